import { daysBetween, mondayOf, type LocalDate } from '../../shared/local-date.js';
import { frenchHolidays } from '../../shared/working-days.js';
import { checkDay, checkWhole } from './checked.js';
import { lawValue, type LawSetting } from './settings.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

/** One day of presence. */
export interface WorkedDay {
  readonly on: LocalDate;
  readonly minutes: number;
  /** Of them, between 21:00 and 6:00. */
  readonly nightMinutes: number;
}

/** What the agreement writes of unusual hours (its mention 6). */
export interface UnusualHours {
  readonly night: boolean;
  readonly sunday: boolean;
  readonly holiday: boolean;
}

/**
 * R21 (L124-14): presence at night, on a Sunday or on a public holiday only where the agreement writes it; the daily and
 * weekly limits of employees hold, those of minors for minors. Rest between two days is not told by minutes a day, so
 * it is not looked at.
 * @throws DomainError `invalid_value` for a day that is none or minutes beyond 24 h
 */
export function workingHoursVerdicts(
  days: readonly WorkedDay[],
  agreed: UnusualHours,
  isMinorOn: (day: LocalDate) => boolean,
  settings: readonly LawSetting[],
): readonly RuleVerdict[] {
  const refused: RuleVerdict[] = [];
  const perDay = new Map<LocalDate, { minutes: number; night: number }>();
  days.forEach(({ on, minutes, nightMinutes }, index) => {
    checkDay(`days.${index}.on`, on);
    checkWhole(`days.${index}.minutes`, minutes, 24 * 60);
    checkWhole(`days.${index}.nightMinutes`, nightMinutes, minutes);
    const day = perDay.get(on) ?? { minutes: 0, night: 0 };
    perDay.set(on, { minutes: day.minutes + minutes, night: day.night + nightMinutes });
  });
  const perWeek = new Map<LocalDate, { minutes: number; minor: boolean }>();
  for (const [on, { minutes, night }] of [...perDay].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (minutes === 0) continue;
    const minor = isMinorOn(on);
    if (night > 0 && !agreed.night) refused.push(verdictOf('night_not_agreed', { on }));
    if (isSunday(on) && !agreed.sunday) refused.push(verdictOf('sunday_not_agreed', { on }));
    if (isHoliday(on) && !agreed.holiday) refused.push(verdictOf('holiday_not_agreed', { on }));
    const limit = lawValue(settings, minor ? 'minor_day_limit_hours' : 'day_limit_hours', on) * 60;
    if (minutes > limit) refused.push(verdictOf('day_too_long', { minutes, limit, on }));
    const week = perWeek.get(mondayOf(on));
    perWeek.set(mondayOf(on), {
      minutes: (week?.minutes ?? 0) + minutes,
      minor: minor || (week?.minor ?? false),
    });
  }
  for (const [week, { minutes, minor }] of perWeek) {
    const limit = lawValue(settings, minor ? 'minor_week_limit_hours' : 'week_limit_hours', week) * 60;
    if (minutes > limit) refused.push(verdictOf('week_too_long', { minutes, limit, week }));
  }
  return refused.length > 0 ? refused : [verdictOf('hours_kept', {})];
}

function isSunday(on: LocalDate): boolean {
  return daysBetween(mondayOf(on), on) === 6;
}

function isHoliday(on: LocalDate): boolean {
  return frenchHolidays(Number(on.slice(0, 4))).includes(on);
}
