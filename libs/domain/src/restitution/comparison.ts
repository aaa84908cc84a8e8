import type { LocalDate } from '../shared/local-date.js';
import { workingDaysBetween } from '../shared/working-days.js';
import type { Health } from '../use-case/health.js';

/** A use case as a month has it, in so far as months are compared by it. */
export interface ComparedUseCase {
  readonly id: string;
  /** Neither closed nor abandoned at the end of the month. */
  readonly live: boolean;
  readonly health: Health;
  readonly milestones: readonly ComparedMilestone[];
}

export interface ComparedMilestone {
  readonly id: string;
  readonly name: string;
  /** When it was reached, else when it is expected, else when it was agreed. */
  readonly on: LocalDate | null;
}

export interface Slip {
  readonly id: string;
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Working days between the two, always positive. */
  readonly days: number;
}

export interface MonthsCompared {
  /** Ids, in the order of the later month. */
  readonly entered: readonly string[];
  /** Ids, in the order of the earlier month. */
  readonly left: readonly string[];
  readonly healths: readonly { readonly id: string; readonly from: Health; readonly to: Health }[];
  /** Use cases with the milestone that moved furthest, the longest first. */
  readonly slipped: readonly { readonly id: string; readonly slip: Slip }[];
}

/**
 * What changed from an earlier month to a later one: who is followed now and was not, who was and is not, whose health
 * is another, and which milestones are now expected (or were reached) later than the earlier month said.
 */
export function compareMonths(
  later: readonly ComparedUseCase[],
  earlier: readonly ComparedUseCase[],
): MonthsCompared {
  const before = new Map(earlier.map((one) => [one.id, one]));
  const now = new Map(later.map((one) => [one.id, one]));
  const both = later.flatMap((one) => {
    const old = before.get(one.id);
    return one.live && old?.live ? [{ one, old }] : [];
  });
  return {
    entered: later.filter((one) => one.live && !before.get(one.id)?.live).map((one) => one.id),
    left: earlier.filter((one) => one.live && !now.get(one.id)?.live).map((one) => one.id),
    healths: both
      .filter(({ one, old }) => one.health !== old.health)
      .map(({ one, old }) => ({ id: one.id, from: old.health, to: one.health })),
    slipped: both
      .flatMap(({ one, old }) => {
        const slip = furthest(one.milestones, old.milestones);
        return slip ? [{ id: one.id, slip }] : [];
      })
      .sort((a, b) => b.slip.days - a.slip.days),
  };
}

function furthest(now: readonly ComparedMilestone[], old: readonly ComparedMilestone[]): Slip | null {
  const said = new Map(old.map((milestone) => [milestone.id, milestone.on]));
  let found: Slip | null = null;
  for (const { id, name, on } of now) {
    const from = said.get(id);
    if (!on || !from || on <= from) continue;
    const days = workingDaysBetween(from, on);
    if (days > (found?.days ?? 0)) found = { id, name, from, to: on, days };
  }
  return found;
}
