import {
  backPayCents,
  capVerdicts,
  hourlyCeilingCents,
  internQuota,
  isStipendDue,
  LAW_SETTINGS,
  minimumHourlyCents,
  monthlyStipend,
  plannedPresence,
  presenceCount,
  smoothedStipend,
  stipendContributions,
  teachingYearMinutes,
  tutorVerdict,
  waitingPeriods,
  waitingVerdict,
  type CountedInternship,
  type LawSetting,
  type StipendTerms,
  type WeekSchedule,
} from './index.js';
import { VECTORS } from './testing/vectors.js';

const ON = '2026-03-02';
const cents = (euros: number) => Math.round(euros * 100);
const week = (minutes: number): WeekSchedule => [minutes, minutes, minutes, minutes, minutes, 0, 0];
const terms = (more: Partial<StipendTerms> = {}): StipendTerms => ({
  agreedCents: null,
  policy: 'month_of_presence',
  signedOn: '2026-01-15',
  ...more,
});
const internship = (hours: number | null, more: Partial<CountedInternship> = {}): CountedInternship => ({
  id: 'one',
  school: 'école A',
  startOn: ON,
  endOn: '2026-08-31',
  teachingYear: { startOn: '2025-09-01', endOn: '2026-08-31' },
  countedMinutes: hours === null ? null : Math.round(hours * 60),
  ...more,
});
const months = (rows: readonly (readonly [string, number])[]) =>
  rows.map(([month, hours]) => ({ month, minutes: hours * 60 }));
const refused = (candidate: CountedInternship, others: readonly CountedInternship[] = []) =>
  capVerdicts(candidate, others, LAW_SETTINGS).filter(({ verdict }) => verdict === 'refused');

