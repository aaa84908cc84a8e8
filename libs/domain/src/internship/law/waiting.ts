import { addDays, daysBetween, type LocalDate } from '../../shared/local-date.js';
import { nextWorkingDay } from '../../shared/working-days.js';
import { checkPeriod } from './checked.js';
import { lawValue, type LawSetting } from './settings.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

/** Who ended an internship before its time. */
export const ENDING_INITIATIVES = ['intern', 'host', 'school', 'agreed'] as const;
export type EndingInitiative = (typeof ENDING_INITIATIVES)[number];

/** An internship on one post, whoever did it: small changes of mission or another school do not make another post. */
export interface PostInternship {
  readonly id: string;
  readonly startOn: LocalDate;
  /** Its last day, the real one when it ended early. */
  readonly endOn: LocalDate;
  /** Null when it ran its time. */
  readonly endedEarlyBy: EndingInitiative | null;
}

export interface WaitingPeriod {
  readonly endedOn: LocalDate;
  /** Calendar days of the internship, or of those that followed each other without a working day between. */
  readonly days: number;
  readonly waitDays: number;
  /** The first day the next internship on the post may start. */
  readonly earliestOn: LocalDate;
}

/**
 * R13 (L124-11): after an internship, its post stays free for a third of its duration, in calendar days rounded up;
 * not at all when the intern ended it early. Internships that follow each other without a working day between count
 * as one: cutting one in two does not shorten the wait.
 * @throws DomainError `invalid_value` for a period that is none
 */
export function waitingPeriods(
  internships: readonly PostInternship[],
  settings: readonly LawSetting[],
): readonly WaitingPeriod[] {
  return chains(internships).map(({ startOn, endOn, endedEarlyBy }) => {
    const days = daysBetween(startOn, endOn) + 1;
    const divisor = lawValue(settings, 'waiting_divisor', endOn);
    const waitDays = endedEarlyBy === 'intern' ? 0 : Math.ceil(days / divisor);
    return { endedOn: endOn, days, waitDays, earliestOn: addDays(endOn, waitDays + 1) };
  });
}

/**
 * R13 as a verdict: whether an internship may start on the post on `startOn`.
 * @param earlier the internships on the post, the new one left out; those that start after it do not hold it up
 */
export function waitingVerdict(
  startOn: LocalDate,
  earlier: readonly PostInternship[],
  settings: readonly LawSetting[],
): RuleVerdict {
  const periods = waitingPeriods(
    earlier.filter((one) => one.startOn <= startOn),
    settings,
  );
  const [first, ...rest] = periods;
  if (!first) return verdictOf('waiting_none', {});
  const last = rest.reduce((latest, one) => (one.earliestOn > latest.earliestOn ? one : latest), first);
  const params = { earliest: last.earliestOn, days: last.waitDays };
  return startOn < last.earliestOn
    ? verdictOf('waiting_period', { ...params, ended: last.endedOn })
    : verdictOf('waiting_over', params);
}

/** Internships without a working day between, merged but after one that the intern ended: that one asks for no wait. */
function chains(internships: readonly PostInternship[]): PostInternship[] {
  const ordered = [...internships].sort(
    (a, b) => compare(a.startOn, b.startOn) || compare(a.endOn, b.endOn) || compare(a.id, b.id),
  );
  const merged: PostInternship[] = [];
  for (const one of ordered) {
    checkPeriod(one);
    const previous = merged.at(-1);
    const follows = previous && one.startOn <= nextWorkingDay(addDays(previous.endOn, 1));
    if (!follows || previous.endedEarlyBy === 'intern') merged.push(one);
    else
      merged[merged.length - 1] =
        one.endOn < previous.endOn ? previous : { ...one, startOn: previous.startOn };
  }
  return merged;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
