import type { FieldError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';
import { workingDaysBetween } from '../shared/working-days.js';

/** A dated promise of a use case (jalon): what was agreed, what is expected, what happened. */
export interface Milestone {
  readonly id: string;
  readonly useCaseId: string;
  readonly name: string;
  /** The person who answers for it. */
  readonly ownerId: string | null;
  readonly baselineOn: LocalDate | null;
  readonly forecastOn: LocalDate | null;
  readonly actualOn: LocalDate | null;
  readonly version: number;
}

type Dates = Pick<Milestone, 'baselineOn' | 'forecastOn' | 'actualOn'>;

/**
 * Slippage (dérive) in working days after the baseline, French holidays left out:
 * of the actual date, else the forecast. 0 when on time, early or without baseline.
 */
export function slippage(milestone: Dates): number {
  const reached = milestone.actualOn ?? milestone.forecastOn;
  if (milestone.baselineOn === null || reached === null) return 0;
  return Math.max(0, workingDaysBetween(milestone.baselineOn, reached));
}

/** Due and not reached: its forecast (or baseline) lies before `today`. */
export function isLate(milestone: Dates, today: LocalDate): boolean {
  const due = milestone.forecastOn ?? milestone.baselineOn;
  return milestone.actualOn === null && due !== null && due < today;
}

/** What the milestone breaks: no date at all, or an actual date that lies in the future. */
export function milestoneProblems(milestone: Dates, today: LocalDate): readonly FieldError[] {
  const problems: FieldError[] = [];
  if (milestone.baselineOn === null && milestone.forecastOn === null && milestone.actualOn === null) {
    problems.push({ path: 'forecastOn', code: 'date_required' });
  }
  if (milestone.actualOn !== null && milestone.actualOn > today) {
    problems.push({ path: 'actualOn', code: 'in_future', params: { max: today } });
  }
  return problems;
}

/**
 * Dates that lie before the use case did: expected and real ones only, what was agreed may be older.
 * @param startedOn the day it entered its first stage
 */
export function beforeStartProblems(
  dates: Partial<Pick<Milestone, 'forecastOn' | 'actualOn'>>,
  startedOn: LocalDate | null,
): readonly FieldError[] {
  if (startedOn === null) return [];
  return (['forecastOn', 'actualOn'] as const).flatMap((path) => {
    const on = dates[path];
    return on && on < startedOn ? [{ path, code: 'before_start', params: { min: startedOn } }] : [];
  });
}
