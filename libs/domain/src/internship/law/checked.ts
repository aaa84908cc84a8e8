import { DomainError } from '../../shared/domain-error.js';
import {
  addDays,
  addMonths,
  daysBetween,
  isLocalDate,
  lastDayOf,
  type LocalDate,
} from '../../shared/local-date.js';

/** The longest period anything here walks through, in days: three years. */
const LONGEST = 1_096;

/** @throws DomainError `invalid_value` for anything but a whole number from 0 to `max` */
export function checkWhole(path: string, value: number, max = 1_000_000_000): void {
  if (Number.isSafeInteger(value) && value >= 0 && value <= max) return;
  throw new DomainError('invalid_value', `${path} is no whole number from 0 to ${max}`, [
    { path, code: 'not_whole', params: { max } },
  ]);
}

/** @throws DomainError `invalid_value` for a day that no calendar has */
export function checkDay(path: string, value: LocalDate): void {
  if (isLocalDate(value)) return;
  throw new DomainError('invalid_value', `${path} is no day`, [{ path, code: 'invalid_date' }]);
}

/** @throws DomainError `invalid_value` for an end before its start, and for more than three years */
export function checkPeriod(period: { readonly startOn: LocalDate; readonly endOn: LocalDate }): void {
  checkDay('startOn', period.startOn);
  checkDay('endOn', period.endOn);
  if (period.endOn < period.startOn) {
    throw new DomainError('invalid_value', 'It ends before it starts', [
      { path: 'endOn', code: 'to_before_from', params: { min: period.startOn } },
    ]);
  }
  if (daysBetween(period.startOn, period.endOn) >= LONGEST) {
    throw new DomainError('invalid_value', 'It lasts more than three years', [
      { path: 'endOn', code: 'span_too_long', params: { years: 3 } },
    ]);
  }
}

/** The nearest whole number to `over / under`, halves up; both non-negative. Whole numbers throughout: no cent drifts. */
export function roundedRatio(over: number, under: number): number {
  return Math.floor((2 * over + under) / (2 * under));
}

/** The same day of the month `months` later, or the last of that month when it has no such day. */
export function monthsLater(date: LocalDate, months: number): LocalDate {
  const month = addMonths(date.slice(0, 7), months);
  const last = lastDayOf(month);
  const day = `${month}-${date.slice(8)}`;
  return day < last ? day : last;
}

/** Months begun from `startOn` to `endOn`, both included: 1 September to 31 December is four. */
export function monthsBegun(startOn: LocalDate, endOn: LocalDate): number {
  let months = 1;
  while (monthsLater(startOn, months) <= endOn) months++;
  return months;
}

/** Days that two periods share, both ends included. */
export function sharedDays(
  a: { readonly startOn: LocalDate; readonly endOn: LocalDate },
  b: { readonly startOn: LocalDate; readonly endOn: LocalDate },
): number {
  const from = a.startOn > b.startOn ? a.startOn : b.startOn;
  const to = a.endOn < b.endOn ? a.endOn : b.endOn;
  return Math.max(0, daysBetween(from, addDays(to, 1)));
}
