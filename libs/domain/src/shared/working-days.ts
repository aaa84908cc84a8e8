import { addDays, daysBetween, type LocalDate } from './local-date.js';

/**
 * The eleven French public holidays of a year, in order (Code du travail, L3133-1; metropolitan France
 * without Alsace-Moselle).
 */
export function frenchHolidays(year: number): readonly LocalDate[] {
  const easter = easterSunday(year);
  return [
    `${year}-01-01`,
    addDays(easter, 1),
    `${year}-05-01`,
    `${year}-05-08`,
    addDays(easter, 39),
    addDays(easter, 50),
    `${year}-07-14`,
    `${year}-08-15`,
    `${year}-11-01`,
    `${year}-11-11`,
    `${year}-12-25`,
  ].sort();
}

/** Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Monday to Friday and not a French public holiday. */
export function isWorkingDay(date: LocalDate): boolean {
  return !isWeekend(date) && !holidaysOf(Number(date.slice(0, 4))).has(date);
}

/**
 * Working days after `from` up to and including `to`; negative when `to` comes first, so that
 * `workingDaysBetween(a, b) === -workingDaysBetween(b, a)` for working days.
 */
export function workingDaysBetween(from: LocalDate, to: LocalDate): number {
  if (from === to) return 0;
  if (to < from) return -workingDaysBetween(to, from);
  const span = daysBetween(from, to);
  const weeks = Math.floor(span / 7);
  let count = weeks * 5;
  for (let day = addDays(from, weeks * 7 + 1); day <= to; day = addDays(day, 1)) if (!isWeekend(day)) count++;
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const holiday of holidaysOf(year))
      if (holiday > from && holiday <= to && !isWeekend(holiday)) count--;
  }
  return count;
}

/** `date` when it is a working day, else the first one after it. */
export function nextWorkingDay(date: LocalDate): LocalDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/**
 * The working day `count` working days after `date` (before it when negative); `nextWorkingDay` for 0, so that the
 * answer always is a working day. `workingDaysBetween(date, addWorkingDays(date, n)) === n` but for 0 on a day off.
 */
export function addWorkingDays(date: LocalDate, count: number): LocalDate {
  if (count === 0) return nextWorkingDay(date);
  const step = count > 0 ? 1 : -1;
  let day = date;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(day)) left--;
  }
  return day;
}

function isWeekend(date: LocalDate): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}

const holidayCache = new Map<number, ReadonlySet<LocalDate>>();

function holidaysOf(year: number): ReadonlySet<LocalDate> {
  let days = holidayCache.get(year);
  if (!days) {
    days = new Set(frenchHolidays(year));
    holidayCache.set(year, days);
  }
  return days;
}
