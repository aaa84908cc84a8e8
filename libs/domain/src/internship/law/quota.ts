import { addDays, mondayOf, type LocalDate } from '../../shared/local-date.js';
import { checkPeriod, checkWhole } from './checked.js';
import { lawValue, type LawSetting } from './settings.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

/** R11 (R124-12): the headcount is the larger of the two. */
export interface Headcount {
  /** Natural persons on the last day of the month before. */
  readonly lastMonth: number;
  /** Their average over the twelve months before, rounded up to a whole person. */
  readonly yearAverage: number;
}

/** An agreement in progress from its first day to its last. */
export interface QuotaInternship {
  readonly id: string;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  /** First day of a prolongation after an interruption (L124-15), which is outside the quota; null without one. */
  readonly prolongedFrom: LocalDate | null;
}

export interface WeekOfInterns {
  /** Its Monday: the civil week runs from Monday to Sunday. */
  readonly week: LocalDate;
  readonly count: number;
}

/** R11 (R124-10): interns allowed in one civil week: 15 % of the headcount rounded up from twenty people on, else three. */
export function internQuota(headcount: Headcount, settings: readonly LawSetting[], on: LocalDate): number {
  checkWhole('headcount.lastMonth', headcount.lastMonth, 10_000_000);
  checkWhole('headcount.yearAverage', headcount.yearAverage, 10_000_000);
  const people = Math.max(headcount.lastMonth, headcount.yearAverage);
  return people >= lawValue(settings, 'quota_headcount', on)
    ? Math.ceil((people * lawValue(settings, 'quota_percent', on)) / 100)
    : lawValue(settings, 'quota_small', on);
}

/**
 * Agreements in progress in each civil week that the period touches. An agreement counts in a week it has a day in;
 * one given twice counts once, and their order does not matter.
 * @throws DomainError `invalid_value` for a period that is none
 */
export function internsByWeek(
  internships: readonly QuotaInternship[],
  period: { readonly startOn: LocalDate; readonly endOn: LocalDate },
): readonly WeekOfInterns[] {
  checkPeriod(period);
  const spans = [...new Map(internships.map((one) => [one.id, one])).values()].map((one) => ({
    startOn: one.startOn,
    endOn: one.prolongedFrom === null ? one.endOn : earlier(one.endOn, addDays(one.prolongedFrom, -1)),
  }));
  const weeks: WeekOfInterns[] = [];
  for (let week = mondayOf(period.startOn); week <= period.endOn; week = addDays(week, 7)) {
    const sunday = addDays(week, 6);
    weeks.push({ week, count: spans.filter((span) => span.startOn <= sunday && span.endOn >= week).length });
  }
  return weeks;
}

/**
 * R11 as a verdict over the weeks of a period: the first week past the quota, else the busiest one.
 * @param plan.internships every agreement of the scope, the new one included
 * @param plan.scope the quota is that of the legal entity: a count of the lab alone can break it, never prove it kept
 */
export function quotaVerdict(
  plan: {
    readonly internships: readonly QuotaInternship[];
    readonly period: { readonly startOn: LocalDate; readonly endOn: LocalDate };
    readonly headcount: Headcount;
    readonly scope: 'legal_entity' | 'lab';
  },
  settings: readonly LawSetting[],
): RuleVerdict {
  const weeks = internsByWeek(plan.internships, plan.period).map(({ week, count }) => ({
    week,
    count,
    limit: internQuota(plan.headcount, settings, week),
  }));
  const over = weeks.find(({ count, limit }) => count > limit);
  if (over) return verdictOf('quota_exceeded', over);
  const busiest = weeks.reduce((most, one) => (one.count > most.count ? one : most));
  return verdictOf(plan.scope === 'lab' ? 'quota_unproven' : 'quota_kept', busiest);
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}
