import { inject, Injectable } from '@angular/core';
import type { Language } from '@jalon/contracts';
import { I18n } from './i18n';

export type DateStyle = 'short' | 'long' | 'day-month';

const formats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();
const collators = new Map<Language, Intl.Collator>();

/**
 * A `YYYY-MM-DD` day: short `3 avr. 2026` / `3 Apr 2026` (tables), long `3 avril 2026`, day-month `3 avr.`.
 * French says « 1er ». Null and what is not a date give an empty string.
 */
export function formatDate(
  day: string | null | undefined,
  language: Language,
  style: DateStyle = 'short',
): string {
  const instant = day ? Date.parse(`${day.slice(0, 10)}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant)) return '';
  return dateFormat(language, style)
    .formatToParts(instant)
    .map((part) => (part.type === 'day' && language === 'fr' && part.value === '1' ? '1er' : part.value))
    .join('');
}

/** A `YYYY-MM` month: `avril 2026`, or `avr. 26` when short. */
export function formatMonth(month: string | null | undefined, language: Language, short = false): string {
  const instant = month ? Date.parse(`${month}-01T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant)) return '';
  return cached(`month-${short}-${language}`, localeOf(language), {
    month: short ? 'short' : 'long',
    year: short ? '2-digit' : 'numeric',
    timeZone: 'UTC',
  }).format(instant);
}

/** An instant in Europe/Paris: `3 avr. 2026, 14:05`. */
export function formatInstant(instant: string | null | undefined, language: Language): string {
  const time = instant ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(time)) return '';
  const clock = cached(`clock-${language}`, localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Paris',
  }).format(time);
  return `${formatDate(parisDay(time), language)}, ${clock}`;
}

/** How long ago: `il y a 3 minutes`, `hier`; beyond 30 days, the date. */
export function formatRelative(instant: string | null | undefined, language: Language, now: number): string {
  const time = instant ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(time)) return '';
  const seconds = Math.round((time - now) / 1000);
  const distance = Math.abs(seconds);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (distance < 60) return format.format(0, 'second');
  if (distance < 3600) return format.format(Math.trunc(seconds / 60), 'minute');
  if (distance < 86_400) return format.format(Math.trunc(seconds / 3600), 'hour');
  if (distance < 30 * 86_400) return format.format(Math.trunc(seconds / 86_400), 'day');
  return formatDate(parisDay(time), language);
}

/** `12 345` with a narrow no-break space in French, `12,345` in English. */
export function formatNumber(
  value: number | null | undefined,
  language: Language,
  options?: Intl.NumberFormatOptions,
): string {
  return value === null || value === undefined ? '' : numberFormat(language, options).format(value);
}

/** A size in bytes: `12,4 Mo`, `12.4 MB`. */
export function formatSize(bytes: number, language: Language): string {
  const units = language === 'fr' ? ['o', 'Ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${formatNumber(size, language, { maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0 })}\u00a0${units[unit] ?? ''}`;
}

/**
 * The functions above in the language of the screen: `protected readonly format = inject(Format);` then
 * `{{ format.date(row.nextMilestoneOn) }}`. They read a signal, so templates follow the language.
 */
@Injectable({ providedIn: 'root' })
export class Format {
  private readonly i18n = inject(I18n);

  readonly date = (day: string | null | undefined, style: DateStyle = 'short') =>
    formatDate(day, this.i18n.language(), style);
  readonly month = (month: string | null | undefined, short = false) =>
    formatMonth(month, this.i18n.language(), short);
  readonly instant = (instant: string | null | undefined) => formatInstant(instant, this.i18n.language());
  readonly relative = (instant: string | null | undefined, now = Date.now()) =>
    formatRelative(instant, this.i18n.language(), now);
  readonly number = (value: number | null | undefined, options?: Intl.NumberFormatOptions) =>
    formatNumber(value, this.i18n.language(), options);
  readonly size = (bytes: number) => formatSize(bytes, this.i18n.language());
  /** Compares texts as a reader of the language sorts them. */
  readonly compare = (left: string, right: string) => collator(this.i18n.language()).compare(left, right);
}

/** Formats are kept: making one takes longer than a hundred uses of it. */
function numberFormat(language: Language, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(localeOf(language), options);
    numberFormats.set(key, format);
  }
  return format;
}

function collator(language: Language): Intl.Collator {
  let found = collators.get(language);
  if (!found) {
    found = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
    collators.set(language, found);
  }
  return found;
}

function dateFormat(language: Language, style: DateStyle): Intl.DateTimeFormat {
  return cached(`date-${style}-${language}`, localeOf(language), {
    day: 'numeric',
    month: style === 'long' ? 'long' : 'short',
    ...(style === 'day-month' ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  });
}

function cached(key: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

function parisDay(time: number): string {
  return cached('paris-day', 'en-CA', {
    timeZone: 'Europe/Paris',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(time);
}

function localeOf(language: Language): string {
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}
