import { DomainError } from '../shared/domain-error.js';
import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  lastDayOf,
  monthOf,
  type LocalDate,
} from '../shared/local-date.js';
import { nextWorkingDay } from '../shared/working-days.js';
import { MEETING_LIMITS, type MeetingRhythm } from './meeting.js';

/** When a series meets. `weekday` is 1 Monday to 5 Friday; none when it meets on demand. */
export interface SeriesRhythm {
  readonly rhythm: MeetingRhythm;
  readonly weekday: number | null;
  /** The first day the rhythm fell on: fortnights and "the second Tuesday" are counted from it. Null before that. */
  readonly firstOn: LocalDate | null;
}

/** A day off moves a meeting by three days at most, a hand by weeks: this much around the period is looked at. */
const AROUND_DAYS = 70;
/** The fifth of a month is its last: most months have only four. */
const LAST = 5;

/** @throws DomainError `invalid_value` (`weekday`) when a rhythm lacks its day, or being on demand has one */
export function checkRhythm({ rhythm, weekday }: Omit<SeriesRhythm, 'firstOn'>, prefix = ''): void {
  const demanded = rhythm !== 'on_demand';
  if (demanded === (weekday !== null)) return;
  const detail = demanded ? 'Say on which day the series meets' : 'On demand, there is no such day';
  throw new DomainError('invalid_value', detail, [
    { path: `${prefix}weekday`, code: demanded ? 'required' : 'not_on_demand' },
  ]);
}

/** The day the rhythm is counted from: the one it has, else the first weekday that is met on `from` or later. */
export function firstDay({ weekday, firstOn }: SeriesRhythm, from: LocalDate): LocalDate {
  if (firstOn !== null) return firstOn;
  const first = onOrAfter(from, weekday ?? 1);
  const before = addDays(first, -7);
  return nextWorkingDay(before) >= from ? before : first;
}

/**
 * The working days from `from` to `to`, in order, on which the series is to meet and has no meeting yet. A day off
 * (weekend, French holiday) moves to the next working day. A meeting moved by hand, or cancelled, still is the one of
 * its turn: `existing` are the days of all of them. On demand, it is the one day `from`.
 * @throws DomainError `invalid_value` (`to` before `from`) or `limit_exceeded` (more than a plan may hold)
 */
export function daysToPlan(
  series: SeriesRhythm,
  existing: readonly LocalDate[],
  from: LocalDate,
  to: LocalDate,
): readonly LocalDate[] {
  if (series.rhythm === 'on_demand') {
    const day = nextWorkingDay(from);
    return existing.includes(day) ? [] : [day];
  }
  if (to < from) {
    throw new DomainError('invalid_value', 'The period ends before it begins', [
      { path: 'to', code: 'before_start', params: { min: from } },
    ]);
  }
  const first = firstDay(series, from);
  const turns = turnsOf(series, first, addDays(from, -AROUND_DAYS), addDays(to, AROUND_DAYS));
  const taken = takenTurns(series.rhythm, turns, existing, first);
  const missing = turns.filter((day) => day >= from && day <= to && !taken.has(day));
  if (missing.length > MEETING_LIMITS.occurrences) {
    throw new DomainError('limit_exceeded', 'Too many meetings at once', [
      { path: 'to', code: 'too_many', params: { max: MEETING_LIMITS.occurrences } },
    ]);
  }
  return missing;
}

/** Every day the rhythm falls on between two days, moved off days off. */
function turnsOf({ rhythm }: SeriesRhythm, first: LocalDate, from: LocalDate, to: LocalDate): LocalDate[] {
  if (rhythm === 'monthly') return monthly(first, from, to);
  const step = rhythm === 'weekly' ? 7 : 14;
  const days: LocalDate[] = [];
  const skipped = Math.floor(daysBetween(first, from) / step);
  for (let day = addDays(first, skipped * step); day <= to; day = addDays(day, step)) {
    days.push(nextWorkingDay(day));
  }
  return days;
}

/** The same weekday of each month, as often as `first` is of its own: the second Tuesday, the last Friday. */
function monthly(first: LocalDate, from: LocalDate, to: LocalDate): LocalDate[] {
  const weekday = weekdayOf(first);
  const nth = Math.ceil(Number(first.slice(8)) / 7);
  const days: LocalDate[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1)) {
    const last = onOrAfter(addDays(lastDayOf(month), -6), weekday);
    const counted = addDays(onOrAfter(firstDayOf(month), weekday), (nth - 1) * 7);
    days.push(nextWorkingDay(nth === LAST ? last : counted));
  }
  return days;
}

/** How far from its turn a meeting moved by hand still is the one of that turn, in days. */
const REACH: Readonly<Record<Exclude<MeetingRhythm, 'on_demand'>, number>> = {
  weekly: 6,
  every_two_weeks: 9,
  monthly: 15,
};

/** A first meeting is moved forward by less than a week; what was before is of an earlier rhythm. */
const BEFORE_FIRST_DAYS = 4;

/**
 * The turns that have their meeting: on the day itself, else the nearest free turn from `first` on. A meeting of an
 * earlier rhythm takes no turn but its own day.
 */
function takenTurns(
  rhythm: Exclude<MeetingRhythm, 'on_demand'>,
  turns: readonly LocalDate[],
  existing: readonly LocalDate[],
  first: LocalDate,
): ReadonlySet<LocalDate> {
  const days = new Set(turns);
  const taken = new Set(existing.filter((day) => days.has(day)));
  const since = addDays(first, -BEFORE_FIRST_DAYS);
  const ours = turns.filter((turn) => turn >= first);
  for (const day of existing.filter((one) => !days.has(one) && one >= since).toSorted()) {
    let best: LocalDate | null = null;
    let reach = REACH[rhythm] + 1;
    for (const turn of ours) {
      const away = Math.abs(daysBetween(turn, day));
      if (away < reach && !taken.has(turn)) [best, reach] = [turn, away];
    }
    if (best !== null) taken.add(best);
  }
  return taken;
}

/** 1 Monday to 7 Sunday. */
function weekdayOf(day: LocalDate): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

function onOrAfter(day: LocalDate, weekday: number): LocalDate {
  return addDays(day, (weekday - weekdayOf(day) + 7) % 7);
}
