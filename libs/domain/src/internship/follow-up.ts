import { addDays, daysBetween, mondayOf, type LocalDate } from '../shared/local-date.js';
import type { ReviewKind } from './evaluation.js';

interface Period {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

/** The Mondays of the weeks that an internship has a day in, up to that of `until`, in order. */
export function weeksOf({ startOn, endOn }: Period, until: LocalDate = endOn): readonly LocalDate[] {
  const last = until < endOn ? until : endOn;
  const weeks: LocalDate[] = [];
  for (let monday = mondayOf(startOn); monday <= last; monday = addDays(monday, 7)) weeks.push(monday);
  return startOn <= last ? weeks : [];
}

/** The weeks that are over on `today` and whose log was not submitted, the oldest first. */
export function lateWeeks(
  period: Period,
  submitted: ReadonlySet<LocalDate>,
  today: LocalDate,
): readonly LocalDate[] {
  const current = mondayOf(today);
  return weeksOf(period, today).filter((monday) => monday < current && !submitted.has(monday));
}

/** A check-in or an evaluation to hold, and by when. */
export interface DueReview {
  readonly kind: ReviewKind;
  readonly dueOn: LocalDate;
}

/**
 * What is still to be held: the check-ins with the academic tutor, spread evenly over the internship (R20 says how many
 * at least; the cadence is the lab's), the mid-term review in its middle and the final evaluation on its last day.
 * @param held kinds and days of what was held; a check-in counts when the academic tutor took part
 * @returns by the day they are due
 */
export function dueReviews(
  period: Period,
  held: readonly { readonly kind: ReviewKind; readonly academicTutor: boolean }[],
  minimumCheckIns: number,
): readonly DueReview[] {
  const days = daysBetween(period.startOn, period.endOn);
  const at = (part: number, parts: number) => addDays(period.startOn, Math.floor((days * part) / parts));
  const checkIns = held.filter(({ kind, academicTutor }) => kind === 'check_in' && academicTutor).length;
  const due: DueReview[] = [];
  for (let number = checkIns + 1; number <= minimumCheckIns; number++)
    due.push({ kind: 'check_in', dueOn: at(number, minimumCheckIns + 1) });
  if (!held.some(({ kind }) => kind === 'mid_term')) due.push({ kind: 'mid_term', dueOn: at(1, 2) });
  if (!held.some(({ kind }) => kind === 'final')) due.push({ kind: 'final', dueOn: period.endOn });
  return due.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
