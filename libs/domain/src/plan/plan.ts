import type { Milestone } from '../milestone/milestone.js';
import type { LocalDate } from '../shared/local-date.js';
import { addWorkingDays } from '../shared/working-days.js';

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

type Dates = Pick<PlannedMilestone, 'baselineOn' | 'forecastOn' | 'actualOn'>;

/** The day a milestone counts with: reached, else expected, else agreed. */
export function milestoneDate(milestone: Dates): LocalDate | null {
  return milestone.actualOn ?? milestone.forecastOn ?? milestone.baselineOn;
}

/** The first day a successor may have, its predecessor being on `predecessorOn`; a working day. */
export function earliestAfter(predecessorOn: LocalDate, lagDays: number): LocalDate {
  return addWorkingDays(predecessorOn, lagDays);
}

/** A dependency whose successor stands too early for it. */
export interface BrokenDependency {
  readonly dependency: Dependency;
  readonly predecessor: PlannedMilestone;
  readonly successor: PlannedMilestone;
  readonly earliest: LocalDate;
}

/**
 * The dependencies that the dates do not hold: `milestoneId` limits them to the ones of that milestone. What was
 * reached is a fact and breaks nothing, however early it came.
 */
export function brokenDependencies(plan: Plan, milestoneId?: string): readonly BrokenDependency[] {
  const byId = new Map(plan.milestones.map((milestone) => [milestone.id, milestone]));
  return plan.dependencies.flatMap((dependency) => {
    const { predecessorId, successorId, lagDays } = dependency;
    if (milestoneId !== undefined && milestoneId !== predecessorId && milestoneId !== successorId) return [];
    const predecessor = byId.get(predecessorId);
    const successor = byId.get(successorId);
    const from = predecessor && milestoneDate(predecessor);
    const to = successor && milestoneDate(successor);
    if (!from || !to || successor.actualOn !== null) return [];
    const earliest = earliestAfter(from, lagDays);
    return to < earliest ? [{ dependency, predecessor, successor, earliest }] : [];
  });
}

/** Where the chain that would close on itself goes through, by names; null when `added` closes nothing. */
export function cyclePath(
  plan: Plan,
  added: Pick<Dependency, 'predecessorId' | 'successorId'>,
): readonly string[] | null {
  const { predecessorId, successorId } = added;
  const names = new Map(plan.milestones.map((milestone) => [milestone.id, milestone.name]));
  const came = new Map<string, string | null>([[successorId, null]]);
  const queue = [successorId];
  for (let id = queue.shift(); id !== undefined && !came.has(predecessorId); id = queue.shift()) {
    for (const dependency of plan.dependencies) {
      if (dependency.predecessorId !== id || came.has(dependency.successorId)) continue;
      came.set(dependency.successorId, id);
      queue.push(dependency.successorId);
    }
  }
  if (!came.has(predecessorId)) return null;
  const path: string[] = [];
  for (let id: string | null = predecessorId; id !== null; id = came.get(id) ?? null) path.unshift(id);
  // It starts and ends with the predecessor, so that a reader sees it close.
  return [predecessorId, ...path].map((id) => names.get(id) ?? id);
}

/** Ids such that each comes after all its predecessors; those of a closed chain, which cannot be, are left out. */
export function planOrder(plan: Plan): readonly string[] {
  const waiting = new Map(plan.milestones.map(({ id }) => [id, 0]));
  const after = successorsOf(plan);
  for (const { successorId } of plan.dependencies) {
    waiting.set(successorId, (waiting.get(successorId) ?? 0) + 1);
  }
  const ready = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  for (const id of ready) {
    for (const { successorId } of after.get(id) ?? []) {
      const left = (waiting.get(successorId) ?? 0) - 1;
      waiting.set(successorId, left);
      if (left === 0) ready.push(successorId);
    }
  }
  return ready;
}

type Links = ReadonlyMap<string, readonly Dependency[]>;

/** What each milestone waits for. */
export function predecessorsOf(plan: Plan): Links {
  return linksBy(plan, (dependency) => dependency.successorId);
}

/** What waits for each milestone. */
export function successorsOf(plan: Plan): Links {
  return linksBy(plan, (dependency) => dependency.predecessorId);
}

function linksBy(plan: Plan, end: (dependency: Dependency) => string): Links {
  const links = new Map<string, Dependency[]>();
  for (const dependency of plan.dependencies) {
    const others = links.get(end(dependency));
    if (others) others.push(dependency);
    else links.set(end(dependency), [dependency]);
  }
  return links;
}
