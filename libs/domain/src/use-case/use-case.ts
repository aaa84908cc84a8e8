import type { LocalDate } from '../shared/local-date.js';
import { DomainError, type FieldError } from '../shared/domain-error.js';
import { healthProblems } from './computed-health.js';
import type { Health } from './health.js';
import type { Condition, Stage } from './stage.js';

/** A use case (cas d'usage), as stored. Dates are days in Europe/Paris, instants ISO 8601 in UTC. */
export interface UseCase {
  readonly id: string;
  /** UC-001, given in order and never reused. */
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  readonly entityId: string;
  readonly domain: string | null;
  readonly sponsorId: string | null;
  readonly businessOwnerId: string | null;
  readonly functionalReferentId: string | null;
  readonly productId: string | null;
  readonly stage: Stage;
  readonly condition: Condition;
  readonly health: Health;
  readonly healthReason: string | null;
  readonly decisionNeeded: string | null;
  readonly healthDeclaredOn: LocalDate | null;
  /** 1 (low) to 5 (high). */
  readonly valueScore: number | null;
  /** 1 (hard) to 5 (easy). */
  readonly feasibilityScore: number | null;
  readonly tags: readonly string[];
  /** Identifier in the system it came from; unique within Jalon. */
  readonly externalRef: string | null;
  readonly version: number;
}

/** What a person may write into a use case; the rest follows from rules. */
export type UseCaseDraft = Pick<
  UseCase,
  | 'title'
  | 'summary'
  | 'entityId'
  | 'domain'
  | 'sponsorId'
  | 'businessOwnerId'
  | 'functionalReferentId'
  | 'productId'
  | 'health'
  | 'healthReason'
  | 'decisionNeeded'
  | 'valueScore'
  | 'feasibilityScore'
  | 'tags'
>;

export const USE_CASE_LIMITS = {
  title: 200,
  summary: 8000,
  domain: 80,
  reason: 1000,
  tags: 20,
  tag: 40,
  externalRef: 200,
  milestoneName: 160,
  milestones: 200,
} as const;

/** The code of the `number`-th use case: UC-001, UC-042, UC-1234. */
export function useCaseCode(number: number): string {
  return `UC-${String(number).padStart(3, '0')}`;
}

/**
 * What the draft breaks, field by field; an empty list means it can be saved.
 * Shapes and lengths are the contract's business: these are the rules that join fields.
 * @param computed what the facts say; nothing is known of a use case that is being created
 */
export function useCaseProblems(
  draft: Pick<UseCaseDraft, 'health' | 'healthReason'>,
  computed: Health = 'not_rated',
): readonly FieldError[] {
  return healthProblems(draft, computed);
}

/** @throws DomainError `reason_required` when amber or red comes without a reason. */
export function checkUseCase(draft: Pick<UseCaseDraft, 'health' | 'healthReason'>): void {
  const problems = useCaseProblems(draft);
  if (problems.length > 0)
    throw new DomainError('reason_required', 'A health that is not green needs a reason', problems);
}
