import { addMonths, isMonth } from '@jalon/domain';

const OFFERED = 24;
const FIRST = '2000-01';

/** The month to show: the one asked for when it is one that has begun, else the month under way. */
export function monthAsked(asked: string | undefined, current: string): string {
  return asked !== undefined && isMonth(asked) && asked <= current && asked >= FIRST ? asked : current;
}

/** Months to choose from, newest first: two years, and back to the one shown when it is older. */
export function monthsOffered(shown: string, current: string): readonly string[] {
  const months = Array.from({ length: OFFERED }, (_, index) => addMonths(current, -index));
  return months.includes(shown) ? months : [...months, shown];
}
