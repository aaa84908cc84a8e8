import * as fc from 'fast-check';
import { DomainError } from '../shared/domain-error.js';
import { STAGES } from '../use-case/stage.js';
import { EVIDENCES, TRANSITIONS } from '../use-case/lifecycle.js';
import { automaticCriteria, borderAfter, BORDERS, CROSSINGS, isThroughGate } from './border.js';
import {
  criterionState,
  gridProblems,
  MET,
  shouldMeetScore,
  type GateCriterion,
  type Met,
} from './criteria.js';
import {
  checkOpinion,
  checkSlots,
  decideGate,
  missingForGo,
  OUTCOME_RULES,
  GATE_OUTCOMES,
  REVIEW_STATES,
  GATE_SLOTS,
  type GateDecision,
  type GateOutcome,
  type ReviewerSlot,
  type ReviewFacts,
  type ReviewState,
} from './review.js';

const criterion = (key: string, more: Partial<GateCriterion> = {}): GateCriterion => ({
  key,
  label: { fr: key, en: key },
  hint: { fr: '', en: '' },
  kind: 'must_meet',
  evidenceRequired: false,
  ...more,
});
const slot = (id: string, more: Partial<ReviewerSlot> = {}): ReviewerSlot => ({
  id,
  slot: 'technical',
  personId: id,
  opinion: 'favourable',
  ...more,
});
const final = slot('boss', { slot: 'final', opinion: null });
const facts: ReviewFacts = {
  criteria: [
    criterion('signed', { evidenceRequired: true }),
    criterion('budget'),
    criterion('nice', { kind: 'should_meet' }),
  ],
  answers: [
    { criterion: 'signed', met: 'yes' },
    { criterion: 'budget', met: 'yes' },
  ],
  pieces: new Map([['signed', 1]]),
  automaticMissing: [],
  slots: [final, slot('expert')],
  today: '2026-03-18',
};
const review = { state: 'in_review' as ReviewState, authorId: 'author' };
const words: Readonly<Record<GateOutcome, Partial<GateDecision>>> = {
  go: {},
  conditional_go: { conditions: [{ text: 'Former', ownerId: 'x', dueOn: '2026-04-01' }] },
  recycle: { reason: 'À revoir' },
  hold: { reason: 'Budget', resumeOn: '2026-06-01' },
  no_go: { reason: 'Sans valeur' },
};
const decision = (outcome: GateOutcome, more: Partial<GateDecision> = {}): GateDecision => ({
  outcome,
  byPersonId: 'boss',
  reason: null,
  conditions: [],
  resumeOn: null,
  withoutOpinions: [],
  ...words[outcome],
  ...more,
});

function refused(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('It was let through');
}
const codes = (error: DomainError) => error.fields.map(({ path, code }) => `${path} ${code}`);

describe('borders', () => {
  it('join each stage to the next, by a move of the lifecycle that asks for a go', () => {
    expect(BORDERS.map((border) => CROSSINGS[border].from)).toEqual(STAGES.slice(0, -1));
    expect(BORDERS.map((border) => CROSSINGS[border].to)).toEqual(STAGES.slice(1));
    expect(STAGES.map(borderAfter)).toEqual([...BORDERS, null]);
    for (const border of BORDERS) {
      const { from, to, transition } = CROSSINGS[border];
      const row = TRANSITIONS.find((one) => one.name === transition);
      expect([row?.from, row?.to]).toEqual([[from], to]);
    }
    const withGo = TRANSITIONS.filter((row) => row.evidence.includes('gate_go')).map((row) => row.name);
    expect(TRANSITIONS.map((row) => row.name).filter(isThroughGate)).toEqual(withGo);
  });

  it('answer from the facts everything but the go itself', () => {
    const asked = new Set(BORDERS.flatMap((border) => automaticCriteria(border)));
    expect([...asked].sort()).toEqual(EVIDENCES.filter((evidence) => evidence !== 'gate_go').sort());
  });
});

