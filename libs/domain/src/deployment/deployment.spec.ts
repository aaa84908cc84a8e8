import fc from 'fast-check';
import { addDays, monthOf } from '../shared/local-date.js';
import { DomainError } from '../shared/domain-error.js';
import { DEPLOYMENT_STATUSES, eligibleOn, goingLiveOn, wavesOf } from './deployment.js';
import { shownUse } from './figure.js';
import {
  allowedDeploymentMoves,
  declarationProblems,
  DEPLOYMENT_MOVES,
  DEPLOYMENT_TRANSITIONS,
  deploymentDateProblems,
  moveDeployment,
  wasLiveIn,
  type MoveFacts,
} from './lifecycle.js';

const TODAY = '2026-03-18';
const day = fc.integer({ min: -400, max: 400 }).map((offset) => addDays(TODAY, offset));
const PLANNED: MoveFacts = {
  status: 'planned',
  plannedOn: '2026-02-01',
  liveOn: null,
  retiredOn: null,
  populations: [{ fromOn: '2026-01-01', eligible: 40 }],
};
const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof DomainError
      ? [error.code, ...error.fields.map(({ path }) => path)].join(' ')
      : 'broken';
  }
};

describe('the life of a deployment', () => {
  it('reaches every status from planned, by moves that all can be made', () => {
    const reached = new Set<string>(['planned']);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const { from, to } of DEPLOYMENT_TRANSITIONS)
        if (from.some((status) => reached.has(status))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...DEPLOYMENT_STATUSES].sort());
    expect(DEPLOYMENT_TRANSITIONS.map(({ name }) => name)).toEqual(DEPLOYMENT_MOVES);
    expect(allowedDeploymentMoves({ ...PLANNED, status: 'retired' })).toEqual([]);
  });

  it('keeps its days in order whatever is tried, one move after another', () => {
    const move = fc.record({
      name: fc.constantFrom(...DEPLOYMENT_MOVES),
      on: day,
      reason: fc.constantFrom(null, ' ', 'Montée de version'),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        let now = PLANNED;
        for (const one of moves) {
          const said = codeOf(() => (now = { ...now, ...moveDeployment(now, one, TODAY) }));
          expect(said).not.toBe('broken');
          expect(deploymentDateProblems(now, TODAY)).toEqual([]);
        }
      }),
    );
  });

  it('does exactly the moves that it says it allows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DEPLOYMENT_STATUSES),
        fc.constantFrom(...DEPLOYMENT_MOVES),
        fc.boolean(),
        (status, name, known) => {
          const facts: MoveFacts = {
            ...PLANNED,
            status,
            liveOn: status === 'planned' ? null : '2026-02-02',
            populations: known ? PLANNED.populations : [],
          };
          const allowed = allowedDeploymentMoves(facts).find((one) => one.name === name);
          const said = codeOf(() => moveDeployment(facts, { name, on: TODAY, reason: 'Dit' }, TODAY));
          expect(said === 'done').toBe(allowed !== undefined && allowed.missing.length === 0);
        },
      ),
    );
  });

  it('says what it refuses', () => {
    const go = { name: 'go_live', on: TODAY, reason: null } as const;
    expect(moveDeployment(PLANNED, go, TODAY)).toMatchObject({ status: 'live', liveOn: TODAY });
    expect(codeOf(() => moveDeployment({ ...PLANNED, populations: [] }, go, TODAY))).toBe(
      'evidence_missing population',
    );
    expect(codeOf(() => moveDeployment(PLANNED, { ...go, on: addDays(TODAY, 1) }, TODAY))).toBe(
      'invalid_value on',
    );
    const live: MoveFacts = { ...PLANNED, status: 'live', liveOn: '2026-03-01' };
    expect(
      codeOf(() => moveDeployment(live, { name: 'retire', on: '2026-02-28', reason: 'Fin' }, TODAY)),
    ).toBe('invalid_value on');
    expect(codeOf(() => moveDeployment(live, { name: 'pause', on: TODAY, reason: ' ' }, TODAY))).toBe(
      'reason_required reason',
    );
    expect(codeOf(() => moveDeployment(live, go, TODAY))).toBe('transition_not_allowed name');
  });
});

