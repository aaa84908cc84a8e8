import { DomainError } from '../shared/domain-error.js';
import { addMonths, type Month } from '../shared/local-date.js';

export const BENEFIT_NATURES = [
  'revenue',
  'cost_saving',
  'avoided_cost',
  'time_saved',
  'quality',
  'risk',
] as const;
export type BenefitNature = (typeof BENEFIT_NATURES)[number];

/** `eur` is money, kept in minor units (cents); the others are counted as they are, kept in hundredths. */
export const BENEFIT_UNITS = ['eur', 'hours', 'files', 'percent', 'points'] as const;
export type BenefitUnit = (typeof BENEFIT_UNITS)[number];

export const MEASURE_STATES = ['proposed', 'accepted', 'returned'] as const;
export type MeasureState = (typeof MEASURE_STATES)[number];

export const BENEFIT_LIMITS = {
  title: 200,
  method: 2_000,
  evidence: 2_000,
  reason: 1_000,
  basis: 1_000,
  /** Hundredths of the unit. */
  value: 100_000_000_000,
  investment: 100_000_000_000,
  runCost: 10_000_000_000,
  months: 120,
  /** Of one use case. */
  benefits: 50,
} as const;

/** Amounts of these units may be added up; percents and points of different benefits say nothing together. */
export const ADDED_UNITS: readonly BenefitUnit[] = ['eur', 'hours', 'files'];

/** What a benefit was to bring. Amounts in hundredths of the unit: cents for `eur`. */
export interface ExpectedBenefit {
  readonly id: string;
  readonly unit: BenefitUnit;
  /** Each month from `expectedFrom` on, once everybody uses the solution. */
  readonly expectedMonthly: number;
  readonly expectedFrom: Month;
  /** Its last month; null: without end. */
  readonly expectedUntil: Month | null;
}

/** What was measured of a benefit in a month, in hundredths of its unit. */
export interface BenefitMeasure {
  readonly benefitId: string;
  readonly month: Month;
  readonly value: number;
  readonly state: MeasureState;
}

/** Expected of a month: `expectedMonthly` when expectedFrom ≤ month ≤ expectedUntil, else 0. Hundredths. */
export function expectedIn(benefit: ExpectedBenefit, month: Month): number {
  const isOver = benefit.expectedUntil !== null && month > benefit.expectedUntil;
  return month < benefit.expectedFrom || isOver ? 0 : benefit.expectedMonthly;
}

/** Every month from `from` to `to`, both included. */
export function everyMonth(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/**
 * Who may judge a measure: anybody whose role reviews benefits, never who measured.
 * @throws DomainError `forbidden` (own measure), `transition_not_allowed` (judged already),
 *   `reason_required` (returned without a word)
 */
export function checkMeasureReview(
  measure: { readonly state: MeasureState; readonly measuredBy: string | null },
  review: { readonly by: string; readonly outcome: 'accepted' | 'returned'; readonly reason: string },
): void {
  if (measure.measuredBy === review.by) {
    throw new DomainError('forbidden', 'Somebody else than who measured accepts', [
      { path: 'measure', code: 'own_measure' },
    ]);
  }
  if (measure.state !== 'proposed') {
    throw new DomainError('transition_not_allowed', 'This measure was reviewed', [
      { path: 'state', code: 'measure_reviewed' },
    ]);
  }
  if (review.outcome === 'returned' && review.reason.trim() === '') {
    throw new DomainError('reason_required', 'Say why it is returned', [
      { path: 'reason', code: 'required' },
    ]);
  }
}

/**
 * A month is measured once it has begun, and not before anything was expected of the benefit.
 * @throws DomainError `invalid_value` naming `month`
 */
export function checkMeasuredMonth(
  benefit: Pick<ExpectedBenefit, 'expectedFrom'>,
  month: Month,
  current: Month,
): void {
  const problem =
    month > current
      ? { path: 'month', code: 'month_in_future', params: { max: current } }
      : month < benefit.expectedFrom
        ? { path: 'month', code: 'month_before_expected', params: { min: benefit.expectedFrom } }
        : null;
  if (problem) throw new DomainError('invalid_value', 'This month cannot be measured', [problem]);
}
