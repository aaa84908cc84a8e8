import type { Milestone } from '../milestone/milestone.js';
import type { LocalDate } from '../shared/local-date.js';

/** Finish to start: the successor comes at least `lagDays` working days after the predecessor. */
export interface Dependency {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly lagDays: number;
}

export type PlannedMilestone = Pick<Milestone, 'id' | 'name' | 'baselineOn' | 'forecastOn' | 'actualOn'>;

/** The milestones of one use case and what waits for what among them. */
export interface Plan {
  readonly milestones: readonly PlannedMilestone[];
  readonly dependencies: readonly Dependency[];
}

export const PLAN_LIMITS = {
  dependencies: 400,
  lagDays: 400,
  baselines: 50,
  baselineLabel: 160,
  reason: 1000,
} as const;

/** The day a milestone counts with: reached, else expected, else agreed. */
export function dateOf(milestone: Omit<PlannedMilestone, 'id' | 'name'>): LocalDate | null {
  return milestone.actualOn ?? milestone.forecastOn ?? milestone.baselineOn;
}
