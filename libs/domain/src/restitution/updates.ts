import { addDays, firstDayOf, lastDayOf, type LocalDate, type Month } from '../shared/local-date.js';
import { HEALTH_STALE_AFTER_DAYS } from '../use-case/health.js';

/** Why the health of a use case is owed to a month. */
export const OWED_HEALTHS = ['never', 'stale', 'not_declared'] as const;
export type OwedHealth = (typeof OWED_HEALTHS)[number];

/** The bounds that a month and a day give: what lies before them has not been updated. */
export interface UpdateBounds {
  /** A health declared before this day is owed: not declared in the month, or over thirty days old. */
  readonly healthFrom: LocalDate;
  /** A milestone due before this day and not reached is owed an actual date or another forecast. */
  readonly milestonesBefore: LocalDate;
}

/** @param today the day it is asked; a declaration made after the end of the month counts for it */
export function updateBounds(month: Month, today: LocalDate): UpdateBounds {
  const firstOn = firstDayOf(month);
  const freshFrom = addDays(today, -HEALTH_STALE_AFTER_DAYS);
  const afterMonth = addDays(lastDayOf(month), 1);
  return {
    healthFrom: freshFrom > firstOn ? freshFrom : firstOn,
    milestonesBefore: today < afterMonth ? today : afterMonth,
  };
}

/** Why the health is owed, or null when it is up to date. */
export function owedHealth(declaredOn: LocalDate | null, month: Month, today: LocalDate): OwedHealth | null {
  if (declaredOn === null) return 'never';
  if (declaredOn < addDays(today, -HEALTH_STALE_AFTER_DAYS)) return 'stale';
  return declaredOn < firstDayOf(month) ? 'not_declared' : null;
}
