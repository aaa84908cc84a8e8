import * as fc from 'fast-check';
import { DomainError } from '../shared/domain-error.js';
import {
  advance,
  allowedTransitions,
  EVIDENCES,
  moveKind,
  TRANSITION_NAMES,
  TRANSITIONS,
  type Evidence,
  type LifecycleFacts,
  type Position,
  type TransitionName,
} from './lifecycle.js';
import { CONDITIONS, STAGES, type Stage } from './stage.js';

const complete: LifecycleFacts = {
  summary: 'Trier le courrier',
  sponsorId: 'sponsor',
  functionalReferentId: 'referent',
  productId: 'product',
  health: 'on_track',
  valueScore: 4,
  feasibilityScore: 3,
  milestones: [{ baselineOn: '2026-01-10', actualOn: '2026-01-12' }],
  stageSince: '2026-01-05',
  gateGo: true,
};
const nothing: LifecycleFacts = {
  summary: '  \n',
  sponsorId: null,
  functionalReferentId: null,
  productId: null,
  health: 'not_rated',
  valueScore: null,
  feasibilityScore: null,
  milestones: [],
  stageSince: '2026-01-05',
  gateGo: false,
};

/** The complete facts with one evidence taken away. */
const without: Readonly<Record<Evidence, Partial<LifecycleFacts>>> = {
  summary: { summary: ' ' },
  sponsor: { sponsorId: null },
  functional_referent: { functionalReferentId: null },
  scores: { feasibilityScore: null },
  planned_milestone: { milestones: [{ baselineOn: null, actualOn: '2026-01-12' }] },
  health_rated: { health: 'not_rated' },
  product: { productId: null },
  reached_milestone: { milestones: [{ baselineOn: '2026-01-10', actualOn: null }] },
  no_open_milestone: {
    milestones: [
      { baselineOn: '2026-01-10', actualOn: '2026-01-12' },
      { baselineOn: '2026-01-20', actualOn: null },
    ],
  },
  gate_go: { gateGo: false },
};

const start: Position = { stage: 'opportunity', condition: 'active' };
const move = (name: TransitionName, more: object = {}) => ({
  name,
  reason: 'Parce que',
  on: '2026-02-01',
  today: '2026-02-01',
  ...more,
});
const key = ({ stage, condition }: Position) => `${stage}/${condition}`;

function reachable(): Map<string, Position> {
  const found = new Map([[key(start), start]]);
  const waiting = [start];
  for (let position = waiting.pop(); position; position = waiting.pop()) {
    for (const { to } of allowedTransitions(position, complete)) {
      if (found.has(key(to))) continue;
      found.set(key(to), to);
      waiting.push(to);
    }
  }
  return found;
}

