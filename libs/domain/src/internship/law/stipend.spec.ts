import * as fc from 'fast-check';
import { refusal } from '../../meeting/testing/refusal.js';
import { addMonths } from '../../shared/local-date.js';
import {
  backPayCents,
  backPayVerdict,
  contributionsVerdict,
  isStipendDue,
  LAW_KEYS,
  LAW_SETTINGS,
  lawSetting,
  lawSettingProblems,
  lawValue,
  minimumHourlyCents,
  monthlyStipend,
  rateVerdicts,
  settlementVerdict,
  smoothedStipend,
  smoothingSettlement,
  smoothingVerdict,
  stipendContributions,
  stipendVerdict,
  YEAR_RATE_POLICIES,
  yearRateVerdict,
  type LawKey,
  type StipendTerms,
} from './index.js';

const TERMS: StipendTerms = { agreedCents: null, policy: 'month_of_presence', signedOn: '2025-11-20' };
const hours = fc.integer({ min: 0, max: 200 * 60 });
const months = fc
  .array(hours, { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map((minutes, index) => ({ month: addMonths('2025-10', index), minutes })));
const terms = fc.record({
  agreedCents: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: null }),
  policy: fc.constantFrom(...YEAR_RATE_POLICIES),
  signedOn: fc.constantFrom('2024-12-01', '2025-11-20', '2026-02-01'),
});
const sum = (rows: readonly { readonly minutes: number }[]) =>
  rows.reduce((total, { minutes }) => total + minutes, 0);

describe('dated settings', () => {
  it('give every value a source and a day, and each key one from the start of the figures', () => {
    for (const key of Object.keys(LAW_KEYS) as LawKey[]) {
      const found = lawSetting(LAW_SETTINGS, key, '2026-11-23');
      expect(found.source).not.toBe('');
      expect(Number.isSafeInteger(found.value)).toBe(true);
    }
  });

  it('hold until the next one, whatever their order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...LAW_SETTINGS], { minLength: LAW_SETTINGS.length }), (settings) => {
        expect(lawValue(settings, 'monthly_ceiling', '2025-12-31')).toBe(392_500);
        expect(lawValue(settings, 'monthly_ceiling', '2026-01-01')).toBe(400_500);
        expect(lawValue(settings, 'monthly_ceiling', '2031-01-01')).toBe(400_500);
      }),
    );
  });

  it('are refused without a day, a figure or a source, and twice from one day', () => {
    expect(lawSettingProblems(LAW_SETTINGS)).toEqual([]);
    const wrong = { key: 'fine', from: '2027-02-30', value: 0, source: ' ', basis: 'text' } as const;
    expect(
      lawSettingProblems([wrong, { ...wrong, from: '2027-01-01', value: 1, source: 'x' }, wrong]),
    ).toEqual([
      { path: 'settings.0.from', code: 'invalid_date' },
      { path: 'settings.0.value', code: 'not_positive' },
      { path: 'settings.0.source', code: 'required' },
      { path: 'settings.2.from', code: 'invalid_date' },
      { path: 'settings.2.from', code: 'already_exists' },
      { path: 'settings.2.value', code: 'not_positive' },
      { path: 'settings.2.source', code: 'required' },
    ]);
  });

  it('say so when nothing was in force', () => {
    expect(refusal(() => minimumHourlyCents(LAW_SETTINGS, '2022-12-31'))).toMatchObject({
      code: 'invalid_value',
      fields: [{ path: 'monthly_ceiling', code: 'no_setting' }],
    });
  });
});

