import { addDays, addMonths, daysBetween, firstDayOf, monthOf } from '@jalon/domain';

export interface TimeAxis {
  /** Pixels from the left, to a tenth. */
  readonly x: (day: string) => number;
  readonly dayAt: (pixels: number) => string;
  /** First days of months, or of quarters and years when the months would be too close. */
  readonly ticks: readonly { readonly day: string; readonly x: number }[];
}

const TICK_MIN_PX = 64;
const STEPS = [1, 3, 6, 12, 24, 60, 120] as const;

/** A line of time of `width` pixels that starts and ends a little beyond `days`; null without any. */
export function timeAxis(days: readonly string[], width: number): TimeAxis | null {
  const sorted = [...days].sort();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return null;
  const margin = Math.max(7, Math.round(daysBetween(first, last) * 0.04));
  const start = addDays(first, -margin);
  const span = daysBetween(start, addDays(last, margin));
  const x = (day: string) => Math.round((daysBetween(start, day) / span) * width * 10) / 10;
  return {
    x,
    dayAt: (pixels) => addDays(start, Math.round((pixels / width) * span)),
    ticks: ticks(start, addDays(start, span), width).map((day) => ({ day, x: x(day) })),
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
