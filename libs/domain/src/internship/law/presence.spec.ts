import * as fc from 'fast-check';
import { refusal } from '../../meeting/testing/refusal.js';
import { addDays } from '../../shared/local-date.js';
import {
  ABSENCE_KINDS,
  capVerdicts,
  countedPresence,
  isSameTeachingYear,
  LAW_SETTINGS,
  leaveVerdict,
  plannedPresence,
  presenceCount,
  presenceVerdict,
  prolongationVerdict,
  teachingYearMinutes,
  type CountedInternship,
  type WeekSchedule,
} from './index.js';

const YEAR = { startOn: '2025-09-01', endOn: '2026-08-31' };
const one = (more: Partial<CountedInternship> = {}): CountedInternship => ({
  id: 'one',
  school: 'École A',
  startOn: '2026-03-02',
  endOn: '2026-08-31',
  teachingYear: YEAR,
  countedMinutes: 300 * 60,
  ...more,
});
const codes = (candidate: CountedInternship, others: readonly CountedInternship[] = []) =>
  capVerdicts(candidate, others, LAW_SETTINGS).map(({ code }) => code);
const minutes = fc.integer({ min: 0, max: 2_000 * 60 });
const internships = fc.uniqueArray(
  fc
    .record({
      id: fc.uuid(),
      school: fc.constantFrom('École A', 'École B', 'École C'),
      startOn: fc.nat(150).map((days) => addDays('2025-09-01', days)),
      length: fc.nat(120),
      countedMinutes: fc.option(fc.integer({ min: 0, max: 600 * 60 }), { nil: null }),
    })
    .map(({ length, ...row }): CountedInternship => ({
      ...row,
      endOn: addDays(row.startOn, length),
      teachingYear: YEAR,
    })),
  { maxLength: 8, selector: ({ id }) => id },
);

describe('presence (R1)', () => {
  it.each([
    [0, 0, 0],
    [419, 0, 0],
    [420, 1, 0],
    [22 * 420 - 1, 21, 0],
    [22 * 420, 22, 1],
    [308 * 60, 44, 2],
    [924 * 60 + 59, 132, 6],
  ])('%d minutes are %d days, %d months', (given, days, months) => {
    expect(presenceCount(given, LAW_SETTINGS, '2026-01-01')).toEqual({ minutes: given, days, months });
    expect(presenceVerdict(given, LAW_SETTINGS, '2026-01-01')).toMatchObject({
      rule: 'R1',
      params: { days, months },
    });
  });

  it('never counts more days than the hours fill, nor fewer for more hours', () => {
    fc.assert(
      fc.property(minutes, minutes, (few, more) => {
        const a = presenceCount(Math.min(few, more), LAW_SETTINGS, '2026-01-01');
        const b = presenceCount(Math.max(few, more), LAW_SETTINGS, '2026-01-01');
        expect(a.days).toBeLessThanOrEqual(b.days);
        expect(a.months).toBeLessThanOrEqual(b.months);
        expect(a.days * 420).toBeLessThanOrEqual(a.minutes);
        expect(a.months * 22).toBeLessThanOrEqual(a.days);
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d minutes', (given) => {
    expect(refusal(() => presenceCount(given, LAW_SETTINGS, '2026-01-01'))).toMatchObject({
      code: 'invalid_value',
      fields: [{ path: 'minutes', code: 'not_whole' }],
    });
  });
});

describe('planned presence', () => {
  const schedule: WeekSchedule = [420, 420, 420, 420, 420, 0, 0];

  it('leaves out the days off, weekends and public holidays', () => {
    const plan = plannedPresence({ startOn: '2026-05-01', endOn: '2026-05-10', schedule });
    // The first and the eighth are holidays, Fridays both.
    expect(plan.days.map(({ on }) => on)).toEqual(['2026-05-04', '2026-05-05', '2026-05-06', '2026-05-07']);
    expect(plan.months).toEqual([{ month: '2026-05', days: 4, minutes: 1680 }]);
  });

  it('keeps a month without presence, so that a smoothed stipend pays it too', () => {
    const plan = plannedPresence({
      startOn: '2026-01-30',
      endOn: '2026-03-02',
      schedule: [420, 0, 0, 0, 0, 0, 0],
    });
    expect(plan.months.map(({ month, days }) => [month, days])).toEqual([
      ['2026-01', 0],
      ['2026-02', 4],
      ['2026-03', 1],
    ]);
  });

  it('adds up however the period is cut', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), fc.nat(300), (offset, first, second) => {
        const startOn = addDays('2025-01-01', offset);
        const cut = addDays(startOn, first);
        const endOn = addDays(cut, second + 1);
        const whole = plannedPresence({ startOn, endOn, schedule }).minutes;
        const left = plannedPresence({ startOn, endOn: cut, schedule }).minutes;
        const right = plannedPresence({ startOn: addDays(cut, 1), endOn, schedule }).minutes;
        expect(left + right).toBe(whole);
      }),
    );
  });

  it.each([
    [{ startOn: '2026-03-02', endOn: '2026-03-01' }, 'to_before_from'],
    [{ startOn: '2026-02-30', endOn: '2026-03-01' }, 'invalid_date'],
    [{ startOn: '2026-01-01', endOn: '9999-12-31' }, 'span_too_long'],
  ])('refuses %j', (period, code) => {
    expect(refusal(() => plannedPresence({ ...period, schedule }))).toMatchObject({
      code: 'invalid_value',
      fields: [{ code }],
    });
  });

  it('refuses a day of more than twenty-four hours', () => {
    const long: WeekSchedule = [1441, 0, 0, 0, 0, 0, 0];
    const period = { startOn: '2026-03-02', endOn: '2026-03-03' };
    expect(refusal(() => plannedPresence({ ...period, schedule: long })).fields).toMatchObject([
      { path: 'schedule.0', code: 'not_whole' },
    ]);
  });
});

