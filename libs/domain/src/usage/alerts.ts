import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  lastDayOf,
  type LocalDate,
  type Month,
} from '../shared/local-date.js';
import { FEWEST_USERS, fewUsers } from './suppression.js';

/** What may ask for attention once a solution is in use. */
export const USAGE_ALERT_RULES = ['adoption_falling', 'silent', 'target_missed'] as const;
export type UsageAlertRule = (typeof USAGE_ALERT_RULES)[number];

/** A fall of this share of the month's users, in percents, over as many days. */
export const ALERT_FALL_PERCENT = 20;
export const ALERT_FALL_DAYS = 30;

/** Declared months are looked at for as long: one that is older says nothing of today. */
export const ALERT_DECLARED_MONTHS = 3;

/** What an entity declared for a month. */
export interface MonthUsers {
  readonly month: Month;
  readonly users: number;
}

/** What is known of a solution at one entity at the end of a Paris day; counts are users of the trailing 30 days. */
export interface AlertFacts {
  /** The day that is judged: over, so that all of it may be there. */
  readonly on: LocalDate;
  /** Live now: an alert of anything else has no reader. */
  readonly live: boolean;
  readonly liveOn: LocalDate;
  /** How its use is known; only events can fall silent. */
  readonly reporting: 'events' | 'file' | 'declared';
  /** Null where nothing is known of it. */
  readonly activeUsers: number | null;
  /** Those of them who are on the list of the eligible; null without a list. */
  readonly activeEligible: number | null;
  /** Thirty days before. */
  readonly activeBefore: number | null;
  /** Months declared by hand, in any order; looked at where there is no telemetry. */
  readonly declared: readonly MonthUsers[];
  /** The last day with an event, up to `on`. */
  readonly lastUseOn: LocalDate | null;
  readonly silenceDays: number;
  readonly eligible: number | null;
  /** Share of the eligible that should be active on `targetOn`, in percents. */
  readonly target: number | null;
  readonly targetOn: LocalDate | null;
}

/** Why an alert holds, as it is kept and shown: counts of one to four users are left out. */
export interface AlertReason {
  readonly rule: UsageAlertRule;
  readonly activeUsers: number | null;
  readonly before: number | null;
  /** The declared month that fell against the one before it; null where days are compared. */
  readonly month: Month | null;
  /** Whole days without an event. */
  readonly days: number | null;
  readonly lastUseOn: LocalDate | null;
  readonly eligible: number | null;
  readonly target: number | null;
  readonly targetOn: LocalDate | null;
}

/** The alerts whose condition holds on that day, in the order of the rules. */
export function usageAlerts(facts: AlertFacts): readonly AlertReason[] {
  if (!facts.live || facts.liveOn > facts.on) return [];
  return [falling(facts), silent(facts), missed(facts)].filter((found) => found !== null);
}

/** What opens and what closes, when `open` are the rules of the alerts that stand: each opens once. */
export function alertMoves(
  open: readonly UsageAlertRule[],
  holding: readonly AlertReason[],
): { readonly opens: readonly AlertReason[]; readonly closes: readonly UsageAlertRule[] } {
  return {
    opens: holding.filter(({ rule }) => !open.includes(rule)),
    closes: open.filter((rule) => !holding.some((one) => one.rule === rule)),
  };
}

const NOTHING: Omit<AlertReason, 'rule'> = {
  activeUsers: null,
  before: null,
  month: null,
  days: null,
  lastUseOn: null,
  eligible: null,
  target: null,
  targetOn: null,
};

/** Events are compared with thirty days before; without them the last declared month with the one before it. */
function falling(facts: AlertFacts): AlertReason | null {
  const compared =
    facts.reporting === 'declared'
      ? declaredMonths(facts)
      : { users: facts.activeUsers, before: facts.activeBefore, month: null };
  if (compared === null) return null;
  const { users, before, month } = compared;
  if (users === null || before === null || before < FEWEST_USERS) return null;
  // In whole numbers: a fall of exactly a fifth counts.
  if (users * 100 > before * (100 - ALERT_FALL_PERCENT)) return null;
  return { ...NOTHING, rule: 'adoption_falling', activeUsers: shown(users), before, month };
}

/**
 * The last declared month that was over on the day, and the one just before it: a month that goes on would seem to
 * fall, one with a gap before it has nothing to be compared with, an old one is no news.
 */
function declaredMonths({
  on,
  declared,
}: AlertFacts): { readonly users: number; readonly before: number | null; readonly month: Month } | null {
  const last = declared
    .filter(({ month }) => lastDayOf(month) <= on && firstDayOf(addMonths(month, ALERT_DECLARED_MONTHS)) > on)
    .sort((left, right) => (left.month < right.month ? 1 : -1))[0];
  if (!last) return null;
  const previous = declared.find(({ month }) => month === addMonths(last.month, -1));
  return { ...last, before: previous?.users ?? null };
}

/** Days are counted from the last one with an event, or from the go-live when none has come. */
function silent({ reporting, on, liveOn, lastUseOn, silenceDays }: AlertFacts): AlertReason | null {
  if (reporting !== 'events') return null;
  const since = lastUseOn !== null && lastUseOn >= liveOn ? lastUseOn : addDays(liveOn, -1);
  const days = daysBetween(since, on);
  return days >= silenceDays ? { ...NOTHING, rule: 'silent', days, lastUseOn } : null;
}

function missed(facts: AlertFacts): AlertReason | null {
  const { on, activeUsers, activeEligible, eligible, target, targetOn } = facts;
  if (target === null || targetOn === null || on < targetOn) return null;
  const users = activeEligible ?? activeUsers;
  // Nobody eligible, or nothing known: there is no share to compare.
  if (users === null || eligible === null || eligible === 0) return null;
  if (users * 100 >= target * eligible) return null;
  return { ...NOTHING, rule: 'target_missed', activeUsers: shown(users), eligible, target, targetOn };
}

function shown(users: number): number | null {
  return fewUsers(users) ? null : users;
}
