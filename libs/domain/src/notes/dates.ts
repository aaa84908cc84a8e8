import { addDays, isLocalDate, lastDayOf, mondayOf, monthOf, type LocalDate } from '../shared/local-date.js';
import { foldLetters } from './fold.js';

/** A day named in a text: the words are `text.slice(start, end)`. */
export interface FoundDate {
  readonly dueOn: LocalDate;
  readonly start: number;
  readonly end: number;
}

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'january', 'jan'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
];
const WEEKDAYS: readonly (readonly string[])[] = [
  ['lundi', 'monday'],
  ['mardi', 'tuesday'],
  ['mercredi', 'wednesday'],
  ['jeudi', 'thursday'],
  ['vendredi', 'friday'],
  ['samedi', 'saturday'],
  ['dimanche', 'sunday'],
];
const NUMBERS: readonly (readonly string[])[] = [
  [],
  ['un', 'une', 'one', 'a'],
  ['deux', 'two'],
  ['trois', 'three'],
  ['quatre', 'four'],
  ['cinq', 'five'],
  ['six'],
  ['sept', 'seven'],
  ['huit', 'eight'],
];
const any = (lists: readonly (readonly string[])[]) =>
  lists
    .flat()
    .sort((a, b) => b.length - a.length)
    .join('|');
const place = (lists: readonly (readonly string[])[], word: string) =>
  lists.findIndex((list) => list.includes(word));

const MONTH = any(MONTHS);
const WEEKDAY = any(WEEKDAYS);
const COUNT = `\\d{1,3}|${any(NUMBERS)}`;
const START = '(?<![\\p{L}\\p{N}/.-])';
const END = '(?![\\p{L}\\p{N}]|[/.-]\\d)';

type Read = (parts: readonly string[], today: LocalDate) => LocalDate | null;
const rule = (pattern: string, read: Read) => ({
  pattern: new RegExp(`${START}(?:${pattern})${END}`, 'u'),
  read,
});

/** From the most to the least telling: where two begin at one place, the first of the list wins. */
const RULES: readonly { readonly pattern: RegExp; readonly read: Read }[] = [
  rule('(\\d{4})-(\\d{2})-(\\d{2})', ([year, month, day]) => exact(year, month, day)),
  rule('(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})', ([day, month, year]) => exact(year, month, day)),
  rule('(\\d{1,2})/(\\d{1,2})', ([day, month], today) => coming(Number(month), Number(day), today)),
  rule(`(\\d{1,2})(?:er|st|nd|rd|th)?(?: of)? (${MONTH})\\.?(?:,? (\\d{4}))?`, ([day, month, year], today) =>
    inWords(month, day, year, today),
  ),
  rule(`(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?`, ([month, day, year], today) =>
    inWords(month, day, year, today),
  ),
  rule(
    `(?:(?:la )?fin(?: du mois)?(?: de| d')? ?|(?:the )?end of )(${MONTH})(?: (\\d{4}))?`,
    ([month, year], today) => endOfMonth(month, year, today),
  ),
  rule('apres[- ]demain|(?:the )?day after tomorrow', (_, today) => addDays(today, 2)),
  rule('demain|tomorrow', (_, today) => addDays(today, 1)),
  rule("aujourd'hui|today|ce jour", (_, today) => today),
  rule(
    `(?:dans|sous|d'ici|in|within) (${COUNT}) (jours?|semaines?|mois|days?|weeks?|months?)`,
    ([count, unit], today) => later(count, unit, today),
  ),
  rule(
    '(?:la )?fin de (?:la )?semaine prochaine|(?:the )?end of next week|(?:la )?semaine prochaine|next week',
    (_, today) => addDays(mondayOf(today), 11),
  ),
  rule('(?:la )?fin de (?:la |cette )?semaine|(?:the )?end of (?:the|this) week', (_, today) =>
    fridayOf(today),
  ),
  rule('(?:la )?fin (?:du|de) mois prochain|(?:the )?end of next month', (_, today) =>
    lastDayOf(monthOf(addDays(lastDayOf(monthOf(today)), 1))),
  ),
  rule('(?:la )?fin (?:du|de ce) mois|(?:the )?end of (?:the|this) month', (_, today) =>
    lastDayOf(monthOf(today)),
  ),
  rule(`(?:next |this |on )?(${WEEKDAY})(?: prochaine?)?`, ([weekday], today) => nextWeekday(weekday, today)),
];

/**
 * The first day that `text` names, in French or English, the day before the month as both write it here (03/04 is
 * 3 April): ISO, in figures, in words, relative to `today`. A day without a year is the next one that comes. Null
 * when there is none.
 */
export function findDueDate(text: string, today: LocalDate): FoundDate | null {
  const folded = foldLetters(text);
  let first: FoundDate | null = null;
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(folded);
    if (!match || (first && match.index >= first.start)) continue;
    const dueOn = read(match.slice(1), today);
    if (dueOn) first = { dueOn, start: match.index, end: match.index + match[0].length };
  }
  return first;
}

function exact(year = '', month = '', day = ''): LocalDate | null {
  const whole = year.length === 2 ? `20${year}` : year;
  const date = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) && date >= '1990-01-01' && date <= '2100-12-31' ? date : null;
}

/** The first such day from today on; 29 February waits for its year. */
function coming(month: number, day: number, today: LocalDate): LocalDate | null {
  const year = Number(today.slice(0, 4));
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = exact(String(year + ahead), String(month), String(day));
    if (date && date >= today) return date;
  }
  return null;
}

function inWords(month = '', day = '', year: string | undefined, today: LocalDate): LocalDate | null {
  const number = place(MONTHS, month) + 1;
  return year ? exact(year, String(number), day) : coming(number, Number(day), today);
}

function endOfMonth(month = '', year: string | undefined, today: LocalDate): LocalDate {
  const number = String(place(MONTHS, month) + 1).padStart(2, '0');
  const last = lastDayOf(`${year ?? today.slice(0, 4)}-${number}`);
  return !year && last < today ? lastDayOf(`${Number(today.slice(0, 4)) + 1}-${number}`) : last;
}

function later(count = '', unit = '', today: LocalDate): LocalDate | null {
  const number = /^\d/.test(count) ? Number(count) : place(NUMBERS, count);
  if (number < 1) return null;
  if (/^(jour|day)/.test(unit)) return addDays(today, number);
  if (/^(semaine|week)/.test(unit)) return addDays(today, 7 * number);
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + number;
  const month = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  const last = lastDayOf(month);
  const same = `${month}-${today.slice(8)}`;
  return same > last ? last : same;
}

/** Friday of this week, or today when the week is already ending. */
function fridayOf(today: LocalDate): LocalDate {
  const friday = addDays(mondayOf(today), 4);
  return friday < today ? today : friday;
}

/** The next such day after today: said on a Friday, "Friday" is in a week. */
function nextWeekday(weekday = '', today: LocalDate): LocalDate {
  const date = addDays(mondayOf(today), place(WEEKDAYS, weekday));
  return date > today ? date : addDays(date, 7);
}