describe('the vectors of the law on internships', () => {
  it('S01: 308 hours owe nothing', () => {
    const { input, expect: expected } = VECTORS.S01;
    const stipend = monthlyStipend(
      { months: months([['2026-03', input.hours]]), countedMinutes: input.hours * 60, terms: terms() },
      LAW_SETTINGS,
    );
    expect(stipend.due).toBe(expected.due);
    expect(stipend.totalCents).toBe(expected.amountIfDue);
  });

  it('S02: 309 hours are owed from the first', () => {
    const { input, expect: expected } = VECTORS.S02;
    const stipend = monthlyStipend(
      {
        months: months([
          ['2026-03', 154],
          ['2026-04', 155],
        ]),
        countedMinutes: input.hours * 60,
        terms: terms(),
      },
      LAW_SETTINGS,
    );
    expect(minimumHourlyCents(LAW_SETTINGS, ON)).toBe(cents(input.rate));
    expect(stipend).toMatchObject({ due: expected.due, totalCents: cents(expected.total) });
    expect(stipend.months[0]?.cents).toBe(154 * cents(input.rate));
  });

  it('S03: 924 hours are 132 days, six months, and the last that is allowed', () => {
    const { input, expect: expected } = VECTORS.S03;
    expect(presenceCount(input.hours * 60, LAW_SETTINGS, ON)).toMatchObject({
      days: expected.days,
      months: expected.months,
    });
    expect(refused(internship(input.hours))).toEqual([]);
  });

  it('S04: 925 hours are refused', () => {
    expect(refused(internship(VECTORS.S04.input.hours))).toEqual([
      {
        rule: 'R2',
        code: 'cap_exceeded',
        verdict: 'refused',
        waivable: false,
        params: { minutes: 925 * 60, limit: 924 * 60, over: 60 },
      },
    ]);
  });

  it('S05: a full-time internship of 2026, month by month and smoothed', () => {
    const { input, expect: expected } = VECTORS.S05;
    const plan = { startOn: input.start, endOn: input.end, schedule: week(input.hoursPerDay * 60) };
    const planned = plannedPresence({ ...plan, daysOff: input.holidaysOff });
    expect(planned.days).toHaveLength(expected.days);
    expect(planned.minutes).toBe(expected.hours * 60);
    expect(planned.months.map(({ minutes }) => minutes / 60)).toEqual(expected.monthlyHours);
    // The calendar of the country finds the same days off by itself.
    expect(plannedPresence(plan)).toEqual(planned);
    const stipend = monthlyStipend(
      { months: planned.months, countedMinutes: planned.minutes, terms: terms() },
      LAW_SETTINGS,
    );
    expect(stipend.months.map((month) => month.cents)).toEqual(expected.monthly.map(cents));
    expect(stipend.totalCents).toBe(cents(expected.total));
    expect(new Set(smoothedStipend(stipend))).toEqual(new Set([cents(expected.smoothed)]));
  });

  it('S06: the same at 7.8 hours a day is refused', () => {
    const { input, expect: expected } = VECTORS.S06;
    const planned = plannedPresence({
      startOn: input.start,
      endOn: input.end,
      schedule: week(Math.round(input.hoursPerDay * 60)),
    });
    expect(planned.days).toHaveLength(input.days);
    expect(planned.minutes).toBe(expected.hours * 60);
    expect(refused(internship(planned.minutes / 60)).map(({ rule }) => rule)).toEqual(['R2']);
  });

  it('S07: across two years, each month at its rate', () => {
    const { input, expect: expected } = VECTORS.S07;
    const stipend = monthlyStipend(
      {
        months: months(input.months),
        countedMinutes: expected.hours * 60,
        terms: terms({ signedOn: '2025-11-20' }),
      },
      LAW_SETTINGS,
    );
    expect(stipend.months.map((month) => month.cents)).toEqual(expected.monthly.map(cents));
    expect(stipend.totalCents).toBe(cents(expected.total));
  });

  it('S08: across two years, at the rate of the signature', () => {
    const { input, expect: expected } = VECTORS.S08;
    const stipend = monthlyStipend(
      {
        months: months(VECTORS.S07.input.months),
        countedMinutes: input.hours * 60,
        terms: terms({ policy: 'signature_date', signedOn: '2025-11-20' }),
      },
      LAW_SETTINGS,
    );
    expect(stipend.months.map(({ rateCents }) => rateCents)).toEqual(Array(3).fill(cents(input.rate)));
    expect(stipend.totalCents).toBe(cents(expected.total));
  });

  it('S09: contributions on what exceeds the minimum', () => {
    const { input, expect: expected } = VECTORS.S09;
    expect(minimumHourlyCents(LAW_SETTINGS, ON)).toBe(cents(input.threshold));
    const paid = input.hours * cents(input.hourlyPaid);
    expect(paid).toBe(cents(expected.paid));
    expect(
      stipendContributions({ month: '2026-03', minutes: input.hours * 60, cents: paid }, LAW_SETTINGS),
    ).toEqual({ exempt: cents(expected.exempt), subject: cents(expected.subject) });
  });

  it('S10: an amendment past the threshold owes every hour', () => {
    const { input, expect: expected } = VECTORS.S10;
    expect(isStipendDue(input.initialHours * 60, LAW_SETTINGS, ON)).toBe(expected.dueBefore);
    expect(isStipendDue(input.extendedHours * 60, LAW_SETTINGS, ON)).toBe(expected.dueAfter);
    const worked = (hours: number) => ({
      months: months([['2026-03', hours]]),
      countedMinutes: input.extendedHours * 60,
      terms: terms(),
    });
    expect(monthlyStipend(worked(input.extendedHours), LAW_SETTINGS).totalCents).toBe(cents(expected.total));
    expect(backPayCents(worked(input.initialHours), 0, LAW_SETTINGS)).toBe(280 * cents(input.rate));
  });

  it('S11: the quota follows the headcount', () => {
    const { input, expect: expected } = VECTORS.S11;
    expect(
      input.map((people) => internQuota({ lastMonth: people, yearAverage: 0 }, LAW_SETTINGS, ON)),
    ).toEqual(expected);
    expect(
      input.map((people) => internQuota({ lastMonth: 0, yearAverage: people }, LAW_SETTINGS, ON)),
    ).toEqual(expected);
  });

  it('S12: a tutor of three takes no fourth', () => {
    const { input, expect: expected } = VECTORS.S12;
    const held = Array.from({ length: input.activeConventions }, (_, index) => ({
      id: String(index),
      startOn: '2026-02-02',
      endOn: ON,
    }));
    const from = (startOn: string) => ({ startOn, endOn: '2026-08-31' });
    expect(tutorVerdict(held, from(ON), LAW_SETTINGS).verdict === 'ok').toBe(expected.canDesignate);
    expect(tutorVerdict(held, from(ON), LAW_SETTINGS)).toMatchObject({
      rule: 'R12',
      params: { count: 3, limit: 3 },
    });
    expect(tutorVerdict(held, from('2026-03-03'), LAW_SETTINGS).verdict).toBe('ok');
  });

  it('S13: a third of the internship before the next one on the post', () => {
    const { input, expect: expected } = VECTORS.S13;
    const before = { id: 'a', startOn: input.prevStart, endOn: input.prevEnd, endedEarlyBy: null };
    expect(waitingPeriods([before], LAW_SETTINGS)).toEqual([
      {
        endedOn: input.prevEnd,
        days: expected.calendarDays,
        waitDays: expected.waitDays,
        earliestOn: expected.earliestStart,
      },
    ]);
    expect(waitingVerdict('2026-10-31', [before], LAW_SETTINGS)).toMatchObject({
      rule: 'R13',
      verdict: 'refused',
      waivable: false,
    });
    expect(waitingVerdict(expected.earliestStart, [before], LAW_SETTINGS).verdict).toBe('ok');
  });

  it('S14: no wait when the intern ended it early', () => {
    const before = { id: 'a', startOn: '2026-03-02', endOn: '2026-04-10' };
    const [wait] = waitingPeriods([{ ...before, endedEarlyBy: 'intern' }], LAW_SETTINGS);
    expect(wait?.waitDays).toBe(VECTORS.S14.expect.waitDays);
    expect(wait?.earliestOn).toBe('2026-04-11');
    const [held] = waitingPeriods([{ ...before, endedEarlyBy: 'host' }], LAW_SETTINGS);
    expect(held?.waitDays).toBe(14);
  });

  it('S15: two schools in one teaching year add up', () => {
    const { input, expect: expected } = VECTORS.S15;
    const [first, second] = input.periods.map(([startOn, endOn, school], index) =>
      internship(null, {
        id: String(index),
        school,
        startOn,
        endOn,
        teachingYear: { startOn: '2014-09-01', endOn: '2015-08-31' },
      }),
    ) as [CountedInternship, CountedInternship];
    const minutes = teachingYearMinutes(second, [first], LAW_SETTINGS);
    expect(presenceCount(minutes, LAW_SETTINGS, '2015-01-02').months).toBe(expected.months);
    expect(refused(second, [first]).map(({ code }) => code)).toEqual(['cap_exceeded']);
    expect(refused(first)).toEqual([]);
    expect(refused(second)).toEqual([]);
  });

  it('S16: the hourly ceiling and the minimum follow the monthly ceiling', () => {
    const { input, expect: expected } = VECTORS.S16;
    input.forEach((euros, index) => {
      const ceiling: LawSetting = {
        key: 'monthly_ceiling',
        from: '2030-01-01',
        value: euros * 100,
        source: 'PMSS',
        basis: 'text',
      };
      const settings = [ceiling, ...LAW_SETTINGS];
      expect(hourlyCeilingCents(settings, '2030-06-01')).toBe(cents(expected.hourly[index] ?? 0));
      expect(minimumHourlyCents(settings, '2030-06-01')).toBe(cents(expected.min[index] ?? 0));
    });
    // The same figures are the ceilings the lab starts with.
    expect(
      ['2023', '2024', '2025', '2026'].map((year) => minimumHourlyCents(LAW_SETTINGS, `${year}-12-31`)),
    ).toEqual(expected.min.map(cents));
  });
});
