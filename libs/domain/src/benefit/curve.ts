import { addMonths, type Month } from '../shared/local-date.js';
import {
  expectedIn,
  everyMonth,
  type BenefitMeasure,
  type BenefitUnit,
  type ExpectedBenefit,
} from './benefit.js';

/** What was decided on. Cents. */
export interface BusinessCase {
  readonly investment: number;
  /** From `fromMonth` on, every month. */
  readonly monthlyRunCost: number;
  readonly fromMonth: Month;
  /** How many months it looks ahead, `fromMonth` included. */
  readonly months: number;
}

/** One month of one unit, in hundredths (cents for money). */
export interface BenefitMonth {
  readonly month: Month;
  readonly expected: number;
  /** Σ accepted measures of the month; null while none is accepted. */
  readonly realised: number | null;
}

/** The same month for money against its business case, cents. */
export interface CaseMonth extends BenefitMonth {
  /** Σ(expected − run cost) − investment up to this month. */
  readonly expectedCumulated: number;
  /** Σ(accepted − run cost) − investment up to this month; null after the current month. */
  readonly realisedCumulated: number | null;
  /** The same, what is still to come taken as expected; the realised one until the current month. */
  readonly projectedCumulated: number;
}

export interface Payback {
  readonly month: Month;
  /** Not reached yet: it is if the coming months bring what is expected of them. */
  readonly isProjected: boolean;
}

/** The longest curve, whatever months are asked for. */
const CURVE_MONTHS_MAX = 240;

/**
 * Expected and realised of the benefits in `unit`, month by month; benefits of other units are left out, and never
 * added to these. realised(m) = Σ value of measures of m that are accepted.
 */
export function benefitCurve(
  benefits: readonly ExpectedBenefit[],
  measures: readonly BenefitMeasure[],
  unit: BenefitUnit,
  months: readonly Month[],
): BenefitMonth[] {
  const own = benefits.filter((benefit) => benefit.unit === unit);
  const ids = new Set(own.map(({ id }) => id));
  const accepted = new Map<Month, number>();
  for (const { benefitId, month, value, state } of measures) {
    if (state === 'accepted' && ids.has(benefitId)) accepted.set(month, (accepted.get(month) ?? 0) + value);
  }
  return months.map((month) => ({
    month,
    expected: own.reduce((sum, benefit) => sum + expectedIn(benefit, month), 0),
    realised: accepted.get(month) ?? null,
  }));
}

/**
 * The months a page shows of benefits: from the first that is expected, measured or decided on, to the current one or
 * the end of the business case, whichever is later; 240 at most.
 */
export function shownMonths(
  benefits: readonly ExpectedBenefit[],
  measures: readonly BenefitMeasure[],
  decided: BusinessCase | null,
  current: Month,
): Month[] {
  const starts = [
    ...benefits.map((benefit) => benefit.expectedFrom),
    ...measures.map(({ month }) => month),
    ...(decided ? [decided.fromMonth] : []),
  ].sort();
  const [from] = starts;
  if (from === undefined) return [];
  const ends = [current, ...(decided ? [addMonths(decided.fromMonth, decided.months - 1)] : []), from].sort();
  return everyMonth(from, ends.at(-1) ?? current).slice(0, CURVE_MONTHS_MAX);
}

/**
 * Money against the business case. The investment is spent before the first month, the run cost each month from
 * `fromMonth` on: realisedCumulated(m) = Σ k≤m (accepted(k) − run(k)) − investment. A past month without an accepted
 * measure brought nothing; the current and the coming months are projected as expected until something is accepted.
 */
export function caseCurve(
  months: readonly BenefitMonth[],
  decided: BusinessCase,
  current: Month,
): CaseMonth[] {
  let expected = -decided.investment;
  let realised = -decided.investment;
  let projected = -decided.investment;
  return months.map((one) => {
    const run = one.month >= decided.fromMonth ? decided.monthlyRunCost : 0;
    expected += one.expected - run;
    realised += (one.realised ?? 0) - run;
    projected += (one.realised ?? (one.month >= current ? one.expected : 0)) - run;
    return {
      ...one,
      expectedCumulated: expected,
      realisedCumulated: one.month <= current ? realised : null,
      projectedCumulated: projected,
    };
  });
}

/**
 * Payback month: the first where the cumulated accepted money minus the run cost reaches the investment
 * (realisedCumulated ≥ 0). Not reached: the first where projectedCumulated ≥ 0, said to be projected; null when the
 * months of the business case do not reach it.
 */
export function payback(curve: readonly CaseMonth[]): Payback | null {
  const reached = curve.find((one) => one.realisedCumulated !== null && one.realisedCumulated >= 0);
  if (reached) return { month: reached.month, isProjected: false };
  const projected = curve.find((one) => one.projectedCumulated >= 0);
  return projected ? { month: projected.month, isProjected: true } : null;
}