describe('the stipend (R4 to R6)', () => {
  it('is due from the first minute past 308 hours', () => {
    expect(isStipendDue(308 * 60, LAW_SETTINGS, '2026-03-02')).toBe(false);
    expect(isStipendDue(308 * 60 + 1, LAW_SETTINGS, '2026-03-02')).toBe(true);
    expect(stipendVerdict(309 * 60, LAW_SETTINGS, '2026-03-02')).toMatchObject({
      rule: 'R4',
      code: 'stipend_due',
      params: { minutes: 309 * 60, limit: 308 * 60 },
    });
  });

  it('is never negative, whole cents, and the sum of its months', () => {
    fc.assert(
      fc.property(months, fc.nat(1_000 * 60), terms, (rows, counted, agreed) => {
        const stipend = monthlyStipend(
          { months: rows, countedMinutes: counted, terms: agreed },
          LAW_SETTINGS,
        );
        for (const { cents } of stipend.months) {
          expect(Number.isSafeInteger(cents)).toBe(true);
          expect(cents).toBeGreaterThanOrEqual(0);
        }
        expect(stipend.totalCents).toBe(stipend.months.reduce((total, { cents }) => total + cents, 0));
      }),
    );
  });

  it('never falls with more hours, a higher agreed rate or a longer teaching year', () => {
    fc.assert(
      fc.property(
        months,
        fc.nat(1_000 * 60),
        terms,
        fc.nat(600),
        fc.nat(500),
        (rows, counted, agreed, more, raise) => {
          const total = (plan: Parameters<typeof monthlyStipend>[0]) =>
            monthlyStipend(plan, LAW_SETTINGS).totalCents;
          const plan = { months: rows, countedMinutes: counted, terms: agreed };
          const base = total(plan);
          const longer = rows.map((row) => ({ ...row, minutes: row.minutes + more }));
          expect(total({ ...plan, months: longer })).toBeGreaterThanOrEqual(base);
          expect(total({ ...plan, countedMinutes: counted + more })).toBeGreaterThanOrEqual(base);
          const raised = { ...agreed, agreedCents: (agreed.agreedCents ?? 0) + raise };
          expect(total({ ...plan, terms: raised })).toBeGreaterThanOrEqual(base);
        },
      ),
    );
  });

  it('is paid at the minimum at least once it is due', () => {
    fc.assert(
      fc.property(months, terms, (rows, agreed) => {
        const { due, months: paid } = monthlyStipend(
          { months: rows, countedMinutes: 309 * 60 + sum(rows), terms: agreed },
          LAW_SETTINGS,
        );
        expect(due).toBe(true);
        for (const row of paid) expect(row.rateCents).toBeGreaterThanOrEqual(435);
      }),
    );
  });

  it('may be lower where it is optional', () => {
    const plan = { months: [{ month: '2026-03', minutes: 600 }], countedMinutes: 600 };
    expect(monthlyStipend({ ...plan, terms: { ...TERMS, agreedCents: 100 } }, LAW_SETTINGS).totalCents).toBe(
      1000,
    );
    expect(monthlyStipend({ ...plan, terms: TERMS }, LAW_SETTINGS).totalCents).toBe(0);
  });

  it.each([
    [449, ['rate_below_minimum', 'ceiling_current']],
    [450, ['rate_kept', 'ceiling_current']],
    [null, ['rate_kept', 'ceiling_current']],
  ])('an agreed rate of %s cents gives %j', (agreed, expected) => {
    const verdicts = rateVerdicts(agreed, LAW_SETTINGS, '2026-03-02');
    expect(verdicts.map(({ code }) => code)).toEqual(expected);
  });

  it('names the year whose ceiling is not known yet', () => {
    expect(rateVerdicts(null, LAW_SETTINGS, '2027-02-01')[1]).toEqual({
      rule: 'R6',
      code: 'ceiling_of_earlier_year',
      verdict: 'flagged',
      waivable: true,
      params: { ceiling: 3000, from: '2026-01-01', on: '2027-02-01' },
    });
  });

  it.each([-1, 4.35, 1e9])('refuses an agreed rate of %d cents', (agreedCents) => {
    const plan = { months: [], countedMinutes: 0, terms: { ...TERMS, agreedCents } };
    expect(refusal(() => monthlyStipend(plan, LAW_SETTINGS)).fields).toMatchObject([{ code: 'not_whole' }]);
  });

  it('refuses a month of negative minutes', () => {
    const plan = { months: [{ month: '2026-03', minutes: -60 }], countedMinutes: 0, terms: TERMS };
    expect(refusal(() => monthlyStipend(plan, LAW_SETTINGS)).fields).toMatchObject([
      { path: 'months.0.minutes' },
    ]);
  });
});