describe('deciding', () => {
  it.each(GATE_OUTCOMES)('%s passes when everything is there', (outcome) => {
    expect(decideGate(review, decision(outcome), facts).outcome).toBe(outcome);
  });

  it('ends a review only once, and begins only in review but for what is given back', () => {
    for (const state of REVIEW_STATES) {
      for (const outcome of GATE_OUTCOMES) {
        const attempt = () => decideGate({ ...review, state }, decision(outcome), facts);
        const allowed = state === 'in_review' || (state === 'pending' && outcome === 'recycle');
        if (allowed) expect(attempt().outcome).toBe(outcome);
        else expect(refused(attempt).code).toBe('transition_not_allowed');
      }
    }
    expect(OUTCOME_RULES.map((rule) => rule.outcome)).toEqual(GATE_OUTCOMES);
  });

  it('names every line that keeps a gate closed', () => {
    const bare: ReviewFacts = { ...facts, answers: [], pieces: new Map(), automaticMissing: ['sponsor'] };
    const error = refused(() => decideGate(review, decision('go'), bare));
    expect(error.code).toBe('evidence_missing');
    expect(codes(error)).toEqual([
      'sponsor evidence_missing',
      'criteria.signed evidence_missing',
      'criteria.budget unanswered',
    ]);
  });

  it('wants the words that the outcome needs', () => {
    const attempt = (outcome: GateOutcome, more: Partial<GateDecision>) =>
      codes(refused(() => decideGate(review, decision(outcome, more), facts)));
    expect(attempt('conditional_go', { conditions: [] })).toEqual(['conditions required']);
    expect(
      attempt('conditional_go', { conditions: [{ text: ' ', ownerId: 'x', dueOn: '2026-03-18' }] }),
    ).toEqual(['conditions.0.text required', 'conditions.0.dueOn not_in_future']);
    expect(attempt('go', words.conditional_go)).toEqual(['conditions only_conditional']);
    expect(attempt('hold', { resumeOn: null })).toEqual(['resumeOn required']);
    expect(attempt('hold', { resumeOn: '2026-03-18' })).toEqual(['resumeOn not_in_future']);
    for (const outcome of ['recycle', 'hold', 'no_go'] as const)
      expect(attempt(outcome, { reason: ' ' })).toEqual(['reason reason_required']);
  });

  it('waits for opinions until the decider names whose it goes without', () => {
    const waiting = { ...facts, slots: [final, slot('expert', { opinion: null })] };
    const error = refused(() => decideGate(review, decision('go'), waiting));
    expect([error.code, codes(error)]).toEqual(['not_ready', ['slots.expert opinion_pending']]);
    expect(decideGate(review, decision('go', { withoutOpinions: ['expert'] }), waiting).passes).toBe(true);
  });
});

describe('whatever the review holds', () => {
  const criteria = fc.uniqueArray(
    fc.record({
      key: fc.stringMatching(/^[a-z]{1,6}$/),
      kind: fc.constantFrom('must_meet' as const, 'should_meet' as const),
      evidenceRequired: fc.boolean(),
      met: fc.option(fc.constantFrom(...MET)),
      pieces: fc.nat({ max: 2 }),
    }),
    { selector: (one) => one.key, minLength: 1, maxLength: 8 },
  );
  type Line = { key: string; met: Met | null; pieces: number } & Partial<GateCriterion>;
  const factsOf = (lines: readonly Line[]): ReviewFacts => ({
    ...facts,
    criteria: lines.map(({ key, ...more }) => criterion(key, more)),
    answers: lines.flatMap(({ key, met }) => (met === null ? [] : [{ criterion: key, met }])),
    pieces: new Map(lines.map(({ key, pieces }) => [key, pieces])),
  });

  it('a must-meet answered no never passes, and always lets recycle, hold and no-go through', () => {
    fc.assert(
      fc.property(criteria, (lines) => {
        const failed = factsOf([...lines, { key: 'failed_line', met: 'no', pieces: 1 }]);
        for (const rule of OUTCOME_RULES) {
          const attempt = () => decideGate(review, decision(rule.outcome), failed);
          if (rule.passes) expect(codes(refused(attempt))).toContain('criteria.failed_line must_meet_failed');
          else expect(attempt().outcome).toBe(rule.outcome);
        }
      }),
    );
  });

  it('a go is let through exactly when nothing is missing', () => {
    fc.assert(
      fc.property(criteria, (lines) => {
        const given = factsOf(lines);
        const attempt = () => decideGate(review, decision('go'), given);
        if (missingForGo(given).length === 0) expect(attempt().passes).toBe(true);
        else expect(refused(attempt).code).toBe('evidence_missing');
      }),
    );
  });

  it('nobody approves what they asked for, and only the final slot decides', () => {
    const people = fc.constantFrom('author', 'boss', 'expert', 'other');
    fc.assert(
      fc.property(people, people, fc.constantFrom(...GATE_OUTCOMES), (author, by, outcome) => {
        const attempt = () =>
          decideGate({ ...review, authorId: author }, decision(outcome, { byPersonId: by }), facts);
        if (by === author) expect(codes(refused(attempt))).toEqual(['outcome self_approval']);
        else if (by !== 'boss') expect(codes(refused(attempt))).toEqual(['outcome not_final_approver']);
        else expect(attempt().outcome).toBe(outcome);
      }),
    );
  });
});

