import type { LocalDate } from '../shared/local-date.js';
import { isWorkingDay } from '../shared/working-days.js';
import type { DayCount } from './metrics.js';
import { shownParts, type ShownParts } from './suppression.js';

/** Which days, and which of their means, may be shown together. */
export interface ShownDays {
  readonly hidden: ReadonlySet<LocalDate>;
  readonly stickiness: boolean;
  readonly workingStickiness: boolean;
}

/**
 * Stickiness tells the sum of the daily users, its working-day variant that of the working days: beside the days
 * themselves each is a total. The two are kept where the days stay hidden, then the first alone, then none.
 * @param days those that both means are taken of
 */
export function shownDays(days: readonly DayCount[]): ShownDays {
  const apart = [
    days.filter(({ day }) => isWorkingDay(day)),
    days.filter(({ day }) => !isWorkingDay(day)),
  ].map(judged);
  if (apart.every(({ total }) => total)) {
    return { hidden: hiddenOf(apart), stickiness: true, workingStickiness: true };
  }
  const all = judged(days);
  if (all.total) return { hidden: hiddenOf([all]), stickiness: true, workingStickiness: false };
  return { hidden: hiddenOf([all]), stickiness: false, workingStickiness: false };
}

interface Judged extends ShownParts {
  readonly days: readonly DayCount[];
}

function judged(days: readonly DayCount[]): Judged {
  return { days, ...shownParts(days.map(({ users }) => users)) };
}

function hiddenOf(parts: readonly Judged[]): ReadonlySet<LocalDate> {
  return new Set(
    parts.flatMap(({ days, hidden }) => days.filter((_, index) => hidden[index]).map(({ day }) => day)),
  );
}
