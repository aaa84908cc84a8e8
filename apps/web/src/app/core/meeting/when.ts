import { inject, Injectable } from '@angular/core';
import type { Language } from '@jalon/contracts';
import { I18n } from '../i18n/i18n';

const NBSP = '\u00a0';

/** The clock after `minutes`, as HH:MM; past midnight it goes on from 00:00. */
export function endOf(startsAt: string, minutes: number): string {
  const [hours = 0, past = 0] = startsAt.split(':').map(Number);
  const end = (hours * 60 + past + minutes) % (24 * 60);
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

/** HH:MM as people write it: `9 h 30`, `14 h`; `09:30` in English. */
export function clockText(clock: string, language: Language): string {
  if (language === 'en') return clock;
  const [hours = '', past = ''] = clock.split(':');
  return `${Number(hours)}${NBSP}h${past === '00' ? '' : NBSP + past}`;
}

/** A number of minutes in words: `45 min`, `1 h`, `1 h 30`. */
export function durationText(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}${NBSP}min`;
  if (rest === 0) return `${hours}${NBSP}h`;
  const past = String(rest).padStart(2, '0');
  return language === 'fr' ? `${hours}${NBSP}h${NBSP}${past}` : `${hours}${NBSP}h ${past}${NBSP}min`;
}

/** A `YYYY-MM-DD` day with its name: `lundi 23 novembre 2026`. */
export function dayText(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .formatToParts(Date.parse(`${day}T00:00:00Z`))
    .map((part) => (part.type === 'day' && language === 'fr' && part.value === '1' ? '1er' : part.value))
    .join('');
}

/** The name of a weekday, 1 Monday to 7 Sunday. */
export function weekdayText(weekday: number, language: Language): string {
  // 1 January 2024 was a Monday.
  const day = Date.UTC(2024, 0, weekday);
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(day);
}

/** Days, times and durations of meetings in the language of the moment. */
@Injectable({ providedIn: 'root' })
export class When {
  private readonly i18n = inject(I18n);

  readonly day = (day: string) => dayText(day, this.i18n.language());
  readonly weekday = (weekday: number) => weekdayText(weekday, this.i18n.language());
  readonly clock = (clock: string) => clockText(clock, this.i18n.language());
  readonly duration = (minutes: number) => durationText(minutes, this.i18n.language());
  /** From when to when: `9 h 30 – 10 h 30`. */
  readonly span = (meeting: { readonly startsAt: string; readonly minutes: number }) =>
    `${this.clock(meeting.startsAt)} – ${this.clock(endOf(meeting.startsAt, meeting.minutes))}`;
}
