import type { FieldError } from '../shared/domain-error.js';

export const CRITERION_KINDS = ['must_meet', 'should_meet'] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];

export const MET = ['yes', 'no', 'not_applicable'] as const;
export type Met = (typeof MET)[number];

/** A text of a grid, in both languages of the screens. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

/** One line of a gate's grid. */
export interface GateCriterion {
  /** Stable within the grid's versions: answers and evidence refer to it. */
  readonly key: string;
  readonly label: Bilingual;
  readonly kind: CriterionKind;
  /** A yes needs a piece of evidence. */
  readonly evidenceRequired: boolean;
  readonly hint: Bilingual;
}

export const GATE_LIMITS = {
  criteria: 40,
  key: 40,
  label: 200,
  hint: 500,
  note: 4000,
  comment: 2000,
  reason: 2000,
  conditions: 20,
  condition: 300,
  slots: 12,
  evidence: 60,
  evidenceLabel: 200,
  url: 2000,
  /** Bytes of one file: 10 MiB. */
  fileBytes: 10 * 1024 * 1024,
} as const;

export interface CriterionAnswer {
  readonly criterion: string;
  readonly met: Met;
}

/** Where a criterion stands: what the checklist shows, and what a go is refused for. */
export type CriterionState = 'met' | 'failed' | 'unanswered' | 'evidence_missing' | 'not_applicable';

/**
 * @param met null while nobody answered
 * @param pieces how many pieces of evidence are attached to it
 */
export function criterionState(criterion: GateCriterion, met: Met | null, pieces: number): CriterionState {
  if (met === 'no') return 'failed';
  if (met === 'not_applicable') return 'not_applicable';
  // Before the answer as well: what a should-meet asks to see is asked for until it is set aside.
  if (criterion.evidenceRequired && pieces === 0) return 'evidence_missing';
  return met === null ? 'unanswered' : 'met';
}

/** A criterion that must be met is not set aside. */
export function allowedAnswers(kind: CriterionKind): readonly Met[] {
  return kind === 'must_meet' ? ['yes', 'no'] : MET;
}

/** Should-meets met among those that apply, in whole percent; null when none applies. It decides nothing. */
export function shouldMeetScore(
  criteria: readonly GateCriterion[],
  answers: readonly CriterionAnswer[],
): number | null {
  const met = new Map(answers.map((answer) => [answer.criterion, answer.met]));
  const applies = criteria.filter(
    (criterion) => criterion.kind === 'should_meet' && met.get(criterion.key) !== 'not_applicable',
  );
  if (applies.length === 0) return null;
  const yes = applies.filter((criterion) => met.get(criterion.key) === 'yes').length;
  return Math.round((100 * yes) / applies.length);
}

/** What keeps a list of criteria from being a grid: keys told apart, and at least one must-meet. */
export function gridProblems(
  criteria: readonly Pick<GateCriterion, 'key' | 'kind'>[],
): readonly FieldError[] {
  const problems: FieldError[] = [];
  const seen = new Set<string>();
  criteria.forEach(({ key }, index) => {
    if (!/^[a-z][a-z0-9_]*$/.test(key))
      problems.push({ path: `criteria.${index}.key`, code: 'invalid_value' });
    if (seen.has(key)) problems.push({ path: `criteria.${index}.key`, code: 'already_exists' });
    seen.add(key);
  });
  if (!criteria.some((criterion) => criterion.kind === 'must_meet')) {
    problems.push({ path: 'criteria', code: 'must_meet_needed' });
  }
  return problems;
}
