import {
  addDays,
  mondayOf,
  daysBetween,
  monthOf,
  type LocalDate,
  type Month,
} from '../../shared/local-date.js';
import { frenchHolidays } from '../../shared/working-days.js';
import { checkPeriod, checkWhole } from './checked.js';
import { lawMinutes, lawValue, type LawSetting } from './settings.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

/** Presence in minutes, and the whole days and months they make. */
export interface PresenceCount {
  readonly minutes: number;
  readonly days: number;
  readonly months: number;
}

/**
 * R1 (Code de l'éducation, D124-6): seven hours, in a row or not, are one day; twenty-two days are one month. What
 * does not fill a day or a month is not counted as one; comparisons are made on the minutes.
 * @throws DomainError `invalid_value` when `minutes` is no whole number from 0
 */
export function presenceCount(
  minutes: number,
  settings: readonly LawSetting[],
  on: LocalDate,
): PresenceCount {
  checkWhole('minutes', minutes);
  const days = Math.floor(minutes / lawValue(settings, 'day_minutes', on));
  return { minutes, days, months: Math.floor(days / lawValue(settings, 'month_days', on)) };
}

/** Minutes of presence of Monday to Sunday. */
export type WeekSchedule = readonly [number, number, number, number, number, number, number];

export interface PresenceDay {
  readonly on: LocalDate;
  readonly minutes: number;
}

/** Presence of a calendar month. */
export interface PresenceMonth {
  readonly month: Month;
  readonly days: number;
  readonly minutes: number;
}

export interface PlannedPresence {
  readonly days: readonly PresenceDay[];
  /** Every month the period touches, in order, those without presence included. */
  readonly months: readonly PresenceMonth[];
  readonly minutes: number;
}

/**
 * The presence that a weekly schedule gives from `startOn` to `endOn`, both included.
 * @param plan.daysOff days without presence; the French public holidays when it is left out
 * @throws DomainError `invalid_value`: an end before its start, more than three years, a day of more than 24 h
 */
export function plannedPresence(plan: {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly schedule: WeekSchedule;
  readonly daysOff?: readonly LocalDate[];
}): PlannedPresence {
  checkPeriod(plan);
  plan.schedule.forEach((minutes, day) => checkWhole(`schedule.${day}`, minutes, 24 * 60));
  const off = new Set(plan.daysOff ?? holidaysBetween(plan.startOn, plan.endOn));
  const days: PresenceDay[] = [];
  const months = new Map<Month, { days: number; minutes: number }>();
  for (let on = plan.startOn; on <= plan.endOn; on = addDays(on, 1)) {
    const month = months.get(monthOf(on)) ?? { days: 0, minutes: 0 };
    months.set(monthOf(on), month);
    const minutes = off.has(on) ? 0 : (plan.schedule[daysBetween(mondayOf(on), on)] ?? 0);
    if (minutes === 0) continue;
    days.push({ on, minutes });
    month.days++;
    month.minutes += minutes;
  }
  return {
    days,
    months: [...months].map(([month, presence]) => ({ month, ...presence })),
    minutes: days.reduce((sum, day) => sum + day.minutes, 0),
  };
}

export const ABSENCE_KINDS = [
  'pregnancy',
  'paternity',
  'adoption',
  'illness',
  'accident',
  'exam',
  'leave',
  'other',
] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

export interface InternAbsence {
  readonly kind: AbsenceKind;
  readonly minutes: number;
  /** The agreement provides for it. */
  readonly agreed: boolean;
  /** Whether it is paid, which the agreement says. */
  readonly paid: boolean;
}

const LEAVE_OF_RIGHT: readonly AbsenceKind[] = ['pregnancy', 'paternity', 'adoption'];

/**
 * R3 (L124-13, D124-6): leave for pregnancy, paternity or adoption and the absences that the agreement provides for
 * count as presence, for the cap and for the stipend's threshold; whether they are paid is the agreement's to say.
 * @returns minutes that count as presence, and minutes that are paid
 */
export function countedPresence(
  presentMinutes: number,
  absences: readonly InternAbsence[],
): { readonly counted: number; readonly paid: number } {
  checkWhole('presentMinutes', presentMinutes);
  let counted = presentMinutes;
  let paid = presentMinutes;
  absences.forEach(({ kind, minutes, agreed, ...absence }, index) => {
    checkWhole(`absences.${index}.minutes`, minutes);
    if (agreed || LEAVE_OF_RIGHT.includes(kind)) counted += minutes;
    if (absence.paid) paid += minutes;
  });
  return { counted, paid };
}

/** R3 (L124-13): past two months of presence, the agreement must provide for leave. */
export function leaveVerdict(
  plannedMinutes: number,
  leaveProvided: boolean,
  settings: readonly LawSetting[],
  on: LocalDate,
): RuleVerdict {
  const limit = lawMinutes(settings, 'leave_months', on);
  return plannedMinutes > limit && !leaveProvided
    ? verdictOf('leave_not_provided', { limit })
    : verdictOf('leave_provided', {});
}

/** R1 as a verdict, for what shows how a presence was counted. */
export function presenceVerdict(
  minutes: number,
  settings: readonly LawSetting[],
  on: LocalDate,
): RuleVerdict {
  return verdictOf('presence_counted', { ...presenceCount(minutes, settings, on) });
}

function holidaysBetween(from: LocalDate, to: LocalDate): LocalDate[] {
  const years: LocalDate[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    years.push(...frenchHolidays(year));
  return years;
}
