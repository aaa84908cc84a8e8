import type { MilestoneView } from '@jalon/contracts';
import { addDays, addMonths, daysBetween, firstDayOf, monthOf } from '@jalon/domain';

export interface TimelineRow {
  readonly id: string;
  readonly name: string;
  readonly late: boolean;
  readonly reached: boolean;
  /** Pixels from the left; null when the date is not known. */
  readonly baseline: number | null;
  /** Where it was reached, else where it is expected. */
  readonly end: number | null;
  readonly slipped: boolean;
}
export interface Timeline {
  readonly rows: readonly TimelineRow[];
  readonly today: number;
  /** First days of months, or of quarters and years when the months would be too close. */
  readonly ticks: readonly { readonly day: string; readonly x: number }[];
}

const TICK_MIN_PX = 64;
const STEPS = [1, 3, 6, 12, 24, 60, 120] as const;

/**
 * Where the milestones and today stand on a line of `width` pixels; the line starts and ends a little beyond them.
 * Milestones without any date are left out; null when none has one.
 */
export function timeline(
  milestones: readonly MilestoneView[],
  today: string,
  width: number,
): Timeline | null {
  const dated = milestones.filter((one) => one.baselineOn ?? one.forecastOn ?? one.actualOn);
  const days = dated
    .flatMap((one) => [one.baselineOn, one.forecastOn, one.actualOn])
    .filter((day) => day !== null);
  if (days.length === 0) return null;
  days.push(today);
  days.sort();
  const first = days[0] ?? today;
  const last = days.at(-1) ?? today;
  const margin = Math.max(7, Math.round(daysBetween(first, last) * 0.04));
  const start = addDays(first, -margin);
  const span = daysBetween(start, addDays(last, margin));
  const x = (day: string) => Math.round((daysBetween(start, day) / span) * width * 10) / 10;
  return {
    today: x(today),
    ticks: ticks(start, addDays(start, span), width).map((day) => ({ day, x: x(day) })),
    rows: dated.map((one) => {
      const end = one.actualOn ?? one.forecastOn;
      return {
        id: one.id,
        name: one.name,
        late: one.late,
        reached: one.actualOn !== null,
        baseline: one.baselineOn === null ? null : x(one.baselineOn),
        end: end === null ? null : x(end),
        slipped: one.slipDays > 0,
      };
    }),
  };
}

function ticks(start: string, end: string, width: number): string[] {
  const months = Math.max(1, daysBetween(start, end) / 30.4);
  const step = STEPS.find((one) => (width * one) / months >= TICK_MIN_PX) ?? 120;
  const found: string[] = [];
  // Quarters and years begin where a reader expects them, whatever the first day is.
  for (let month = addMonths(monthOf(start), 1); firstDayOf(month) < end; month = addMonths(month, 1)) {
    const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
    if (index % step === 0) found.push(firstDayOf(month));
  }
  return found;
}
