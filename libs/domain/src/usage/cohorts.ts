import {
  addDays,
  daysBetween,
  lastDayOf,
  monthOf,
  type LocalDate,
  type Month,
} from '../shared/local-date.js';
import { MONTH_DAYS } from './metrics.js';
import { firstUses, type UserDay } from './user-day.js';

/** Users who began in `month`, in the n-th period of thirty days after the first day of each. */
export interface CohortCell {
  readonly month: Month;
  /** 0 is the period that begins with the first day itself. */
  readonly period: number;
  readonly size: number;
  /** Active in that period. */
  readonly active: number;
  /** Active in that period or any that follows. */
  readonly activeSince: number;
}

/** Cohorts by month of first use, every period up to the last that anybody of the cohort has begun on `day`. */
export function cohorts(rows: readonly UserDay[], day: LocalDate): CohortCell[] {
  const firsts = firstUses(rows);
  const periods = new Map<string, Set<number>>();
  for (const row of rows) {
    const first = firsts.get(row.userKey)?.firstDay ?? row.day;
    const seen = periods.get(row.userKey) ?? new Set<number>();
    periods.set(row.userKey, seen.add(Math.floor(daysBetween(first, row.day) / MONTH_DAYS)));
  }
  const members = new Map<Month, { firstDay: LocalDate; seen: ReadonlySet<number> }[]>();
  for (const [userKey, { firstDay }] of firsts) {
    const month = monthOf(firstDay);
    members.set(month, [
      ...(members.get(month) ?? []),
      { firstDay, seen: periods.get(userKey) ?? new Set() },
    ]);
  }
  return [...members.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([month, users]) => {
      const earliest = users.reduce(
        (min, one) => (one.firstDay < min ? one.firstDay : min),
        users[0]?.firstDay ?? day,
      );
      const last = Math.floor(daysBetween(earliest, day) / MONTH_DAYS);
      return Array.from({ length: last + 1 }, (_, period) => ({
        month,
        period,
        size: users.length,
        active: users.filter(({ seen }) => seen.has(period)).length,
        activeSince: users.filter(({ seen }) => [...seen].some((one) => one >= period)).length,
      }));
    });
}

/**
 * Whether every user of the cohort has had the whole period when `day` ends, even who began on the month's last day.
 * Before that, a cell would show as lost those who have not had the time to come back: it is hidden.
 */
export function isMature(month: Month, period: number, day: LocalDate): boolean {
  return addDays(lastDayOf(month), MONTH_DAYS * (period + 1) - 1) <= day;
}
