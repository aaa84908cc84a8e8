import { addDays, isLocalDate, type LocalDate } from '../shared/local-date.js';
import type { ImportDoubt } from './field.js';
import { fold, isBlank } from './text.js';

/** How a column writes 03/04/2024: the day first (French) or the month first (American). */
export type DateOrder = 'dmy' | 'mdy';

export interface DateReading {
  /** null when the cell says nothing, or nothing that is a day. */
  readonly date: LocalDate | null;
  readonly doubt: ImportDoubt | null;
}

const EARLIEST = '1990-01-01';
const LATEST = '2100-12-31';
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?$/i;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(.*)$/s;
const CLOCK = /^[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const SERIAL = /^\d{5}(?:[.,]\d+)?$/;
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv'],
  ['february', 'feb', 'fevrier', 'fev', 'fevr'],
  ['march', 'mar', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juin'],
  ['july', 'jul', 'juillet', 'juil'],
  ['august', 'aug', 'aout'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'decembre'],
];

/** What one cell proves about the order of its column; null when it proves nothing. */
export function dateEvidence(text: string): DateOrder | null {
  const parts = SLASHED.exec(text.trim());
  if (!parts) return null;
  const first = Number(parts[1]);
  const second = Number(parts[2]);
  if (first > 12 && first <= 31 && second <= 12) return 'dmy';
  return second > 12 && second <= 31 && first <= 12 ? 'mdy' : null;
}

export type DateEvidence = Readonly<Record<DateOrder, number>>;

/** The order of a column from its own cells, else from every date column of the file; day first when nothing tells. */
export function dateOrder(column: DateEvidence, file: DateEvidence): DateOrder {
  for (const evidence of [column, file])
    if (evidence.dmy !== evidence.mdy) return evidence.mdy > evidence.dmy ? 'mdy' : 'dmy';
  return 'dmy';
}

/**
 * The day a cell names: ISO, day or month first, months in words (fr/en), an Excel serial number. What is not a day
 * is left empty with a doubt; a month without day becomes its first day, an ISO day followed by words that day,
 * both with `date_partly_read`. Days outside 1990–2100 are left out: they are mostly spreadsheet accidents.
 */
export function readDate(cell: string, order: DateOrder): DateReading {
  const text = cell.trim();
  if (isBlank(text) || fold(text) === 'none') return { date: null, doubt: null };
  const found = isoDate(text) ?? slashedDate(text, order) ?? wordedDate(text) ?? serialDate(text);
  if (!found) return { date: null, doubt: 'not_a_date' };
  if (!isLocalDate(found.date)) return { date: null, doubt: 'not_a_date' };
  if (found.date < EARLIEST || found.date > LATEST) return { date: null, doubt: 'date_out_of_range' };
  return { date: found.date, doubt: found.partly ? 'date_partly_read' : null };
}

interface Found {
  readonly date: string;
  readonly partly: boolean;
}

function isoDate(text: string): Found | null {
  const parts = ISO.exec(text);
  if (parts) {
    const rest = parts[4] ?? '';
    if (/^\d/.test(rest)) return null;
    return { date: day(parts[1], parts[2], parts[3]), partly: rest.trim() !== '' && !CLOCK.test(rest) };
  }
  const yearMonth = /^(\d{4})[-/](\d{1,2})$/.exec(text);
  return yearMonth ? { date: day(yearMonth[1], yearMonth[2], '1'), partly: true } : null;
}

function slashedDate(text: string, order: DateOrder): Found | null {
  const parts = SLASHED.exec(text);
  if (!parts) {
    const monthYear = /^(\d{1,2})[/.-](\d{4})$/.exec(text);
    return monthYear ? { date: day(monthYear[2], monthYear[1], '1'), partly: true } : null;
  }
  const year = parts[3]?.length === 2 ? `20${parts[3]}` : parts[3];
  // A cell that can only be read the other way round is read that way, whatever its column does.
  const actual = dateEvidence(text) ?? order;
  return {
    date: actual === 'dmy' ? day(year, parts[2], parts[1]) : day(year, parts[1], parts[2]),
    partly: false,
  };
}

function wordedDate(text: string): Found | null {
  const words = fold(text).split(' ');
  const month = words
    .map((word) => MONTHS.findIndex((names) => names.includes(word)) + 1)
    .find((number) => number > 0);
  const year = words.find((word) => /^(19|20)\d{2}$/.test(word));
  if (month === undefined || year === undefined || words.length > 4) return null;
  const dayWord = words.find((word) => /^([1-9]|[0-2]\d|3[01])(er|st|nd|rd|th)?$/.test(word));
  return {
    date: day(year, String(month), dayWord ? String(Number.parseInt(dayWord, 10)) : '1'),
    partly: dayWord === undefined,
  };
}

/** Excel counts days from 1899-12-30 (its 1900 has a 29 February). */
function serialDate(text: string): Found | null {
  return SERIAL.test(text) ? { date: addDays('1899-12-30', Number.parseInt(text, 10)), partly: false } : null;
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): string {
  return `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
}
