import { addDays, daysBetween, mondayOf, type LocalDate } from '../shared/local-date.js';

/** `count` Mondays, the first one that of the week of `date`. */
export function weeksFrom(date: LocalDate, count: number): readonly LocalDate[] {
  const first = mondayOf(date);
  return Array.from({ length: count }, (_, index) => addDays(first, index * 7));
}

/** The number of the week of `date`, 1 to 53: the week belongs to the year of its Thursday (ISO 8601). */
export function isoWeek(date: LocalDate): { readonly year: number; readonly week: number } {
  const thursday = addDays(mondayOf(date), 3);
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1 };
}