describe('absences (R3)', () => {
  const absent = (kind: (typeof ABSENCE_KINDS)[number], agreed: boolean, paid: boolean) =>
    countedPresence(1000, [{ kind, minutes: 420, agreed, paid }]);

  it('counts the leave of right always, the rest when the agreement provides for it, and pays as it says', () => {
    for (const kind of ABSENCE_KINDS) {
      const ofRight = ['pregnancy', 'paternity', 'adoption'].includes(kind);
      expect(absent(kind, false, false)).toEqual({ counted: ofRight ? 1420 : 1000, paid: 1000 });
      expect(absent(kind, true, true)).toEqual({ counted: 1420, paid: 1420 });
    }
  });

  it('asks for leave past two months', () => {
    expect(leaveVerdict(308 * 60, false, LAW_SETTINGS, '2026-01-01').verdict).toBe('ok');
    expect(leaveVerdict(308 * 60 + 1, true, LAW_SETTINGS, '2026-01-01').verdict).toBe('ok');
    expect(leaveVerdict(308 * 60 + 1, false, LAW_SETTINGS, '2026-01-01')).toMatchObject({
      rule: 'R3',
      verdict: 'refused',
      waivable: false,
    });
  });
});

describe('the cap of the teaching year (R2)', () => {
  it('is additive over schools, whatever the order, and counts the same internship once', () => {
    fc.assert(
      fc.property(internships, (others) => {
        const expected =
          300 * 60 + others.reduce((sum, other) => sum + teachingYearMinutes(other, [], LAW_SETTINGS), 0);
        const turned = [...others].reverse();
        expect(teachingYearMinutes(one(), others, LAW_SETTINGS)).toBe(expected);
        expect(teachingYearMinutes(one(), [...turned, one(), ...others], LAW_SETTINGS)).toBe(expected);
        const moved = others.map((other) => ({ ...other, school: 'École Z' }));
        expect(capVerdicts(one(), moved, LAW_SETTINGS)).toEqual(capVerdicts(one(), turned, LAW_SETTINGS));
      }),
    );
  });

  it('never allows more hours what it refused with fewer', () => {
    fc.assert(
      fc.property(minutes, minutes, (few, more) => {
        const over = (counted: number) => codes(one({ countedMinutes: counted })).includes('cap_exceeded');
        if (over(Math.min(few, more))) expect(over(Math.max(few, more))).toBe(true);
      }),
    );
  });

  it('begins anew with another teaching year alone', () => {
    const before = one({
      id: 'before',
      startOn: '2025-03-03',
      endOn: '2025-08-29',
      teachingYear: { startOn: '2024-09-01', endOn: '2025-08-31' },
      countedMinutes: 900 * 60,
    });
    expect(codes(one(), [before])).toEqual(['cap_kept']);
    const sameYear = { ...before, teachingYear: { startOn: '2025-10-01', endOn: '2026-09-30' } };
    expect(codes(one(), [sameYear])).toContain('cap_exceeded');
  });

  it('takes two bounds of two schools for one year, and years that follow each other for two', () => {
    const october = { startOn: '2025-10-01', endOn: '2026-09-30' };
    expect(isSameTeachingYear(YEAR, october)).toBe(true);
    expect(isSameTeachingYear(YEAR, { startOn: '2026-08-15', endOn: '2027-07-31' })).toBe(false);
    expect(isSameTeachingYear(YEAR, { startOn: '2026-08-31', endOn: '2025-09-01' })).toBe(false);
    // A year said to be a few weeks long does not escape the year around it.
    expect(isSameTeachingYear(YEAR, { startOn: '2026-03-01', endOn: '2026-04-30' })).toBe(true);
  });

  it.each([
    [{ teachingYear: { startOn: '2026-09-01', endOn: '2025-09-01' } }, ['teaching_year_unsound']],
    [{ teachingYear: { startOn: '2025-09-01', endOn: '2026-12-31' } }, ['teaching_year_unsound']],
    [{ teachingYear: { startOn: '2026-03-01', endOn: '2026-08-31' } }, ['cap_kept', 'teaching_year_short']],
    [{ endOn: '2026-09-01' }, ['cap_kept', 'outside_teaching_year']],
    [{ countedMinutes: null }, ['cap_kept', 'presence_estimated']],
    [{ countedMinutes: 925 * 60 }, ['cap_exceeded']],
  ])('says of %j: %j', (more, expected) => {
    expect(codes(one(more))).toEqual(expected);
  });

  it.each([
    ['2026-03-02', '2026-04-01', 1],
    ['2026-03-02', '2026-04-02', 2],
    ['2026-01-31', '2026-02-28', 2],
  ])('counts every month begun from %s to %s: %d', (startOn, endOn, months) => {
    const estimated = one({ startOn, endOn, countedMinutes: null });
    expect(teachingYearMinutes(estimated, [], LAW_SETTINGS)).toBe(months * 154 * 60);
  });

  it('names internships at the same time, in whatever year they are said to be', () => {
    const other = one({ id: 'two', startOn: '2026-08-31', endOn: '2026-10-30', countedMinutes: 60 });
    expect(capVerdicts(one(), [other], LAW_SETTINGS)[1]).toEqual({
      rule: 'R2',
      code: 'internships_overlap',
      verdict: 'refused',
      waivable: true,
      params: { from: '2026-08-31', to: '2026-10-30' },
    });
    expect(codes(one(), [{ ...other, startOn: '2026-09-01' }])).toEqual(['cap_kept']);
  });

  it('lets no prolongation beyond it (R19)', () => {
    const kept = prolongationVerdict(one(), 624 * 60, [], LAW_SETTINGS);
    expect(kept).toMatchObject({ rule: 'R19', verdict: 'ok', params: { left: 0 } });
    expect(prolongationVerdict(one(), 624 * 60 + 1, [], LAW_SETTINGS)).toMatchObject({
      code: 'prolongation_beyond_cap',
      params: { over: 1 },
    });
  });
});
