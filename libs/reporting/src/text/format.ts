import type { LocalDate, Month } from '@jalon/domain';
import { finite } from './sanitise.js';

export type TextLanguage = 'fr' | 'en';

const NBSP = '\u00A0';
const MONTHS: Record<TextLanguage, readonly string[]> = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
const SHORT_MONTHS: Record<TextLanguage, readonly string[]> = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** The language tag written in documents. */
export function languageTag(language: TextLanguage): 'fr-FR' | 'en-GB' {
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}

/** A whole number with the thousands separator of the language (narrow no-break space, comma) and a true minus sign. */
export function formatNumber(value: number, language: TextLanguage): string {
  const rounded = Math.round(finite(value));
  const digits = String(Math.abs(rounded)).replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? '\u202F' : ',');
  return rounded < 0 ? `−${digits}` : digits;
}

/**
 * A measure as it was given, six decimals at most: `1 234,5`, `0.912`. Nothing is added to what it says; a value too
 * small for six decimals, or too long to read, keeps its power of ten.
 */
export function formatDecimal(value: number, language: TextLanguage): string {
  const given = finite(value);
  const size = Math.abs(given);
  const comma = language === 'fr' ? ',' : '.';
  const sign = given < 0 ? '−' : '';
  if (size !== 0 && (size < 1e-6 || size >= 1e15)) {
    const [digits = '', power = ''] = size.toExponential(5).split('e');
    return `${sign}${digits.replace(/\.?0+$/, '').replace('.', comma)}\u00A0×\u00A010^${power.replace('+', '').replace('-', '−')}`;
  }
  const [whole = '0', decimals = ''] = size
    .toFixed(6)
    .replace(/\.?0+$/, '')
    .split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? '\u202F' : ',');
  return `${sign}${grouped}${decimals === '' ? '' : `${comma}${decimals}`}`;
}

/** A change with its sign: `+3`, `−2`, `0`. */
export function formatChange(value: number, language: TextLanguage): string {
  return Math.round(finite(value)) > 0 ? `+${formatNumber(value, language)}` : formatNumber(value, language);
}

function parts(date: LocalDate): { day: number; month: number; year: string } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return null;
  return { day: Number(match[3]), month: Number(match[2]) - 1, year: match[1] ?? '' };
}

function dayText(day: number, language: TextLanguage): string {
  return language === 'fr' && day === 1 ? '1er' : String(day);
}

/** For tables: `3 avr. 2026`, `1er avr. 2026`, `3 Apr 2026`; an em dash where there is no date. */
export function formatDate(date: LocalDate | null, language: TextLanguage): string {
  const at = date === null ? null : parts(date);
  if (!at) return '—';
  return [dayText(at.day, language), SHORT_MONTHS[language][at.month] ?? '', at.year].join(NBSP);
}

/** For sentences: `3 avril 2026`, `3 April 2026`. */
export function formatLongDate(date: LocalDate, language: TextLanguage): string {
  const at = parts(date);
  if (!at) return '—';
  return [dayText(at.day, language), MONTHS[language][at.month] ?? '', at.year].join(NBSP);
}

/** `avril 2026`, `April 2026`. */
export function formatMonth(month: Month, language: TextLanguage): string {
  const at = parts(`${month}-01`);
  return at ? `${MONTHS[language][at.month] ?? ''}${NBSP}${at.year}` : month;
}

/** For the axes of charts: `avr. 2026`, `Apr 2026`. */
export function formatShortMonth(month: Month, language: TextLanguage): string {
  const at = parts(`${month}-01`);
  return at ? `${SHORT_MONTHS[language][at.month] ?? ''}${NBSP}${at.year}` : month;
}

/** Chooses the word for a count: French says 0 and 1 in the singular, English only 1. */
export function plural(count: number, language: TextLanguage, one: string, many: string): string {
  const singular = language === 'fr' ? Math.abs(count) < 2 : Math.abs(count) === 1;
  return singular ? one : many;
}
