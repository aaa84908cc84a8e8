import { firstDayOf, lastDayOf, type LocalDate, type Month } from '../../shared/local-date.js';
import { checkWhole, roundedRatio } from './checked.js';
import { lawMinutes, lawSetting, lawValue, type LawSetting } from './settings.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

/**
 * R8: which minimum holds when an internship straddles 1 January. Sources conflict; `month_of_presence` is prudent,
 * `signature_date` keeps the amount of the day the agreement was signed.
 */
export const YEAR_RATE_POLICIES = ['month_of_presence', 'signature_date'] as const;
export type YearRatePolicy = (typeof YEAR_RATE_POLICIES)[number];

export interface StipendTerms {
  /** Cents an hour that the agreement states; null where it leaves it to the legal minimum. */
  readonly agreedCents: number | null;
  readonly policy: YearRatePolicy;
  readonly signedOn: LocalDate;
}

/** Minutes that are paid in a month: presence and paid absences. */
export interface PaidMonth {
  readonly month: Month;
  readonly minutes: number;
}

export interface StipendMonth extends PaidMonth {
  /** Cents an hour; 0 when nothing is owed. */
  readonly rateCents: number;
  readonly cents: number;
}

export interface Stipend {
  readonly due: boolean;
  readonly months: readonly StipendMonth[];
  readonly totalCents: number;
}

/**
 * R5, R6: the hourly ceiling of social security in cents, the monthly one × 12 / 1607 rounded to the euro.
 * @throws DomainError `invalid_value` `no_setting` before the first known ceiling
 */
export function hourlyCeilingCents(settings: readonly LawSetting[], on: LocalDate): number {
  const monthly = lawValue(settings, 'monthly_ceiling', on);
  return roundedRatio(monthly * 12, lawValue(settings, 'ceiling_hours', on) * 100) * 100;
}

/** R5 (L124-6, D124-8): the least stipend, in cents an hour: 15 % of the hourly ceiling. @throws as hourlyCeilingCents */
export function minimumHourlyCents(settings: readonly LawSetting[], on: LocalDate): number {
  return roundedRatio(hourlyCeilingCents(settings, on) * lawValue(settings, 'stipend_percent', on), 100);
}

/**
 * R4 (L124-6): due past two months of presence (308 h) in one teaching year in the organisation, so from the 309th
 * hour; then owed for every hour from the first.
 * @param countedMinutes presence of the whole teaching year (teachingYearMinutes), in minutes
 */
export function isStipendDue(
  countedMinutes: number,
  settings: readonly LawSetting[],
  on: LocalDate,
): boolean {
  checkWhole('countedMinutes', countedMinutes);
  return countedMinutes > lawMinutes(settings, 'stipend_months', on);
}

/** R4 as a verdict. */
export function stipendVerdict(
  countedMinutes: number,
  settings: readonly LawSetting[],
  on: LocalDate,
): RuleVerdict {
  const params = { minutes: countedMinutes, limit: lawMinutes(settings, 'stipend_months', on) };
  return verdictOf(isStipendDue(countedMinutes, settings, on) ? 'stipend_due' : 'stipend_optional', params);
}

/** Cents an hour that a month is paid: what was agreed, never less than the minimum of the policy's day. */
export function hourlyRateCents(terms: StipendTerms, month: Month, settings: readonly LawSetting[]): number {
  return Math.max(terms.agreedCents ?? 0, minimumHourlyCents(settings, rateDay(terms, month)));
}

/**
 * R4–R8: the stipend month by month, minutes × rate, each month rounded to the cent, halves up. Where none is due,
 * the agreed rate is paid as it is: it may be below the minimum, and without one nothing is.
 * @param plan.countedMinutes presence of the whole teaching year, which says whether it is due
 * @throws DomainError `invalid_value` for minutes or a rate that are no whole number from 0, or a month no ceiling covers
 */
