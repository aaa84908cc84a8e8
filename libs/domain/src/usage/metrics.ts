import { addDays, daysBetween, type LocalDate } from '../shared/local-date.js';
import { isWorkingDay } from '../shared/working-days.js';
import type { FirstUse, UserDay } from './user-day.js';

/** The figures of usage; the screens show the definition of each next to it (domain rules §6). */
export const USAGE_METRICS = [
  'active_user',
  'dau',
  'wau',
  'mau',
  'mau_change',
  'stickiness',
  'stickiness_working',
  'adoption',
  'activation',
  'retention',
  'retention_since',
  'depth',
  'breadth',
  'suppression',
] as const;
export type UsageMetric = (typeof USAGE_METRICS)[number];

/** Days that a weekly and a monthly count look back on, the day itself included. */
export const WEEK_DAYS = 7;
export const MONTH_DAYS = 30;
/** New users of how many days activation is told of. */
export const ACTIVATION_SPAN = 90;

/** Distinct users with a qualifying event on the `days` days that end with `day`: 1 = DAU, 7 = WAU, 30 = MAU. */
export function activeUsers(rows: readonly UserDay[], day: LocalDate, days: number): number {
  const from = addDays(day, 1 - days);
  return new Set(rows.filter((row) => row.day >= from && row.day <= day).map((row) => row.userKey)).size;
}

/** How many used it on a day. */
export interface DayCount {
  readonly day: LocalDate;
  readonly users: number;
}

/**
 * Mean of the daily users of the thirty days ÷ the month's users (the usual DAU/MAU, as product analytics tools take
 * it). A day that is not given had nobody. @returns 0 to 1; null without users
 */
export function stickiness(days: readonly DayCount[], mau: number): number | null {
  if (mau <= 0) return null;
  return days.reduce((sum, { users }) => sum + users, 0) / MONTH_DAYS / mau;
}

/**
 * The same over French working days only, for tools of the office: a week-end without use says nothing.
 * @param day the last of the thirty days
 */
export function workingStickiness(days: readonly DayCount[], day: LocalDate, mau: number): number | null {
  if (mau <= 0) return null;
  const working = new Set(
    Array.from({ length: MONTH_DAYS }, (_, index) => addDays(day, -index)).filter(isWorkingDay),
  );
  if (working.size === 0) return null;
  const used = days.filter((one) => working.has(one.day)).reduce((sum, { users }) => sum + users, 0);
  return used / working.size / mau;
}

/** The month's users of one entity and how many could use it there. */
export interface EntityUse {
  readonly mau: number;
  /** Those on the list of the eligible; null when the entity gave a count and no list. */
  readonly mauEligible: number | null;
  /** At the end of the period; null when nobody said. */
  readonly eligible: number | null;
}

/**
 * The month's users who are eligible ÷ the eligible at the end of the period, over the entities that said how many
 * they are. Without a list all users are taken for eligible, at most as many as there are.
 * @returns null (not applicable) when nobody is eligible
 */
export function adoption(entities: readonly EntityUse[]): number | null {
  let [users, eligible] = [0, 0];
  for (const one of entities) {
    if (one.eligible === null) continue;
    eligible += one.eligible;
    users += Math.min(one.mauEligible ?? one.mau, one.eligible);
  }
  return eligible === 0 ? null : users / eligible;
}

export interface Activation {
  /** New users who had all their days. */
  readonly started: number;
  readonly activated: number;
}

/**
 * New users who reached the key action within their first `days` days ÷ new users who had `days` full days. Those who
 * began in the ninety days before are told of: older ones say nothing of the solution as it is.
 * @param day the last full day
 */
export function activation(firsts: Iterable<FirstUse>, days: number, day: LocalDate): Activation {
  const { from, to } = activationSpan(days, day);
  let [started, activated] = [0, 0];
  for (const { firstDay, keyDay } of firsts) {
    if (firstDay < from || firstDay > to) continue;
    started++;
    if (keyDay !== null && daysBetween(firstDay, keyDay) < days) activated++;
  }
  return { started, activated };
}

/** First days whose users have had `days` full days when `day` ends, ninety of them. */
export function activationSpan(days: number, day: LocalDate): { from: LocalDate; to: LocalDate } {
  const to = addDays(day, 1 - days);
  return { from: addDays(to, 1 - ACTIVATION_SPAN), to };
}

/** Uses ÷ users over the same days; null without users. */
export function perUser(count: number, users: number): number | null {
  return users <= 0 ? null : count / users;
}
