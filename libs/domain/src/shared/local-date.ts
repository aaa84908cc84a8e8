/** A calendar day as `YYYY-MM-DD`, with no time and no zone. */
export type LocalDate = string;
/** A calendar month as `YYYY-MM`. */
export type Month = string;

const DAY_MS = 86_400_000;
const DATE_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const MONTH_PATTERN = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Whether `text` names a day that exists in the calendar. */
export function isLocalDate(text: string): text is LocalDate {
  return DATE_PATTERN.test(text) && toLocalDate(new Date(`${text}T00:00:00Z`)) === text;
}

export function isMonth(text: string): text is Month {
  return MONTH_PATTERN.test(text);
}

/** The UTC day of an instant; an invalid date gives an empty string. */
export function toLocalDate(instant: Date): LocalDate {
  return Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 10);
}

/** The day that an instant falls on in Europe/Paris: the lab's days and months are Paris days and months. */
export function parisDate(instant: Date): LocalDate {
  return parisFormat.format(instant);
}

const parisFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** `date` moved by a whole number of calendar days. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return toLocalDate(new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS));
}

/** Calendar days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The Monday of the ISO week of `date`. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7);
}

export function firstDayOf(month: Month): LocalDate {
  return `${month}-01`;
}

export function lastDayOf(month: Month): LocalDate {
  return addDays(firstDayOf(addMonths(month, 1)), -1);
}

/** `month` moved by a whole number of months. */
export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
