import * as fc from 'fast-check';
import { ROLES, type Principal, type Role } from '../people/role.js';
import { DomainError } from '../shared/domain-error.js';
import {
  advanceMinutes,
  allowedMinutesMoves,
  MINUTES_GUARDS,
  MINUTES_TRANSITIONS,
  type MinutesFacts,
} from './lifecycle.js';
import { MINUTES_MOVE_NAMES, MINUTES_STATES, type MinutesGap } from './minutes.js';

const who = (role: Role, personId: string = role): Principal => ({
  accountId: 'account',
  personId,
  role,
  entityId: role === 'partner' ? 'entity' : null,
});
const at = (state: MinutesFacts['state'], ...submitterIds: readonly string[]): MinutesFacts => ({
  state,
  edition: 1,
  submitterIds: submitterIds.length > 0 ? submitterIds : ['intern'],
});
const gap = (more: Partial<MinutesGap> = {}): MinutesGap => ({
  code: 'action_without_owner',
  entryId: 'e1',
  personId: null,
  blocking: true,
  ...more,
});
const said = (work: () => unknown): readonly string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError)
      return [error.code, ...error.fields.map(({ path, code }) => `${path} ${code}`)];
  }
  return [];
};

describe('the life of minutes', () => {
  it('reaches every state from a draft, and leaves every state', () => {
    const reached = new Set<string>(['draft']);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const { from, to } of MINUTES_TRANSITIONS) {
        if (from.some((state) => reached.has(state))) reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...MINUTES_STATES].sort());
    expect(new Set(MINUTES_TRANSITIONS.flatMap(({ from }) => from))).toEqual(new Set(MINUTES_STATES));
    expect(new Set(MINUTES_TRANSITIONS.map(({ name }) => name))).toEqual(new Set(MINUTES_MOVE_NAMES));
    expect(new Set(MINUTES_TRANSITIONS.flatMap(({ guards }) => guards))).toEqual(new Set(MINUTES_GUARDS));
  });

  it('has each guard refuse, and let through', () => {
    const manager = who('project_manager');
    for (const { name, from, to, guards } of MINUTES_TRANSITIONS) {
      for (const state of from) {
        const move = (facts: MinutesFacts, reason: string, gaps: readonly MinutesGap[]) =>
          said(() => advanceMinutes(facts, manager, { name, reason }, gaps));
        expect(advanceMinutes(at(state), manager, { name, reason: 'Parce que' }, []).state).toBe(to);
        expect(move(at(state), 'Parce que', [gap({ blocking: false })])).toEqual([]);
        expect(move(at(state), 'Parce que', [gap()])).toEqual(
          guards.includes('complete') ? ['evidence_missing', 'entries.e1 action_without_owner'] : [],
        );
        expect(move(at(state), ' ', [])).toEqual(
          guards.includes('reason') ? ['reason_required', 'reason reason_required'] : [],
        );
        expect(move(at(state, manager.personId), 'Parce que', [])).toEqual(
          guards.includes('other_than_submitter') ? ['invalid_value', 'move self_approval'] : [],
        );
      }
    }
  });

  it('lets an intern submit, and nothing else', () => {
    const intern = who('intern', 'other');
    expect(
      MINUTES_STATES.map((state) => allowedMinutesMoves(at(state), intern, []).map(({ name }) => name)),
    ).toEqual([['submit'], [], [], []]);
    for (const name of ['return', 'approve', 'distribute', 'correct'] as const) {
      expect(said(() => advanceMinutes(at('in_review'), intern, { name, reason: 'x' }, []))).toEqual([
        'forbidden',
      ]);
    }
  });

  it('allows exactly what it then does, to each role', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MINUTES_STATES),
        fc.constantFrom(...ROLES),
        fc.constantFrom(...MINUTES_MOVE_NAMES),
        fc.subarray(['intern', 'project_manager', 'somebody']),
        (state, role, name, submitters) => {
          const facts = { ...at(state), submitterIds: submitters };
          const allowed = allowedMinutesMoves(facts, who(role), []).some((move) => move.name === name);
          const refused = said(() => advanceMinutes(facts, who(role), { name, reason: 'x' }, []));
          expect(refused.length === 0).toBe(allowed);
        },
      ),
    );
  });

  it('begins the next edition with a correction alone', () => {
    const manager = who('project_manager');
    const after = MINUTES_TRANSITIONS.flatMap(({ name, from }) =>
      from.map((state) => [name, advanceMinutes(at(state), manager, { name, reason: 'x' }, []).edition]),
    );
    expect(after.filter(([, edition]) => edition === 2).map(([name]) => name)).toEqual([
      'correct',
      'correct',
    ]);
  });

  it('says where each gap is', () => {
    const gaps = [
      gap(),
      gap({ code: 'unknown_person', entryId: null, personId: 'p1' }),
      gap({ code: 'empty', entryId: null }),
      gap({ code: 'no_decision', entryId: null, blocking: false }),
    ];
    expect(
      said(() => advanceMinutes(at('draft'), who('intern'), { name: 'submit', reason: '' }, gaps)),
    ).toEqual([
      'evidence_missing',
      'entries.e1 action_without_owner',
      'people.p1 unknown_person',
      'content empty',
    ]);
    expect(allowedMinutesMoves(at('draft'), who('intern'), gaps)[0]?.missing).toEqual(gaps);
  });
});
