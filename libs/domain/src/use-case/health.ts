import { daysBetween, type LocalDate } from '../shared/local-date.js';

/** Health as declared by the project manager (météo). */
export const HEALTHS = ['on_track', 'at_risk', 'off_track', 'not_rated'] as const;
export type Health = (typeof HEALTHS)[number];

export const TRENDS = ['improving', 'stable', 'worsening'] as const;
export type Trend = (typeof TRENDS)[number];

/**
 * Days after which a declared health has to be confirmed (« à actualiser »). Domain rules §7 speak of 35: the product
 * asks a little earlier, so that nobody is past the rule.
 */
export const HEALTH_STALE_AFTER_DAYS = 30;

/** Amber and red need a reason: a colour alone tells nobody what to do. */
export function healthNeedsReason(health: Health): boolean {
  return health === 'at_risk' || health === 'off_track';
}

/** Whether a health declared on `declaredOn` has to be confirmed on `today`. Never rated is never stale. */
export function isHealthStale(health: Health, declaredOn: LocalDate | null, today: LocalDate): boolean {
  if (health === 'not_rated' || declaredOn === null) return false;
  return daysBetween(declaredOn, today) > HEALTH_STALE_AFTER_DAYS;
}

const SEVERITY: Record<Exclude<Health, 'not_rated'>, number> = { on_track: 0, at_risk: 1, off_track: 2 };

/** Where the health goes from one declaration to the next; a first or missing rating counts as stable. */
export function healthTrend(previous: Health | null, current: Health): Trend {
  if (previous === null || previous === 'not_rated' || current === 'not_rated') return 'stable';
  const change = SEVERITY[current] - SEVERITY[previous];
  if (change > 0) return 'worsening';
  return change < 0 ? 'improving' : 'stable';
}
