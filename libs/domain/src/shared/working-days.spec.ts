import * as fc from 'fast-check';
import { addDays, daysBetween, toLocalDate } from './local-date.js';
import {
  addWorkingDays,
  easterSunday,
  frenchHolidays,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from './working-days.js';

const day = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map(toLocalDate);

describe('holidays', () => {
  it('are the eleven of 2026', () => {
    expect(frenchHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  it.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2100, '2100-03-28'],
  ])('Easter of %i is %s', (year, expected) => {
    expect(easterSunday(year)).toBe(expected);
  });

  it('Ascension may fall on the 1st or the 8th of May', () => {
    expect(frenchHolidays(2008).filter((date) => date === '2008-05-01')).toHaveLength(2);
    expect(workingDaysBetween('2008-04-30', '2008-05-02')).toBe(1);
  });
});

describe('working days', () => {
  it('are 125 in an internship from 2 March to 31 August 2026', () => {
    expect(workingDaysBetween('2026-03-01', '2026-08-31')).toBe(125);
  });

  it('of each month of that internship are 22, 21, 17, 22, 22 and 21', () => {
    const ends = [
      '2026-03-01',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
    ];
    expect(ends.slice(1).map((end, index) => workingDaysBetween(ends[index] ?? '', end))).toEqual([
      22, 21, 17, 22, 22, 21,
    ]);
  });

  it('leave out the first day and keep the last', () => {
    expect(workingDaysBetween('2026-03-02', '2026-03-03')).toBe(1);
    expect(workingDaysBetween('2026-03-06', '2026-03-09')).toBe(1);
    expect(workingDaysBetween('2026-03-06', '2026-03-08')).toBe(0);
    expect(workingDaysBetween('2026-04-03', '2026-04-07')).toBe(1);
    expect(workingDaysBetween('2025-12-31', '2026-01-02')).toBe(1);
  });

  it('agree with counting one by one', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 900 }), (from, span) => {
        const to = addDays(from, span);
        let counted = 0;
        for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) counted++;
        expect(workingDaysBetween(from, to)).toBe(counted);
      }),
      { numRuns: 60 },
    );
  });

  it('add up, and turn round with the direction', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const [first, second, third] = [a, b, c].sort();
        const whole = workingDaysBetween(first ?? '', third ?? '');
        expect(
          workingDaysBetween(first ?? '', second ?? '') + workingDaysBetween(second ?? '', third ?? ''),
        ).toBe(whole);
        expect(whole).toBeLessThanOrEqual(daysBetween(first ?? '', third ?? ''));
        if (first !== third) expect(workingDaysBetween(third ?? '', first ?? '')).toBe(-whole);
      }),
    );
  });

  it('are added, holidays and week-ends left out', () => {
    expect(addWorkingDays('2026-04-03', 1)).toBe('2026-04-07');
    expect(addWorkingDays('2026-04-07', -1)).toBe('2026-04-03');
    expect(addWorkingDays('2026-03-07', 0)).toBe('2026-03-09');
    expect(nextWorkingDay('2026-05-01')).toBe('2026-05-04');
    fc.assert(
      fc.property(day, fc.integer({ min: -120, max: 120 }), (from, count) => {
        const to = addWorkingDays(from, count);
        expect(isWorkingDay(to)).toBe(true);
        if (count > 0 || isWorkingDay(from)) expect(workingDaysBetween(from, to)).toBe(count);
      }),
    );
  });
});
