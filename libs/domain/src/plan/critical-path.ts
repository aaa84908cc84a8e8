import type { LocalDate } from '../shared/local-date.js';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../shared/working-days.js';
import { milestoneDate, earliestAfter, planOrder, predecessorsOf, successorsOf, type Plan } from './plan.js';

export interface CriticalPath {
  /** The open milestone that comes last; null when all are reached. */
  readonly lastId: string | null;
  /** Ids from the first milestone of the chain to the last of the plan. */
  readonly chain: readonly string[];
  /**
   * Working days that each open milestone may slip before the last date moves (total float of the critical path
   * method); negative when the plan already does not hold together.
   */
  readonly float: ReadonlyMap<string, number>;
}

/**
 * The longest chain to the last milestone: back from it, each time to the predecessor that lets it come no earlier.
 * What is reached can delay nothing more and ends the chain.
 */
export function criticalPath(plan: Plan): CriticalPath {
  const open = new Map<string, LocalDate>();
  for (const milestone of plan.milestones) {
    const on = milestoneDate(milestone);
    if (milestone.actualOn === null && on !== null) open.set(milestone.id, on);
  }
  let last: { readonly id: string; readonly on: LocalDate } | null = null;
  // Among those of the last day the one that waits for others says more.
  for (const id of planOrder(plan)) {
    const on = open.get(id);
    if (on !== undefined && (last === null || on >= last.on)) last = { id, on };
  }
  if (last === null) return { lastId: null, chain: [], float: new Map() };
  return { lastId: last.id, chain: chainTo(plan, last.id, open), float: floats(plan, open, last.on) };
}

function chainTo(plan: Plan, lastId: string, open: ReadonlyMap<string, LocalDate>): readonly string[] {
  const waitsFor = predecessorsOf(plan);
  const chain = [lastId];
  for (;;) {
    let driver: { readonly id: string; readonly earliest: LocalDate } | null = null;
    for (const { predecessorId, lagDays } of waitsFor.get(chain[0] ?? '') ?? []) {
      const on = open.get(predecessorId);
      if (on === undefined) continue;
      const earliest = earliestAfter(on, lagDays);
      if (driver === null || earliest > driver.earliest) driver = { id: predecessorId, earliest };
    }
    if (driver === null || chain.includes(driver.id)) return chain;
    chain.unshift(driver.id);
  }
}

function floats(
  plan: Plan,
  open: ReadonlyMap<string, LocalDate>,
  finish: LocalDate,
): ReadonlyMap<string, number> {
  const after = successorsOf(plan);
  const latest = new Map<string, LocalDate>();
  for (const id of planOrder(plan).toReversed()) {
    if (!open.has(id)) continue;
    let day = finish;
    for (const { successorId, lagDays } of after.get(id) ?? []) {
      const until = latest.get(successorId);
      if (until === undefined) continue;
      const mine = latestBefore(until, lagDays);
      if (mine < day) day = mine;
    }
    latest.set(id, day);
  }
  return new Map([...latest].map(([id, day]) => [id, workingDaysBetween(open.get(id) ?? day, day)]));
}

/** The last working day that a predecessor may have for its successor to be there on `until`. */
function latestBefore(until: LocalDate, lagDays: number): LocalDate {
  const back = isWorkingDay(until) ? lagDays : lagDays + 1;
  return back === 0 ? until : addWorkingDays(until, -back);
}
