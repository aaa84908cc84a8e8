import { addMonths, lastDayOf, monthOf, type LocalDate, type Month } from '../shared/local-date.js';
import { addWorkingDays } from '../shared/working-days.js';

/** Working days from the end of a month to the freezing of its report (domain rules §8: « Freeze snapshot at J+5 »). */
export const RESTITUTION_WORKING_DAYS = 5;

export interface RestitutionDays {
  /** From here on a month may be frozen: as many working days before its last day as the rule gives after it. */
  readonly earliestOn: LocalDate;
  /** J-5: who has not updated is told, in time for the month itself. */
  readonly beforeOn: LocalDate;
  /** J: the fifth working day after the month. Freezing before it takes a reason. */
  readonly dueOn: LocalDate;
  /** A reminder that no worker could tell by this day is not told any more. */
  readonly endOn: LocalDate;
}

/** The days of a month's report, all of them working days (French holidays left out). */
export function restitutionDays(month: Month): RestitutionDays {
  const lastOn = lastDayOf(month);
  const dueOn = addWorkingDays(lastOn, RESTITUTION_WORKING_DAYS);
  return {
    earliestOn: addWorkingDays(lastOn, -RESTITUTION_WORKING_DAYS),
    beforeOn: addWorkingDays(dueOn, -RESTITUTION_WORKING_DAYS),
    dueOn,
    endOn: addWorkingDays(dueOn, RESTITUTION_WORKING_DAYS),
  };
}

/** When who has not updated is told by the clock; `by_hand` is the button's. */
export const REMINDER_OCCASIONS = ['before', 'due', 'by_hand'] as const;
export type ReminderOccasion = (typeof REMINDER_OCCASIONS)[number];
export type ClockOccasion = Exclude<ReminderOccasion, 'by_hand'>;

/** What the clock still has to tell of one month. */
export interface DueReminder {
  readonly month: Month;
  readonly occasion: ClockOccasion;
  /** The day it stands for, whatever the day it is told. */
  readonly on: LocalDate;
}

/** What the clock knows of a month: nothing while nobody has touched it. */
export interface ToldMonth {
  readonly month: Month;
  readonly open: boolean;
  readonly told: Readonly<Record<ClockOccasion, boolean>>;
}

/**
 * What is to be told on `today`, oldest month first: J-5 until the day before J, then J until five working days after
 * it. A worker that was off on the day tells it when it is back, once; past its time an occasion is let go, so that
 * nobody is reminded of both at once.
 * @param known the months that have a row; the others are open and untold
 */
export function dueReminders(today: LocalDate, known: readonly ToldMonth[]): readonly DueReminder[] {
  const rows = new Map(known.map((row) => [row.month, row]));
  const current = monthOf(today);
  // J-5 lies in the month itself and J at most a fortnight after: nothing else can be under way.
  return [addMonths(current, -1), current].flatMap((month) => {
    const { beforeOn, dueOn, endOn } = restitutionDays(month);
    const occasion: ClockOccasion | null =
      today >= beforeOn && today < dueOn ? 'before' : today >= dueOn && today <= endOn ? 'due' : null;
    const row = rows.get(month);
    if (occasion === null || (row && (!row.open || row.told[occasion]))) return [];
    return [{ month, occasion, on: occasion === 'before' ? beforeOn : dueOn }];
  });
}

/**
 * A whole number that stands for an occasion of a month and its day: told once each.
 * Below 2^31, as the notifications' own.
 */
export function reminderNumber(occasion: ReminderOccasion, on: LocalDate): number {
  return Number(on.replaceAll('-', '')) * 10 + REMINDER_OCCASIONS.indexOf(occasion);
}
