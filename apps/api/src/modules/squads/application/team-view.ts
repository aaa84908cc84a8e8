import type { Assignment } from '@jalon/contracts';
import {
  addDays,
  effortDays,
  mondayOf,
  overloadRuns,
  weeksFrom,
  type AssignmentEffort,
  type LocalDate,
  type OverloadRun,
  type WeekFigures,
} from '@jalon/domain';
import type { AssignmentRow } from '../persistence/assignment.store.js';

/** The Mondays from the week of `from` to that of `to`; none when `to` lies before it. */
export function weeksOf(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const first = mondayOf(from);
  if (to < first) return [];
  return weeksFrom(first, (Date.parse(mondayOf(to)) - Date.parse(first)) / (7 * 86_400_000) + 1);
}

/** The overloads of the weeks that a period touches. */
export function overloadsWithin(
  weeks: readonly LocalDate[],
  { capacity, load }: WeekFigures,
  period: Pick<AssignmentEffort, 'fromOn' | 'toOn'>,
): readonly OverloadRun[] {
  const touched = (week: LocalDate) => week <= period.toOn && addDays(week, 6) >= period.fromOn;
  const from = weeks.findIndex(touched);
  if (from === -1) return [];
  const to = weeks.findLastIndex(touched) + 1;
  return overloadRuns(weeks.slice(from, to), {
    capacity: capacity.slice(from, to),
    load: load.slice(from, to),
  });
}

export function toAssignment(
  row: AssignmentRow,
  weeks: readonly LocalDate[],
  figures: WeekFigures | undefined,
): Assignment {
  return {
    ...row,
    days: Math.round(effortDays(row) * 100) / 100,
    overloads: figures ? [...overloadsWithin(weeks, figures, row)] : [],
  };
}
