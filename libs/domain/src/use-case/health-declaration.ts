import type { LocalDate } from '../shared/local-date.js';
import type { Health } from './health.js';

/** The last word on the health of a use case, and the one before it. */
export interface HealthDeclaration {
  readonly health: Health;
  readonly previousHealth: Health | null;
  readonly healthDeclaredOn: LocalDate | null;
}

/**
 * What becomes of `before` when `health` is declared on `today`. Confirming the same health re-dates it and makes
 * its trend stable; declaring again on the same day corrects the day's word, so the one before it stays.
 */
export function declareHealth(
  before: HealthDeclaration,
  health: Health,
  today: LocalDate,
): HealthDeclaration {
  return {
    health,
    previousHealth: before.healthDeclaredOn === today ? before.previousHealth : before.health,
    healthDeclaredOn: health === 'not_rated' ? null : today,
  };
}
