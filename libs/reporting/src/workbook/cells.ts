import { isLocalDate } from '@jalon/domain';
import { cleanLines, escapeXml, truncate } from '../text/index.js';
import type { CellValue, SheetColumn } from './spec.js';

/** Characters a cell takes. */
const LONGEST = 32_000;
/** The first day of the calendar of workbooks; its day 60 never was, which days of this century are not told of. */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** The formats of the style sheet (styles.ts), by what a cell holds. */
export const CELL_STYLE: Readonly<Record<SheetColumn['kind'] | 'head', number>> = {
  head: 1,
  text: 2,
  integer: 3,
  decimal: 4,
  day: 5,
  month: 6,
};

/**
 * A text no spreadsheet takes for a formula, here or once it is saved as CSV: an apostrophe stands before what begins
 * with = + - @, a tab or a line end (OWASP ASVS 1.2.10).
 */
export function neutralised(text: string): string {
  return /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) ? `'${text}` : text;
}

/** The number of a day in a workbook; null when it is none. */
export function dayNumber(day: string): number | null {
  return isLocalDate(day) && day >= '1900-03-01' ? (Date.parse(`${day}T00:00:00Z`) - EPOCH) / DAY_MS : null;
}

/** What somebody typed, clean, a line a line; what it begins with is judged once spaces and controls are gone. */
export function cellText(value: string): string {
  return truncate(neutralised(cleanLines(value).join('\n')), LONGEST);
}

/** `_x0041_` would be read back as a letter: its underscore is written as one. */
const escapeCell = (text: string): string => escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

/** One cell; empty where there is nothing. A date that is none, and a number that is not finite, is left out. */
export function cellXml(ref: string, kind: SheetColumn['kind'], value: CellValue): string {
  const style = CELL_STYLE[kind];
  const nothing = `<c r="${ref}" s="${style}"/>`;
  if (value === null) return nothing;
  if (kind === 'text') return textXml(ref, cellText(String(value)), style);
  const number = kind === 'day' || kind === 'month' ? dayNumber(String(value)) : Number(value);
  return number === null || !Number.isFinite(number)
    ? nothing
    : `<c r="${ref}" s="${style}"><v>${number}</v></c>`;
}

export function textXml(ref: string, text: string, style: number): string {
  if (text === '') return `<c r="${ref}" s="${style}"/>`;
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeCell(text)}</t></is></c>`;
}
