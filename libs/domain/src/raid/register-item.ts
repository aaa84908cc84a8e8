import { DomainError, type FieldError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';

/** What a project register (RAID log) keeps: risks, issues (problèmes), actions and decisions. */
export const REGISTER_KINDS = ['risk', 'issue', 'action', 'decision'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

export const REGISTER_STATES = [
  'open',
  'occurred',
  'closed',
  'todo',
  'in_progress',
  'done',
  'cancelled',
  'proposed',
  'taken',
  'superseded',
] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

/** How a risk is answered. */
export const RISK_RESPONSES = ['avoid', 'reduce', 'transfer', 'accept'] as const;
export type RiskResponse = (typeof RISK_RESPONSES)[number];

export const REGISTER_LIMITS = {
  items: 500,
  title: 300,
  description: 4000,
  note: 1000,
  plan: 2000,
  alternatives: 4000,
} as const;

/** States in which something still has to happen. */
export const OPEN_STATES: readonly RegisterState[] = ['open', 'todo', 'in_progress', 'proposed'];

/** The states that each kind can be in, in the order of its life. */
export const STATES_OF: Readonly<Record<RegisterKind, readonly RegisterState[]>> = {
  risk: ['open', 'occurred', 'closed'],
  issue: ['open', 'closed'],
  action: ['todo', 'in_progress', 'done', 'cancelled'],
  decision: ['proposed', 'taken', 'superseded'],
};

/** What a person may write into an item; state, dates of closing and links follow from transitions. */
export interface RegisterDraft {
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly openedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  /** 1 (rare) to 5 (almost certain); risks alone have what follows. */
  readonly probability: number | null;
  /** 1 (negligible) to 5 (critical). */
  readonly impact: number | null;
  readonly residualProbability: number | null;
  readonly residualImpact: number | null;
  readonly response: RiskResponse | null;
  readonly responsePlan: string | null;
  /** Decisions alone have what follows. */
  readonly deciderId: string | null;
  readonly decidedOn: LocalDate | null;
  readonly alternatives: string | null;
}

export interface RegisterItem extends RegisterDraft {
  readonly id: string;
  readonly useCaseId: string;
  readonly kind: RegisterKind;
  /** Counted from 1 within its use case and kind. */
  readonly number: number;
  readonly state: RegisterState;
  readonly closedOn: LocalDate | null;
  readonly closingNote: string | null;
  readonly supersededById: string | null;
  readonly originId: string | null;
  readonly gateReviewId: string | null;
  readonly version: number;
}

const LETTERS: Readonly<Record<RegisterKind, string>> = { risk: 'R', issue: 'P', action: 'A', decision: 'D' };

/** How people name an item of one use case: R-1, P-2 (problème), A-3, D-4. */
export function registerCode(kind: RegisterKind, number: number): string {
  return `${LETTERS[kind]}-${number}`;
}

/** Due before `today` and still open. */
export function isOverdue(item: Pick<RegisterItem, 'dueOn' | 'closedOn'>, today: LocalDate): boolean {
  return item.closedOn === null && item.dueOn !== null && item.dueOn < today;
}

type Field = keyof RegisterDraft;

const RISK_FIELDS: readonly Field[] = [
  'probability',
  'impact',
  'residualProbability',
  'residualImpact',
  'response',
  'responsePlan',
];
const DECISION_FIELDS: readonly Field[] = ['deciderId', 'decidedOn', 'alternatives'];

/** Fields that an item of `kind` has no use for: they stay empty. */
export function foreignFields(kind: RegisterKind): readonly Field[] {
  return [...(kind === 'risk' ? [] : RISK_FIELDS), ...(kind === 'decision' ? [] : DECISION_FIELDS)];
}

/**
 * What the draft breaks, field by field. Shapes and lengths are the contract's business: these rules join fields.
 * A risk has P and I; its residual is both or neither and never above it; a decision taken has decider and day.
 */
export function registerProblems(
  kind: RegisterKind,
  draft: RegisterDraft,
  today: LocalDate,
): readonly FieldError[] {
  const problems: FieldError[] = foreignFields(kind)
    .filter((field) => draft[field] !== null)
    .map((field) => ({ path: field, code: 'not_of_kind' }));
  if (kind === 'risk') problems.push(...riskProblems(draft));
  if (draft.openedOn > today) problems.push({ path: 'openedOn', code: 'in_future', params: { max: today } });
  if (kind === 'decision' && draft.decidedOn !== null) {
    if (draft.deciderId === null) problems.push({ path: 'deciderId', code: 'decider_required' });
    if (draft.decidedOn > today) {
      problems.push({ path: 'decidedOn', code: 'in_future', params: { max: today } });
    }
  }
  return problems;
}

function riskProblems(draft: RegisterDraft): readonly FieldError[] {
  const problems: FieldError[] = [];
  if (draft.probability === null) problems.push({ path: 'probability', code: 'required' });
  if (draft.impact === null) problems.push({ path: 'impact', code: 'required' });
  if ((draft.residualProbability === null) !== (draft.residualImpact === null)) {
    const path = draft.residualProbability === null ? 'residualProbability' : 'residualImpact';
    problems.push({ path, code: 'residual_incomplete' });
  }
  const before = severity(draft.probability, draft.impact);
  const after = severity(draft.residualProbability, draft.residualImpact);
  if (before !== null && after !== null && after > before) {
    problems.push({ path: 'residualImpact', code: 'residual_above', params: { max: before } });
  }
  return problems;
}

/** Probability × impact, 1 to 25 (domain rules §7); null when either is missing. */
export function severity(probability: number | null, impact: number | null): number | null {
  return probability === null || impact === null ? null : probability * impact;
}

/** From this severity on, a risk with no answer turns a use case red (domain rules §7: 15/25). */
export const SEVERE = 15;

export const RISK_LEVELS = ['low', 'moderate', 'severe'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** The level that a cell of the matrix shows: severe from 15, moderate from 6, else low. */
export function riskLevel(score: number): RiskLevel {
  if (score >= SEVERE) return 'severe';
  return score >= 6 ? 'moderate' : 'low';
}

/**
 * Whether nothing answers the risk: no response plan is written, and its residual is not lower than the risk itself
 * (or was never rated). Either of the two is enough to count as mitigated.
 */
export function isUnmitigated(risk: {
  readonly severity: number;
  readonly residualSeverity: number | null;
  readonly hasPlan: boolean;
}): boolean {
  return !risk.hasPlan && (risk.residualSeverity === null || risk.residualSeverity >= risk.severity);
}

/** @throws DomainError `invalid_value` when the draft breaks a rule; paths carry `prefix` (`changes.`). */
export function checkRegister(kind: RegisterKind, draft: RegisterDraft, today: LocalDate, prefix = ''): void {
  const problems = registerProblems(kind, draft, today);
  if (problems.length === 0) return;
  throw new DomainError(
    'invalid_value',
    'This entry of the register cannot be',
    problems.map((problem) => ({ ...problem, path: `${prefix}${problem.path}` })),
  );
}

/**
 * What an edit may not touch. A due date is what being on time is told from: what is over keeps it. The day of a
 * decision is set by taking it, and may only be corrected afterwards.
 * @throws DomainError `invalid_value`
 */
export function checkRegisterEdit(before: RegisterItem, next: RegisterDraft, prefix = ''): void {
  const problems: FieldError[] = [];
  if (before.closedOn !== null) {
    if (before.dueOn !== next.dueOn) problems.push({ path: 'dueOn', code: 'date_kept' });
    const last = before.kind === 'decision' ? (next.decidedOn ?? before.closedOn) : before.closedOn;
    if (next.openedOn > last)
      problems.push({ path: 'openedOn', code: 'after_closing', params: { max: last } });
  }
  if (before.kind === 'decision' && (before.decidedOn === null) !== (next.decidedOn === null)) {
    problems.push({ path: 'decidedOn', code: 'decided_by_move' });
  }
  if (problems.length === 0) return;
  throw new DomainError(
    'invalid_value',
    'This cannot be changed',
    problems.map((problem) => ({ ...problem, path: `${prefix}${problem.path}` })),
  );
}

/** @throws DomainError `transition_not_allowed`: the register of a closed use case is only read. */
export function checkRegisterOpen(useCase: { readonly stage: string }): void {
  if (useCase.stage !== 'closed') return;
  throw new DomainError('transition_not_allowed', 'The use case is closed: its register is only read', [
    { path: 'useCase', code: 'use_case_closed' },
  ]);
}

/** @throws DomainError `limit_exceeded` when a use case has `count` items already. */
export function checkRegisterLimit(count: number): void {
  if (count < REGISTER_LIMITS.items) return;
  throw new DomainError('limit_exceeded', 'This register is full', [
    { path: 'title', code: 'too_many', params: { max: REGISTER_LIMITS.items } },
  ]);
}
