import fc from 'fast-check';
import { addMonths } from '../shared/local-date.js';
import {
  BENEFIT_UNITS,
  benefitCurve,
  caseCurve,
  checkMeasuredMonth,
  checkMeasureReview,
  everyMonth,
  payback,
  shownMonths,
  type BenefitMeasure,
  type BusinessCase,
  type ExpectedBenefit,
} from './index.js';

const month = fc.integer({ min: 0, max: 36 }).map((count) => addMonths('2025-01', count));
const benefit = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  unit: fc.constantFrom(...BENEFIT_UNITS),
  expectedMonthly: fc.integer({ min: 0, max: 1_000_000 }),
  expectedFrom: month,
  expectedUntil: fc.option(month),
});
const benefits = fc.uniqueArray(benefit, { selector: (one) => one.id, maxLength: 3 });
const measures: fc.Arbitrary<BenefitMeasure[]> = fc.uniqueArray(
  fc.record({
    benefitId: fc.constantFrom('a', 'b', 'c'),
    month,
    value: fc.integer({ min: -50_000, max: 1_000_000 }),
    state: fc.constantFrom('proposed' as const, 'accepted' as const, 'returned' as const),
  }),
  { selector: (one) => `${one.benefitId} ${one.month}`, maxLength: 40 },
);
const decided: fc.Arbitrary<BusinessCase> = fc.record({
  investment: fc.integer({ min: 0, max: 5_000_000 }),
  monthlyRunCost: fc.integer({ min: 0, max: 100_000 }),
  fromMonth: month,
  months: fc.integer({ min: 1, max: 60 }),
});
const money = (all: Partial<ExpectedBenefit>): ExpectedBenefit => ({
  ...{ id: 'a', unit: 'eur', expectedMonthly: 1_000, expectedFrom: '2026-01', expectedUntil: null },
  ...all,
});
const accepted = (months: readonly string[], value: number): BenefitMeasure[] =>
  months.map((one) => ({ benefitId: 'a', month: one, value, state: 'accepted' }));

describe('what benefits bring by month', () => {
  it('adds what is accepted in one unit, and nothing else', () => {
    fc.assert(
      fc.property(benefits, measures, (all, said) => {
        const months = everyMonth('2025-01', '2028-01');
        for (const unit of BENEFIT_UNITS) {
          const curve = benefitCurve(all, said, unit, months);
          const realised = curve.reduce((sum, one) => sum + (one.realised ?? 0), 0);
          const own = new Set<string>(all.filter((one) => one.unit === unit).map((one) => one.id));
          const told = said.filter((one) => one.state === 'accepted' && own.has(one.benefitId));
          expect(realised).toBe(told.reduce((sum, one) => sum + one.value, 0));
          expect(curve.filter((one) => one.realised !== null).map((one) => one.month)).toEqual(
            [...new Set(told.map((one) => one.month))].sort(),
          );
        }
      }),
    );
  });

  it('expects within its months alone', () => {
    const curve = benefitCurve(
      [money({ expectedFrom: '2026-02', expectedUntil: '2026-03' })],
      [],
      'eur',
      everyMonth('2026-01', '2026-04'),
    );
    expect(curve.map((one) => one.expected)).toEqual([0, 1_000, 1_000, 0]);
  });
});

describe('payback', () => {
  const plan: BusinessCase = { investment: 3_000, monthlyRunCost: 200, fromMonth: '2026-01', months: 12 };
  const of = (said: readonly BenefitMeasure[], current: string) => {
    const months = shownMonths([money({})], said, plan, current);
    return payback(caseCurve(benefitCurve([money({})], said, 'eur', months), plan, current));
  };

  it('is the first month whose cumulated money, run costs taken off, reaches the investment', () => {
    // 800 a month after run costs: 3,200 with the fourth.
    expect(of(accepted(['2026-01', '2026-02', '2026-03', '2026-04'], 1_000), '2026-05')).toEqual({
      month: '2026-04',
      isProjected: false,
    });
  });

  it('is projected with what is expected of the months to come, and said to be', () => {
    expect(of(accepted(['2026-01', '2026-02'], 1_000), '2026-03')).toEqual({
      month: '2026-04',
      isProjected: true,
    });
    // March brought nothing that anybody accepted: it is not taken as expected any more.
    expect(of(accepted(['2026-01', '2026-02'], 1_000), '2026-04')).toEqual({
      month: '2026-05',
      isProjected: true,
    });
  });

  it('is nothing where the months of the business case do not reach it', () => {
    expect(of([], '2026-11')).toBeNull();
  });

  it('agrees with a slow count, and more accepted money never makes it later', () => {
    fc.assert(
      fc.property(benefits, measures, decided, month, (all, said, plan, current) => {
        const months = shownMonths(all, said, plan, current);
        const curve = caseCurve(benefitCurve(all, said, 'eur', months), plan, current);
        const own = new Set<string>(all.filter((one) => one.unit === 'eur').map((one) => one.id));
        const reached = months.find((until) => {
          if (until > current) return false;
          const brought = said
            .filter((one) => one.state === 'accepted' && own.has(one.benefitId) && one.month <= until)
            .reduce((sum, one) => sum + one.value, 0);
          const run = months.filter((one) => one >= plan.fromMonth && one <= until).length;
          return brought - run * plan.monthlyRunCost >= plan.investment;
        });
        const found = payback(curve);
        if (reached === undefined) expect(found?.isProjected ?? true).toBe(true);
        else expect(found).toEqual({ month: reached, isProjected: false });
        const richer = curve.map((one) => ({ ...one, realised: (one.realised ?? 0) + 100 }));
        const sooner = payback(caseCurve(richer, plan, current));
        if (found && !found.isProjected) expect((sooner?.month ?? '9999') <= found.month).toBe(true);
      }),
    );
  });
});

describe('a measure', () => {
  const proposed = { state: 'proposed', measuredBy: 'me' } as const;
  it.each([
    ['forbidden', proposed, { by: 'me', outcome: 'accepted', reason: '' }],
    [
      'transition_not_allowed',
      { ...proposed, state: 'accepted' },
      { by: 'you', outcome: 'accepted', reason: '' },
    ],
    ['reason_required', proposed, { by: 'you', outcome: 'returned', reason: ' ' }],
  ] as const)('is not reviewed: %s', (code, measure, review) => {
    expect(() => checkMeasureReview(measure, review)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('is reviewed by somebody else', () => {
    expect(() => checkMeasureReview(proposed, { by: 'you', outcome: 'accepted', reason: '' })).not.toThrow();
  });

  it('is of a month that has begun and of which something was expected', () => {
    const of = (one: string) => () => checkMeasuredMonth({ expectedFrom: '2026-02' }, one, '2026-03');
    expect(of('2026-03')).not.toThrow();
    expect(of('2026-04')).toThrow(expect.objectContaining({ code: 'invalid_value' }) as Error);
    expect(of('2026-01')).toThrow(expect.objectContaining({ code: 'invalid_value' }) as Error);
  });
});
