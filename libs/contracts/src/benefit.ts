import { BENEFIT_LIMITS as L, BENEFIT_NATURES, BENEFIT_UNITS, MEASURE_STATES, STAGES } from '@jalon/domain';
import * as z from 'zod';
import { id, instant, line, list, localDate, month, page, pageSize, prose } from './shared.js';

const version = z.number().int().min(1);
const nature = z.enum(BENEFIT_NATURES);
const unit = z.enum(BENEFIT_UNITS);
/** Hundredths of the unit: cents for `eur`. */
const amount = z.number().int();
const monthly = amount.min(0).max(L.value);

const measure = z.object({
  month,
  value: amount,
  evidence: z.string(),
  state: z.enum(MEASURE_STATES),
  /** Why it was returned, or what the reviewer added. */
  reason: z.string(),
  measuredByName: z.string().nullable(),
  measuredAt: instant,
  reviewedByName: z.string().nullable(),
  reviewedAt: instant.nullable(),
  version,
  /** The reader may accept or return it: it waits, and somebody else measured. */
  mayReview: z.boolean(),
});
export type BenefitMeasureView = z.infer<typeof measure>;

export const benefit = z.object({
  id,
  title: z.string(),
  nature,
  unit,
  method: z.string(),
  expectedMonthly: amount,
  expectedFrom: month,
  expectedUntil: month.nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  version,
  /** By month. */
  measures: z.array(measure),
});
export type BenefitView = z.infer<typeof benefit>;

const businessCase = z.object({
  /** Cents. */
  investment: amount,
  monthlyRunCost: amount,
  fromMonth: month,
  months: z.number().int(),
  basis: z.string(),
  version,
});
export type BusinessCaseView = z.infer<typeof businessCase>;

const curveMonth = z.object({ month, expected: amount, realised: amount.nullable() });
export type BenefitCurveMonth = z.infer<typeof curveMonth>;
const caseMonth = curveMonth.extend({
  expectedCumulated: amount,
  realisedCumulated: amount.nullable(),
  projectedCumulated: amount,
});
export type BenefitCaseMonth = z.infer<typeof caseMonth>;

/** GET /api/use-cases/:id/benefits. */
export const useCaseBenefits = z.object({
  useCaseId: id,
  businessCase: businessCase.nullable(),
  items: z.array(benefit),
  /** One curve a unit that has benefits, money first; percents and points have none: they are not added up. */
  curves: z.array(z.object({ unit, months: z.array(curveMonth) })),
  /** Money against the business case; empty without one. */
  caseMonths: z.array(caseMonth),
  payback: z.object({ month, isProjected: z.boolean() }).nullable(),
  /** The current month, Europe/Paris: nothing later is measured. */
  currentMonth: month,
  mayEdit: z.boolean(),
  mayReview: z.boolean(),
});
export type UseCaseBenefits = z.infer<typeof useCaseBenefits>;

const fields = {
  title: line(L.title),
  nature,
  unit,
  method: prose(L.method),
  expectedMonthly: monthly,
  expectedFrom: month,
  expectedUntil: month.nullable(),
  ownerId: id.nullable(),
};
/** POST /api/use-cases/:id/benefits. */
export const createBenefit = z.strictObject({
  ...fields,
  method: fields.method.default(''),
  expectedUntil: fields.expectedUntil.default(null),
  ownerId: fields.ownerId.default(null),
});
export type CreateBenefit = z.infer<typeof createBenefit>;
const { unit: _, ...editable } = fields;
/** PATCH of one: the unit stays, what was measured in it would mean something else. */
export const updateBenefit = z.strictObject({
  version,
  changes: z
    .strictObject(editable)
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'required' }),
});
export type UpdateBenefit = z.infer<typeof updateBenefit>;

/** PUT of the measure of a month; `version` is that of the measure there, null for the first. */
export const putMeasure = z.strictObject({
  version: version.nullable(),
  value: amount.min(-L.value).max(L.value),
  evidence: prose(L.evidence).refine((text) => text.length > 0, { error: 'required' }),
});
export type PutMeasure = z.infer<typeof putMeasure>;
export const reviewMeasure = z.strictObject({
  version,
  outcome: z.enum(['accepted', 'returned']),
  reason: prose(L.reason).default(''),
});
export type ReviewMeasure = z.infer<typeof reviewMeasure>;

/** PUT /api/use-cases/:id/business-case; `version` is null for the first. */
export const putBusinessCase = z.strictObject({
  version: version.nullable(),
  investment: amount.min(0).max(L.investment),
  monthlyRunCost: amount.min(0).max(L.runCost).default(0),
  fromMonth: month,
  months: z.number().int().min(1).max(L.months),
  basis: prose(L.basis).default(''),
});
export type PutBusinessCase = z.infer<typeof putBusinessCase>;

/** GET /api/benefits: the benefits of every use case the reader may see. */
export const benefitQuery = z.strictObject({
  unit: list(unit, BENEFIT_UNITS.length).optional(),
  nature: list(nature, BENEFIT_NATURES.length).optional(),
  entityId: list(id, 50).optional(),
  /** Those whose last word is still to be said by a reviewer. */
  toReview: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  page,
  pageSize,
});
export type BenefitQuery = z.infer<typeof benefitQuery>;
const portfolioRow = z.object({
  id,
  useCaseId: id,
  useCaseCode: z.string(),
  useCaseTitle: z.string(),
  stage: z.enum(STAGES),
  entityName: z.string(),
  title: z.string(),
  nature,
  unit,
  expectedMonthly: amount,
  /** Expected of the months from the first to the current one. */
  expectedSoFar: amount,
  /** Σ accepted measures; null while none is. */
  realised: amount.nullable(),
  lastMonth: month.nullable(),
  toReview: z.number().int(),
});
export type PortfolioBenefit = z.infer<typeof portfolioRow>;
export const benefitPortfolio = z.object({
  items: z.array(portfolioRow),
  total: z.number().int(),
  toReview: z.number().int(),
  /** Of all that matches, one a unit whose amounts may be added up. */
  totals: z.array(
    z.object({
      unit,
      benefits: z.number().int(),
      expectedSoFar: amount,
      realised: amount.nullable(),
    }),
  ),
  /** As of this day, Europe/Paris. */
  today: localDate,
});
export type BenefitPortfolio = z.infer<typeof benefitPortfolio>;
