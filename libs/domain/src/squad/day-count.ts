import type { LocalDate } from '../shared/local-date.js';
import { frenchHolidays } from '../shared/working-days.js';

const DAY_MS = 86_400_000;

/** Days since 1970-01-01: whole numbers are compared and subtracted faster than texts. */
export function dayNumber(date: LocalDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/**
 * Counts working days (Monday to Friday, no French public holiday) between day numbers in constant time, within
 * the days it was made for.
 */
export class WorkingDayCount {
  private readonly first: number;
  /** At i, the working days of the first i days. */
  private readonly before: Int32Array;

  constructor(from: LocalDate, to: LocalDate) {
    this.first = dayNumber(from);
    const length = Math.max(0, dayNumber(to) - this.first + 1);
    const holidays = new Set<number>();
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
      for (const holiday of frenchHolidays(year)) holidays.add(dayNumber(holiday));
    this.before = new Int32Array(length + 1);
    for (let index = 0; index < length; index++) {
      const day = this.first + index;
      // The first of January 1970 was a Thursday.
      const weekday = (((day + 3) % 7) + 7) % 7;
      this.before[index + 1] = (this.before[index] ?? 0) + (weekday < 5 && !holidays.has(day) ? 1 : 0);
    }
  }

  /** Working days from `from` to `to`, both included; 0 when `to` comes first. */
  between(from: number, to: number): number {
    const start = Math.max(from - this.first, 0);
    const end = Math.min(to - this.first + 1, this.before.length - 1);
    return end <= start ? 0 : (this.before[end] ?? 0) - (this.before[start] ?? 0);
  }
}