describe('across two years (R8)', () => {
  const plan = (month: string) => ({
    months: [{ month, minutes: 147 * 60 }],
    countedMinutes: 441 * 60,
    terms: TERMS,
  });

  it('is flagged with both amounts, or nothing to say', () => {
    expect(yearRateVerdict(plan('2026-01'), LAW_SETTINGS)).toMatchObject({
      rule: 'R8',
      code: 'year_rate_disputed',
      params: { byMonth: 147 * 450, bySignature: 147 * 435 },
    });
    expect(yearRateVerdict(plan('2025-12'), LAW_SETTINGS).code).toBe('year_rate_same');
  });
});

describe('smoothing (R7)', () => {
  it('adds up to the total, months apart by less than their number in cents', () => {
    fc.assert(
      fc.property(months, terms, (rows, agreed) => {
        const stipend = monthlyStipend(
          { months: rows, countedMinutes: 400 * 60, terms: agreed },
          LAW_SETTINGS,
        );
        const parts = smoothedStipend(stipend);
        expect(parts.reduce((total, cents) => total + cents, 0)).toBe(stipend.totalCents);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThan(rows.length);
        // What was paid as planned, and worked as planned, leaves nothing to settle.
        expect(smoothingSettlement(stipend, parts)).toEqual({ owed: 0, overpaid: 0 });
      }),
    );
  });

  it('settles an interruption one way or the other', () => {
    expect(smoothingSettlement({ totalCents: 90_000 }, [65_625, 65_625])).toEqual({
      owed: 0,
      overpaid: 41_250,
    });
    const settlement = smoothingSettlement({ totalCents: 140_000 }, [65_625, 65_625]);
    expect(settlement).toEqual({ owed: 8_750, overpaid: 0 });
    expect(settlementVerdict(settlement)).toMatchObject({ rule: 'R7', verdict: 'flagged' });
    expect(settlementVerdict({ owed: 0, overpaid: 0 }).code).toBe('smoothing_settled');
  });

  it('needs the total of hours, and a month', () => {
    expect(smoothingVerdict(null, 6)).toMatchObject({ rule: 'R7', verdict: 'refused', waivable: false });
    expect(smoothingVerdict(0, 6).verdict).toBe('refused');
    expect(smoothingVerdict(875 * 60, 6).verdict).toBe('ok');
    expect(refusal(() => smoothedStipend({ months: [], totalCents: 0 })).fields).toMatchObject([
      { path: 'months', code: 'required' },
    ]);
  });
});

describe('back pay (R9) and contributions (R10)', () => {
  it('owes what was not paid, never takes back, and nothing under the threshold', () => {
    const worked = {
      months: [{ month: '2026-03', minutes: 280 * 60 }],
      countedMinutes: 350 * 60,
      terms: TERMS,
    };
    expect(backPayCents(worked, 26_000, LAW_SETTINGS)).toBe(100_000);
    expect(backPayCents(worked, 200_000, LAW_SETTINGS)).toBe(0);
    expect(backPayCents({ ...worked, countedMinutes: 308 * 60 }, 0, LAW_SETTINGS)).toBe(0);
    const optional = { ...worked, countedMinutes: 308 * 60, terms: { ...TERMS, agreedCents: 200 } };
    expect(backPayCents(optional, 0, LAW_SETTINGS)).toBe(0);
    expect(backPayVerdict(100_000)).toMatchObject({ rule: 'R9', params: { owed: 100_000 } });
    expect(backPayVerdict(0).verdict).toBe('ok');
  });

  it('parts what is paid into exempt and subject, neither negative', () => {
    fc.assert(
      fc.property(hours, fc.nat(500_000), (minutes, cents) => {
        const parts = stipendContributions({ month: '2026-03', minutes, cents }, LAW_SETTINGS);
        expect(parts.exempt + parts.subject).toBe(cents);
        expect(Math.min(parts.exempt, parts.subject)).toBeGreaterThanOrEqual(0);
        expect(contributionsVerdict(parts).code).toBe(
          parts.subject > 0 ? 'contributions_due' : 'contributions_exempt',
        );
      }),
    );
  });
});
