import { DomainError, type FieldError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';
import type { Evidence } from '../use-case/lifecycle.js';
import { criterionState, type CriterionAnswer, type GateCriterion } from './criteria.js';

export const REVIEW_STATES = [
  'pending',
  'in_review',
  'go',
  'conditional_go',
  'recycle',
  'hold',
  'no_go',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** How a review ends: domain rules § 7, with the go under conditions that the lab adds. */
export const GATE_OUTCOMES = ['go', 'conditional_go', 'recycle', 'hold', 'no_go'] as const;
export type GateOutcome = (typeof GATE_OUTCOMES)[number];

/** What an outcome asks for, and what it does to the use case. */
export interface OutcomeRule {
  readonly outcome: GateOutcome;
  readonly from: readonly ReviewState[];
  /** Crosses the border: everything asked for has to be there. */
  readonly passes: boolean;
  readonly needsReason: boolean;
  readonly needsConditions: boolean;
  readonly needsResumeDate: boolean;
  /** Beside crossing the border: the move of the lifecycle it makes. */
  readonly turn: 'hold' | 'abandon' | null;
}

const rule = (outcome: GateOutcome, more: Partial<OutcomeRule> = {}): OutcomeRule => ({
  outcome,
  from: ['in_review'],
  passes: false,
  needsReason: false,
  needsConditions: false,
  needsResumeDate: false,
  turn: null,
  ...more,
});

/** The end of a review as data. `recycle` gives it back to the present stage, with what has to be done again. */
export const OUTCOME_RULES: readonly OutcomeRule[] = [
  rule('go', { passes: true }),
  rule('conditional_go', { passes: true, needsConditions: true }),
  // Also before the review has begun: a request that has become void is given back.
  rule('recycle', { from: ['pending', 'in_review'], needsReason: true }),
  rule('hold', { needsReason: true, needsResumeDate: true, turn: 'hold' }),
  rule('no_go', { needsReason: true, turn: 'abandon' }),
];

export function outcomeRule(outcome: GateOutcome): OutcomeRule {
  const found = OUTCOME_RULES.find((candidate) => candidate.outcome === outcome);
  if (!found) throw new DomainError('invalid_value', `No rule for ${outcome}`);
  return found;
}

export function isOpenReview(state: ReviewState): boolean {
  return state === 'pending' || state === 'in_review';
}

export const GATE_SLOTS = ['sponsor', 'business', 'technical', 'risk', 'final'] as const;
export type GateSlot = (typeof GATE_SLOTS)[number];
export const GATE_OPINIONS = ['favourable', 'reserved', 'unfavourable'] as const;
export type GateOpinion = (typeof GATE_OPINIONS)[number];

export interface ReviewerSlot {
  readonly id: string;
  readonly slot: GateSlot;
  readonly personId: string;
  readonly opinion: GateOpinion | null;
}

export interface GateCondition {
  readonly text: string;
  readonly ownerId: string;
  readonly dueOn: LocalDate;
}

export interface GateDecision {
  readonly outcome: GateOutcome;
  readonly byPersonId: string;
  readonly reason: string | null;
  readonly conditions: readonly GateCondition[];
  readonly resumeOn: LocalDate | null;
  /** Slots whose opinion is not waited for, named one by one. */
  readonly withoutOpinions: readonly string[];
}

/** Everything the decision looks at, gathered in its own transaction. */
export interface ReviewFacts {
  readonly criteria: readonly GateCriterion[];
  readonly answers: readonly CriterionAnswer[];
  /** Pieces of evidence by criterion. */
  readonly pieces: ReadonlyMap<string, number>;
  /** What the lifecycle asks for at this border and does not find. */
  readonly automaticMissing: readonly Evidence[];
  readonly slots: readonly ReviewerSlot[];
  readonly today: LocalDate;
}

/** What a go would be refused for, line by line; empty when the gate may be passed. */
export function missingForGo(
  facts: Pick<ReviewFacts, 'criteria' | 'answers' | 'pieces' | 'automaticMissing'>,
): readonly FieldError[] {
  const answers = new Map(facts.answers.map((answer) => [answer.criterion, answer.met]));
  const lines = facts.criteria.flatMap((criterion): FieldError[] => {
    const state = criterionState(
      criterion,
      answers.get(criterion.key) ?? null,
      facts.pieces.get(criterion.key) ?? 0,
    );
    const path = `criteria.${criterion.key}`;
    if (state === 'evidence_missing') return [{ path, code: 'evidence_missing' }];
    if (criterion.kind === 'should_meet') return [];
    if (state === 'failed') return [{ path, code: 'must_meet_failed' }];
    return state === 'unanswered' ? [{ path, code: 'unanswered' }] : [];
  });
  return [...facts.automaticMissing.map((path) => ({ path, code: 'evidence_missing' })), ...lines];
}

/** The opinions asked for and not given yet; the final approver decides and gives none. */
export function pendingOpinions(slots: readonly ReviewerSlot[]): readonly ReviewerSlot[] {
  return slots.filter((slot) => slot.slot !== 'final' && slot.opinion === null);
}

/**
 * Who decides: exactly one person in the final slot, and never who asked for the review.
 * @throws DomainError `invalid_value`
 */
export function checkSlots(
  slots: readonly Pick<ReviewerSlot, 'slot' | 'personId'>[],
  authorId: string | null,
): void {
  const finals = slots.filter((slot) => slot.slot === 'final');
  const problems: FieldError[] = [];
  if (finals.length !== 1) problems.push({ path: 'slots', code: 'one_final' });
  if (finals.some((slot) => slot.personId === authorId)) {
    problems.push({ path: 'slots', code: 'self_approval' });
  }
  const names = slots.map(({ slot, personId }) => `${slot} ${personId}`);
  if (new Set(names).size < names.length) problems.push({ path: 'slots', code: 'already_exists' });
  if (problems.length > 0) throw new DomainError('invalid_value', 'The slots cannot be so', problems);
}

/**
 * The opinion of a slot's person. @throws DomainError `forbidden` to anybody else, `reason_required` when it is
 * unfavourable without a word, `transition_not_allowed` outside of the review
 */
export function checkOpinion(
  state: ReviewState,
  slot: Pick<ReviewerSlot, 'slot' | 'personId'>,
  given: { readonly byPersonId: string; readonly opinion: GateOpinion; readonly comment: string },
): void {
  if (slot.personId !== given.byPersonId || slot.slot === 'final') {
    throw new DomainError('forbidden', 'Only the person named in this slot gives its opinion', [
      { path: 'opinion', code: 'not_in_slot' },
    ]);
  }
  if (state !== 'in_review') throw notInReview('opinion', state);
  if (given.opinion === 'unfavourable' && given.comment.trim() === '') {
    throw new DomainError('reason_required', 'An unfavourable opinion says why', [
      { path: 'comment', code: 'reason_required' },
    ]);
  }
}

/**
 * Whether `decision` may be taken on a review; answers the rule it follows.
 * @throws DomainError `transition_not_allowed` (not in review), `forbidden` (not the final approver, self-approval),
 * `evidence_missing` (each line that keeps it from passing), `not_ready` (opinions neither given nor named),
 * `reason_required` or `invalid_value`
 */
export function decideGate(
  review: { readonly state: ReviewState; readonly authorId: string | null },
  decision: GateDecision,
  facts: ReviewFacts,
): OutcomeRule {
  const found = outcomeRule(decision.outcome);
  if (!found.from.includes(review.state)) throw notInReview('outcome', review.state);
  checkApprover(review.authorId, decision.byPersonId, facts.slots);
  if (found.passes) {
    const missing = missingForGo(facts);
    if (missing.length > 0) {
      throw new DomainError('evidence_missing', 'The gate cannot be passed yet', missing);
    }
  }
  checkWords(found, decision, facts.today);
  const named = new Set(decision.withoutOpinions);
  const silent = pendingOpinions(facts.slots).filter((slot) => !named.has(slot.id));
  if (review.state === 'in_review' && silent.length > 0) {
    throw new DomainError(
      'not_ready',
      'Opinions are still awaited',
      silent.map((slot) => ({ path: `slots.${slot.id}`, code: 'opinion_pending' })),
    );
  }
  return found;
}

function checkApprover(authorId: string | null, personId: string, slots: readonly ReviewerSlot[]): void {
  const refuse = (code: string) =>
    new DomainError('forbidden', 'Somebody else decides here', [{ path: 'outcome', code }]);
  if (authorId === personId) throw refuse('self_approval');
  const finals = slots.filter((slot) => slot.slot === 'final');
  if (finals.length !== 1 || finals[0]?.personId !== personId) throw refuse('not_final_approver');
}

function checkWords(found: OutcomeRule, decision: GateDecision, today: LocalDate): void {
  if (found.needsReason && !decision.reason?.trim()) {
    throw new DomainError('reason_required', 'This decision needs a reason', [
      { path: 'reason', code: 'reason_required' },
    ]);
  }
  const problems: FieldError[] = [];
  if (found.needsConditions && decision.conditions.length === 0) {
    problems.push({ path: 'conditions', code: 'required' });
  }
  if (!found.needsConditions && decision.conditions.length > 0) {
    problems.push({ path: 'conditions', code: 'only_conditional' });
  }
  decision.conditions.forEach((condition, index) => {
    if (condition.text.trim() === '') problems.push({ path: `conditions.${index}.text`, code: 'required' });
    if (condition.dueOn <= today) problems.push(inPast(`conditions.${index}.dueOn`, today));
  });
  if (found.needsResumeDate && decision.resumeOn === null) {
    problems.push({ path: 'resumeOn', code: 'required' });
  }
  if (!found.needsResumeDate && decision.resumeOn !== null) {
    problems.push({ path: 'resumeOn', code: 'only_hold' });
  }
  if (found.needsResumeDate && decision.resumeOn !== null && decision.resumeOn <= today) {
    problems.push(inPast('resumeOn', today));
  }
  if (problems.length > 0) throw new DomainError('invalid_value', 'This decision cannot be so', problems);
}

const inPast = (path: string, min: LocalDate): FieldError => ({
  path,
  code: 'not_in_future',
  params: { min },
});

function notInReview(path: string, state: ReviewState): DomainError {
  const code = state === 'pending' ? 'review_not_started' : 'review_decided';
  return new DomainError('transition_not_allowed', 'The review is not open for this', [{ path, code }]);
}
