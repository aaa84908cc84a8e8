import { addDays, type LocalDate } from '../shared/local-date.js';
import type { WeekFigures } from './capacity.js';

/** Half a hundredth of a day: below it, more load than capacity is only rounding. */
const TOLERANCE = 0.005;

export function isOverloaded(load: number, capacity: number): boolean {
  return load > capacity + TOLERANCE;
}

/** Load over capacity in whole percent; null when there is load without any capacity. */
export function loadPercent(load: number, capacity: number): number | null {
  if (capacity > 0) return Math.round((load / capacity) * 100);
  return load > TOLERANCE ? null : 0;
}

/** Weeks of overload one after the other, by their Mondays. */
export interface OverloadRun {
  readonly fromWeek: LocalDate;
  readonly toWeek: LocalDate;
  /** The worst week's load over capacity; null when a week has load without capacity. */
  readonly peakPercent: number | null;
}

/**
 * When there is more load than capacity.
 * @param weeks Mondays, one after the other
 */
export function overloadRuns(
  weeks: readonly LocalDate[],
  { capacity, load }: WeekFigures,
): readonly OverloadRun[] {
  const runs: OverloadRun[] = [];
  for (const [index, week] of weeks.entries()) {
    const [had, took] = [capacity[index] ?? 0, load[index] ?? 0];
    if (!isOverloaded(took, had)) continue;
    const percent = loadPercent(took, had);
    const last = runs.at(-1);
    if (last && addDays(last.toWeek, 7) === week) {
      const peakPercent =
        last.peakPercent === null || percent === null ? null : Math.max(last.peakPercent, percent);
      runs[runs.length - 1] = { ...last, toWeek: week, peakPercent };
    } else runs.push({ fromWeek: week, toWeek: week, peakPercent: percent });
  }
  return runs;
}