function refused(position: Position, name: TransitionName, facts = complete, more: object = {}): DomainError {
  try {
    advance(position, move(name, more), facts);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error(`${name} was let through from ${key(position)}`);
}

describe('the lifecycle as a table', () => {
  it('reaches every stage in every condition, but what is closed stands still', () => {
    const expected = STAGES.flatMap((stage) =>
      CONDITIONS.map((condition) => key({ stage, condition })),
    ).filter((position) => position !== 'closed/on_hold' && position !== 'closed/abandoned');
    expect([...reachable().keys()].sort()).toEqual(expected.sort());
  });

  it('has no row that leaves from nowhere, and every name leads somewhere', () => {
    const positions = reachable();
    for (const row of TRANSITIONS) {
      expect(row.from.length).toBeGreaterThan(0);
      for (const stage of row.from)
        expect(positions.has(key({ stage, condition: row.fromCondition }))).toBe(true);
    }
    expect(new Set(TRANSITIONS.map((row) => row.name))).toEqual(new Set(TRANSITION_NAMES));
  });

  it('never offers one name twice from one place', () => {
    for (const position of reachable().values()) {
      const names = allowedTransitions(position, complete).map((transition) => transition.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('is left and come back to: no position is a dead end', () => {
    for (const position of reachable().values())
      expect(allowedTransitions(position, complete)).not.toEqual([]);
  });

  it('reads as the catalogue says', () => {
    const table = TRANSITIONS.map(
      (row) =>
        `${row.name}: ${row.from.join('|')} ${row.fromCondition} → ${row.to ?? '='} ${row.toCondition}` +
        `${row.evidence.length > 0 ? ` [${row.evidence.join(' ')}]` : ''}${row.needsReason ? ' + reason' : ''}`,
    );
    const open = 'opportunity|framing|delivery|deployment|usage';
    expect(table).toEqual([
      'start_framing: opportunity active → framing active [summary sponsor functional_referent scores gate_go]',
      'start_delivery: framing active → delivery active [functional_referent planned_milestone health_rated gate_go]',
      'start_deployment: delivery active → deployment active [reached_milestone product gate_go]',
      'start_usage: deployment active → usage active [reached_milestone no_open_milestone gate_go]',
      'close: usage active → closed active [gate_go] + reason',
      'return_to_opportunity: framing active → opportunity active + reason',
      'return_to_framing: delivery active → framing active + reason',
      'return_to_delivery: deployment active → delivery active + reason',
      'return_to_deployment: usage active → deployment active + reason',
      'reopen: closed active → usage active + reason',
      `hold: ${open} active → = on_hold + reason`,
      `resume: ${open} on_hold → = active`,
      `abandon: ${open} active → = abandoned + reason`,
      `abandon: ${open} on_hold → = abandoned + reason`,
      `revive: ${open} abandoned → = active + reason`,
    ]);
  });
});

describe('guards', () => {
  const asked = TRANSITIONS.flatMap((row) =>
    row.evidence.flatMap((evidence) => row.from.map((stage) => [row.name, stage, evidence] as const)),
  );

  it('are all exercised by some move', () => {
    expect(new Set(asked.map(([, , evidence]) => evidence))).toEqual(new Set(EVIDENCES));
  });

  it.each(asked)('%s from %s is blocked without %s', (name, stage, evidence) => {
    const facts = { ...complete, ...without[evidence] };
    const error = refused({ stage, condition: 'active' }, name, facts);
    expect(error.code).toBe('evidence_missing');
    expect(error.fields.map((field) => field.path)).toContain(evidence);
    const offered = allowedTransitions({ stage, condition: 'active' }, facts).find(
      (one) => one.name === name,
    );
    expect(offered?.missing).toContain(evidence);
  });

  it('name everything that is missing at once', () => {
    expect(refused(start, 'start_framing', nothing).fields.map((field) => field.path)).toEqual([
      'summary',
      'sponsor',
      'functional_referent',
      'scores',
      'gate_go',
    ]);
  });

  it('let the whole way through when everything is there', () => {
    const names = ['start_framing', 'start_delivery', 'start_deployment', 'start_usage', 'close'] as const;
    const path = names.reduce<Position[]>(
      (positions, name) => [...positions, advance(positions.at(-1) ?? start, move(name), complete)],
      [start],
    );
    expect(path.map((position) => position.stage)).toEqual([...STAGES]);
  });

  it('ask nothing but a reason to go back, hold or abandon', () => {
    expect(
      advance({ stage: 'framing', condition: 'active' }, move('return_to_opportunity'), nothing),
    ).toEqual(start);
    for (const name of ['hold', 'abandon'] as const) {
      for (const reason of [null, '', ' \n']) {
        expect(refused(start, name, nothing, { reason })).toMatchObject({
          code: 'reason_required',
          fields: [{ path: 'reason', code: 'reason_required' }],
        });
      }
    }
    expect(
      advance({ stage: 'usage', condition: 'on_hold' }, move('resume', { reason: null }), nothing),
    ).toEqual({
      stage: 'usage',
      condition: 'active',
    });
  });

  it('refuse a day before the stage was entered, and one to come', () => {
    expect(refused(start, 'hold', complete, { on: '2026-01-04' }).fields).toEqual([
      { path: 'on', code: 'before_stage', params: { min: '2026-01-05' } },
    ]);
    expect(refused(start, 'hold', complete, { on: '2026-02-02' }).fields).toEqual([
      { path: 'on', code: 'in_future', params: { max: '2026-02-01' } },
    ]);
    expect(advance(start, move('hold', { on: '2026-01-05' }), complete).condition).toBe('on_hold');
  });
});

describe('any series of moves', () => {
  it('goes only where the table leads, and refuses the rest by name', () => {
    const names = fc.array(fc.constantFrom(...TRANSITION_NAMES), { maxLength: 40 });
    fc.assert(
      fc.property(names, (series) => {
        let position = start;
        for (const name of series) {
          const offered = allowedTransitions(position, complete).find((one) => one.name === name);
          if (!offered) {
            expect(refused(position, name).code).toBe('transition_not_allowed');
            continue;
          }
          const next = advance(position, move(name), complete);
          expect(next).toEqual(offered.to);
          const step = STAGES.indexOf(next.stage) - STAGES.indexOf(position.stage);
          expect(Math.abs(step)).toBeLessThanOrEqual(1);
          if (position.condition !== 'active') expect(step).toBe(0);
          position = next;
        }
      }),
    );
  });
});

describe('moveKind', () => {
  const active = (stage: Stage): Position => ({ stage, condition: 'active' });
  it.each<[Position | null, Position, string]>([
    [null, start, 'entered'],
    [null, { stage: 'usage', condition: 'abandoned' }, 'entered'],
    [active('opportunity'), active('framing'), 'advanced'],
    [active('opportunity'), active('usage'), 'advanced'],
    [active('delivery'), active('framing'), 'returned'],
    [active('closed'), active('usage'), 'returned'],
    [active('usage'), active('closed'), 'closed'],
    [active('usage'), { stage: 'usage', condition: 'on_hold' }, 'held'],
    [{ stage: 'usage', condition: 'on_hold' }, active('usage'), 'resumed'],
    [{ stage: 'usage', condition: 'abandoned' }, active('usage'), 'resumed'],
    [{ stage: 'usage', condition: 'on_hold' }, { stage: 'usage', condition: 'abandoned' }, 'abandoned'],
  ])('%j → %j is %s', (from, to, kind) => {
    expect(moveKind(from, to)).toBe(kind);
  });
});
