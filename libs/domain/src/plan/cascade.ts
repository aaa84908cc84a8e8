import type { FieldError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';
import { addWorkingDays, isWorkingDay, nextWorkingDay, workingDaysBetween } from '../shared/working-days.js';
import {
  milestoneDate,
  earliestAfter,
  planOrder,
  predecessorsOf,
  type Dependency,
  type Plan,
  type PlannedMilestone,
} from './plan.js';

export interface PlanMove {
  readonly milestoneId: string;
  readonly to: LocalDate;
  /** Moved earlier, its successors follow and keep the room they had; else they stay. */
  readonly pull: boolean;
}

export interface MovedMilestone {
  readonly milestoneId: string;
  readonly name: string;
  readonly before: LocalDate;
  readonly after: LocalDate;
  /** Working days, negative when it comes earlier. */
  readonly days: number;
}

/** A milestone that was reached earlier than the move would now allow: it stays, and is told of. */
export interface CascadeConflict {
  readonly milestoneId: string;
  readonly name: string;
  readonly actualOn: LocalDate;
  readonly predecessorName: string;
  readonly earliest: LocalDate;
}

export interface Cascade {
  readonly moved: readonly MovedMilestone[];
  readonly conflicts: readonly CascadeConflict[];
}

/**
 * Everything that moves when one milestone does, itself first, then in the order of the plan. A successor moves only
 * as far as its predecessors ask: to the first working day that keeps every lag. What is reached never moves.
 * Ask `moveProblems` first: this believes the move.
 */
export function cascade(plan: Plan, { milestoneId, to, pull }: PlanMove): Cascade {
  const byId = new Map(plan.milestones.map((milestone) => [milestone.id, milestone]));
  const before = new Map(plan.milestones.map((milestone) => [milestone.id, milestoneDate(milestone)]));
  const after = new Map(before);
  const touched = new Set([milestoneId]);
  const reached: PlannedMilestone[] = [];
  const waitsFor = predecessorsOf(plan);
  after.set(milestoneId, to);

  for (const id of planOrder(plan)) {
    const links = waitsFor.get(id) ?? [];
    const milestone = byId.get(id);
    const from = before.get(id);
    if (id === milestoneId || !milestone || !from || !links.some((one) => touched.has(one.predecessorId)))
      continue;
    const earliest = latestOf(links, after);
    if (earliest === null) continue;
    if (milestone.actualOn !== null) {
      if (milestone.actualOn < earliest) reached.push(milestone);
      continue;
    }
    const next = pull ? pulled(from, latestOf(links, before), earliest) : later(from, earliest);
    if (next === from) continue;
    after.set(id, next);
    touched.add(id);
  }

  const moved = [
    milestoneId,
    ...planOrder(plan).filter((id) => id !== milestoneId && touched.has(id)),
  ].flatMap((id) => {
    const [from, until] = [before.get(id), after.get(id)];
    if (!from || !until || from === until) return [];
    const days = workingDaysBetween(from, until);
    return [{ milestoneId: id, name: byId.get(id)?.name ?? '', before: from, after: until, days }];
  });
  return { moved, conflicts: reached.flatMap((one) => conflictsOf(one, waitsFor, touched, byId, after)) };
}

/**
 * Why a move cannot be, in field codes: `reached`, `not_working_day` (params `next`), `breaks_dependency` (params
 * `name`, `earliest`) when it would stand before what it waits for, `before_start` (params `min`).
 * @param startedOn the day the use case entered its first stage
 */
export function moveProblems(
  plan: Plan,
  { milestoneId, to }: PlanMove,
  startedOn: LocalDate | null,
): readonly FieldError[] {
  const milestone = plan.milestones.find((one) => one.id === milestoneId);
  if (!milestone) return [{ path: 'milestoneId', code: 'unknown' }];
  if (milestone.actualOn !== null) {
    return [{ path: 'milestoneId', code: 'reached', params: { name: milestone.name } }];
  }
  if (!isWorkingDay(to)) {
    return [{ path: 'to', code: 'not_working_day', params: { next: nextWorkingDay(to) } }];
  }
  if (startedOn !== null && to < startedOn) {
    return [{ path: 'to', code: 'before_start', params: { min: startedOn } }];
  }
  const dates = new Map(plan.milestones.map((one) => [one.id, milestoneDate(one)]));
  const links = predecessorsOf(plan).get(milestoneId) ?? [];
  const earliest = latestOf(links, dates);
  if (earliest === null || to >= earliest) return [];
  const driver = links.find((link) => latestOf([link], dates) === earliest);
  const name = plan.milestones.find((one) => one.id === driver?.predecessorId)?.name ?? '';
  return [{ path: 'to', code: 'breaks_dependency', params: { name, earliest } }];
}

/** The first day that all of `links` allow; null without any. */
function latestOf(
  links: readonly Dependency[],
  dates: ReadonlyMap<string, LocalDate | null>,
): LocalDate | null {
  let latest: LocalDate | null = null;
  for (const { predecessorId, lagDays } of links) {
    const on = dates.get(predecessorId);
    if (!on) continue;
    const earliest = earliestAfter(on, lagDays);
    if (latest === null || earliest > latest) latest = earliest;
  }
  return latest;
}

/** The room it had behind its predecessors is kept; it never goes further than it has to. */
function pulled(from: LocalDate, earliestBefore: LocalDate | null, earliest: LocalDate): LocalDate {
  if (from < earliest) return earliest;
  if (earliestBefore === null || earliest >= earliestBefore || from < earliestBefore) return from;
  return addWorkingDays(earliest, workingDaysBetween(earliestBefore, from));
}

function later(left: LocalDate, right: LocalDate): LocalDate {
  return left < right ? right : left;
}

function conflictsOf(
  milestone: PlannedMilestone,
  waitsFor: ReadonlyMap<string, readonly Dependency[]>,
  touched: ReadonlySet<string>,
  byId: ReadonlyMap<string, PlannedMilestone>,
  after: ReadonlyMap<string, LocalDate | null>,
): readonly CascadeConflict[] {
  const { id, name, actualOn } = milestone;
  return (waitsFor.get(id) ?? []).flatMap((link) => {
    const earliest = latestOf([link], after);
    if (!touched.has(link.predecessorId) || actualOn === null || earliest === null || actualOn >= earliest)
      return [];
    const predecessorName = byId.get(link.predecessorId)?.name ?? '';
    return [{ milestoneId: id, name, actualOn, predecessorName, earliest }];
  });
}