export function monthlyStipend(
  plan: {
    readonly months: readonly PaidMonth[];
    readonly countedMinutes: number;
    readonly terms: StipendTerms;
  },
  settings: readonly LawSetting[],
): Stipend {
  const { months, countedMinutes, terms } = plan;
  if (terms.agreedCents !== null) checkWhole('agreedCents', terms.agreedCents, 1_000_000);
  const due = isStipendDue(
    countedMinutes,
    settings,
    firstDayOf(months[0]?.month ?? terms.signedOn.slice(0, 7)),
  );
  const rows = months.map(({ month, minutes }, index) => {
    checkWhole(`months.${index}.minutes`, minutes);
    const rateCents = due ? hourlyRateCents(terms, month, settings) : (terms.agreedCents ?? 0);
    return { month, minutes, rateCents, cents: roundedRatio(minutes * rateCents, 60) };
  });
  return { due, months: rows, totalCents: rows.reduce((sum, { cents }) => sum + cents, 0) };
}

/** R5, R6 as verdicts: the agreed rate against the minimum on `on`, and whether the ceiling is that of the year. */
export function rateVerdicts(
  agreedCents: number | null,
  settings: readonly LawSetting[],
  on: LocalDate,
): readonly RuleVerdict[] {
  const minimum = minimumHourlyCents(settings, on);
  const rate = agreedCents ?? minimum;
  checkWhole('agreedCents', rate, 1_000_000);
  const { from } = lawSetting(settings, 'monthly_ceiling', on);
  const ceiling = hourlyCeilingCents(settings, on);
  return [
    rate < minimum
      ? verdictOf('rate_below_minimum', { rate, minimum, on })
      : verdictOf('rate_kept', { rate, minimum }),
    from.slice(0, 4) === on.slice(0, 4)
      ? verdictOf('ceiling_current', { ceiling, from })
      : verdictOf('ceiling_of_earlier_year', { ceiling, from, on }),
  ];
}

/** R8 as a verdict: what either policy gives, flagged where they differ. */
export function yearRateVerdict(
  plan: Parameters<typeof monthlyStipend>[0],
  settings: readonly LawSetting[],
): RuleVerdict {
  const total = (policy: YearRatePolicy) =>
    monthlyStipend({ ...plan, terms: { ...plan.terms, policy } }, settings).totalCents;
  const byMonth = total('month_of_presence');
  const bySignature = total('signature_date');
  return byMonth === bySignature
    ? verdictOf('year_rate_same', {})
    : verdictOf('year_rate_disputed', { byMonth, bySignature });
}

/**
 * R9: an amendment that takes an internship past the threshold makes the stipend due from its first hour. What has
 * been worked so far is owed at once, less what was paid.
 * @returns cents owed, 0 at least
 */
export function backPayCents(
  worked: Parameters<typeof monthlyStipend>[0],
  paidCents: number,
  settings: readonly LawSetting[],
): number {
  checkWhole('paidCents', paidCents);
  const { due, totalCents } = monthlyStipend(worked, settings);
  return due ? Math.max(0, totalCents - paidCents) : 0;
}

/** R9 as a verdict. */
export function backPayVerdict(owed: number): RuleVerdict {
  return owed > 0 ? verdictOf('back_pay_owed', { owed }) : verdictOf('back_pay_none', {});
}

/**
 * R10: the part of a month's stipend up to 15 % of the hourly ceiling × hours bears no contributions, the rest does.
 * `exempt + subject` is what was paid.
 */
export function stipendContributions(
  month: { readonly month: Month; readonly minutes: number; readonly cents: number },
  settings: readonly LawSetting[],
): { readonly exempt: number; readonly subject: number } {
  checkWhole('minutes', month.minutes);
  checkWhole('cents', month.cents);
  const rate = minimumHourlyCents(settings, firstDayOf(month.month));
  const exempt = Math.min(month.cents, roundedRatio(month.minutes * rate, 60));
  return { exempt, subject: month.cents - exempt };
}

/** R10 as a verdict. */
export function contributionsVerdict(parts: {
  readonly exempt: number;
  readonly subject: number;
}): RuleVerdict {
  const { exempt, subject } = parts;
  return subject > 0
    ? verdictOf('contributions_due', { exempt, subject })
    : verdictOf('contributions_exempt', { exempt });
}

function rateDay(terms: StipendTerms, month: Month): LocalDate {
  return terms.policy === 'signature_date' ? terms.signedOn : lastDayOf(month);
}
