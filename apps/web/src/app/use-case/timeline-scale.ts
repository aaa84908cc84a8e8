import type { MilestoneView } from '@jalon/contracts';
import { timeAxis, type TimeAxis } from '../ui/chart/time-axis';

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
  readonly ticks: TimeAxis['ticks'];
}

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
  const axis = timeAxis([...days, today], width);
  if (!axis) return null;
  const { x, ticks } = axis;
  return {
    today: x(today),
    ticks,
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