describe('slots and opinions', () => {
  it('have one final approver who is not the author', () => {
    const final = { slot: 'final' as const, personId: 'boss' };
    expect(() => checkSlots([final, { slot: 'risk', personId: 'boss' }], 'author')).not.toThrow();
    expect(codes(refused(() => checkSlots([], 'author')))).toEqual(['slots one_final']);
    expect(codes(refused(() => checkSlots([final, { ...final, personId: 'b' }], 'author')))).toEqual([
      'slots one_final',
    ]);
    expect(codes(refused(() => checkSlots([final], 'boss')))).toEqual(['slots self_approval']);
  });

  it('come from the person named alone, in review, and say why when unfavourable', () => {
    const given = { byPersonId: 'expert', opinion: 'unfavourable' as const, comment: 'Pas prêt' };
    const named = { slot: 'risk' as const, personId: 'expert' };
    expect(() => checkOpinion('in_review', named, given)).not.toThrow();
    expect(refused(() => checkOpinion('in_review', named, { ...given, comment: ' ' })).code).toBe(
      'reason_required',
    );
    expect(refused(() => checkOpinion('in_review', named, { ...given, byPersonId: 'x' })).code).toBe(
      'forbidden',
    );
    expect(refused(() => checkOpinion('pending', named, given)).code).toBe('transition_not_allowed');
    expect(refused(() => checkOpinion('go', named, given)).code).toBe('transition_not_allowed');
    expect(GATE_SLOTS).toContain('final');
  });
});

describe('criteria', () => {
  it('stand where answer and evidence put them', () => {
    const proven = criterion('a', { evidenceRequired: true });
    expect(criterionState(proven, null, 0)).toBe('evidence_missing');
    expect(criterionState(proven, 'yes', 0)).toBe('evidence_missing');
    expect(criterionState(proven, null, 1)).toBe('unanswered');
    expect(criterionState(proven, 'yes', 1)).toBe('met');
    expect(criterionState(proven, 'no', 0)).toBe('failed');
  });

  it('score the should-meets that apply', () => {
    const should = ['a', 'b', 'c'].map((key) => criterion(key, { kind: 'should_meet' }));
    expect(shouldMeetScore([criterion('m'), ...should], [{ criterion: 'a', met: 'yes' }])).toBe(33);
    expect(
      shouldMeetScore(should, [
        { criterion: 'a', met: 'yes' },
        { criterion: 'b', met: 'no' },
        { criterion: 'c', met: 'not_applicable' },
      ]),
    ).toBe(50);
    expect(shouldMeetScore([criterion('m')], [])).toBeNull();
  });

  it('make a grid when keys differ and one must be met', () => {
    expect(gridProblems([criterion('a'), criterion('b')])).toEqual([]);
    expect(gridProblems([criterion('a'), criterion('a'), criterion('Ä')]).map((one) => one.path)).toEqual([
      'criteria.1.key',
      'criteria.2.key',
    ]);
    expect(gridProblems([criterion('a', { kind: 'should_meet' })])).toEqual([
      { path: 'criteria', code: 'must_meet_needed' },
    ]);
  });
});
