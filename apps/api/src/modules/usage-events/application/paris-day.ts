import { parisDate, type LocalDate } from '@jalon/domain';

const HOUR_MS = 3_600_000;
const REMEMBERED = 10_000;
const days = new Map<number, LocalDate>();

/** The Paris day of an instant in milliseconds. Paris is whole hours from UTC: one answer serves an hour. */
export function parisDay(at: number): LocalDate {
  const hour = Math.floor(at / HOUR_MS);
  let day = days.get(hour);
  if (day === undefined) {
    if (days.size >= REMEMBERED) days.clear();
    day = parisDate(new Date(hour * HOUR_MS));
    days.set(hour, day);
  }
  return day;
}