describe('the eligible on a day', () => {
  it('are what was last said up to then', () => {
    const said = fc.uniqueArray(fc.record({ fromOn: day, eligible: fc.nat(1000) }), {
      selector: ({ fromOn }) => fromOn,
    });
    fc.assert(
      fc.property(said, day, (populations, on) => {
        const before = populations
          .filter(({ fromOn }) => fromOn <= on)
          .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
        expect(eligibleOn(populations, on)).toBe(before.at(-1)?.eligible ?? null);
      }),
    );
  });
});

describe('waves', () => {
  it('hold every deployment once, in order, between their first and last day', () => {
    const some = fc.array(
      fc.record({
        wave: fc.option(fc.integer({ min: 1, max: 4 })),
        status: fc.constant('planned' as const),
        plannedOn: fc.option(day),
        liveOn: fc.option(day),
        retiredOn: fc.constant(null),
      }),
    );
    fc.assert(
      fc.property(some, (deployments) => {
        const waves = wavesOf(deployments);
        expect(waves.flatMap((one) => one.deployments)).toHaveLength(deployments.length);
        const order = waves.map(({ wave }) => wave ?? 100);
        expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
        for (const { deployments: members, from, to } of waves)
          for (const one of members) {
            const on = goingLiveOn(one);
            if (on !== null) expect(from !== null && to !== null && from <= on && on <= to).toBe(true);
          }
      }),
    );
  });
});

describe('a declared month', () => {
  const live = { status: 'live', plannedOn: null, liveOn: '2026-01-20', retiredOn: null } as const;

  it('is one in which people had it, up to now', () => {
    expect(
      ['2025-12', '2026-01', '2026-03', '2026-04'].map((month) => wasLiveIn(live, month, TODAY)),
    ).toEqual([false, true, true, false]);
    const retired = { ...live, status: 'retired', retiredOn: '2026-02-03' } as const;
    expect(wasLiveIn(retired, '2026-02', TODAY)).toBe(true);
    expect(wasLiveIn(retired, monthOf(TODAY), TODAY)).toBe(false);
    expect(wasLiveIn({ ...live, status: 'planned', liveOn: null }, '2026-03', TODAY)).toBe(false);
  });

  it('has at least one use a user', () => {
    expect(declarationProblems(live, { month: '2026-02', activeUsers: 9, uses: 8 }, TODAY)).toEqual([
      { path: 'uses', code: 'fewer_than_users' },
    ]);
    expect(declarationProblems(live, { month: '2026-02', activeUsers: 9, uses: null }, TODAY)).toEqual([]);
  });
});

describe('the use that is shown', () => {
  it('never tells of one to four people', () => {
    fc.assert(
      fc.property(
        fc.nat(12),
        fc.option(fc.nat(12)),
        fc.option(fc.nat(40)),
        (activeUsers, activeEligible, eligible) => {
          const shown = shownUse({ activeUsers, activeEligible, eligible });
          const isFew = (users: number) => users > 0 && users < 5;
          const listed = activeEligible ?? activeUsers;
          const few = [activeUsers, listed, activeUsers - listed].some(isFew);
          expect(shown.reason === 'few_users').toBe(few);
          if (few) expect(shown.adoption).toBeNull();
          expect(shown.activeUsers).toBe(isFew(activeUsers) ? null : activeUsers);
          if (shown.adoption !== null) expect(shown.adoption >= 0 && shown.adoption <= 1).toBe(true);
        },
      ),
    );
    expect(shownUse({ activeUsers: 30, activeEligible: null, eligible: 40 }).adoption).toBe(0.75);
    expect(shownUse({ activeUsers: 30, activeEligible: 20, eligible: 40 }).adoption).toBe(0.5);
    // Adoption would tell of the three who are not on the list.
    expect(shownUse({ activeUsers: 30, activeEligible: 27, eligible: 40 })).toEqual({
      activeUsers: 30,
      adoption: null,
      reason: 'few_users',
    });
    expect(shownUse({ activeUsers: 30, activeEligible: null, eligible: 0 }).reason).toBe('no_population');
  });
});
