import { lastDayOf, addMonths, monthOf, type LocalDate } from '../shared/local-date.js';

/** What a milestone was said to be due on, from `saidOn` until it was said otherwise. */
export interface SaidDate {
  readonly saidOn: LocalDate;
  readonly dueOn: LocalDate;
}

export interface MilestoneTrend {
  /** At each report date since the milestone is known: what was expected then. */
  readonly points: readonly { readonly on: LocalDate; readonly dueOn: LocalDate }[];
  /** How many times in a row it was put off, up to now. */
  readonly slips: number;
  readonly alert: boolean;
}

export const TREND_ALERT_SLIPS = 3;
const REPORTS_MAX = 12;

/** The ends of the last months since `first`, at most eleven, and today. */
export function reportDates(first: LocalDate, today: LocalDate): readonly LocalDate[] {
  const dates = [today];
  for (let back = 1; dates.length < REPORTS_MAX; back++) {
    const on = lastDayOf(addMonths(monthOf(today), -back));
    if (on < first) break;
    dates.unshift(on);
  }
  // A plan of this month has at least the day it was first said.
  if (dates.length === 1 && first < today) dates.unshift(first);
  return dates;
}

/**
 * Milestone trend analysis: the expected date as it was at each report. Days when it was said several times count
 * once, with what was said last: a typing mistake put right is no slip.
 * @param said oldest first
 * @param reachedOn the line ends with the report that tells of it
 */
export function trendOf(
  said: readonly SaidDate[],
  reports: readonly LocalDate[],
  reachedOn: LocalDate | null,
): MilestoneTrend {
  const byDay = new Map(said.map((one) => [one.saidOn, one.dueOn]));
  const revisions = [...byDay].map(([saidOn, dueOn]) => ({ saidOn, dueOn }));
  const end = reachedOn === null ? null : (reports.find((on) => on >= reachedOn) ?? null);
  const points = reports
    .filter((on) => end === null || on <= end)
    .flatMap((on) => {
      const dueOn = revisions.findLast((one) => one.saidOn <= on)?.dueOn;
      return dueOn === undefined ? [] : [{ on, dueOn }];
    });
  let slips = 0;
  for (const [index, { dueOn }] of revisions.entries()) {
    const before = revisions[index - 1]?.dueOn;
    if (before === undefined || dueOn === before) continue;
    slips = dueOn > before ? slips + 1 : 0;
  }
  return { points, slips, alert: reachedOn === null && slips >= TREND_ALERT_SLIPS };
}
