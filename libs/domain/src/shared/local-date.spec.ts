import * as fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  isLocalDate,
  isMonth,
  lastDayOf,
  monthOf,
  parisDate,
  toLocalDate,
} from './local-date.js';

const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map(toLocalDate);
const month = day.map(monthOf);

describe('isLocalDate', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '1990-01-01'])('takes %s', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '',
    '2026/01/01',
  ])('refuses %j', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isLocalDate(text) === 'boolean'));
  });
});

describe('days', () => {
  it('moves over the ends of months, years and February', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('has every day last a day, also when clocks change', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('counts what it moves, both ways', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (from, days) => {
        const to = addDays(from, days);
        expect(isLocalDate(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
      }),
    );
  });

  it('sorts as text', () => {
    fc.assert(fc.property(day, day, (a, b) => a < b === daysBetween(a, b) > 0));
  });

  it('gives an empty text for no instant at all', () => {
    expect(toLocalDate(new Date(Number.NaN))).toBe('');
  });
});

describe('months', () => {
  it.each(['2026-01', '2026-12'])('takes %s', (text) => {
    expect(isMonth(text)).toBe(true);
  });
  it.each(['2026-13', '2026-00', '2026-1', '2026', '2026-01-01', ''])('refuses %j', (text) => {
    expect(isMonth(text)).toBe(false);
  });

  it('moves over the ends of years', () => {
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2025-12', 1)).toBe('2026-01');
    expect(addMonths('2026-11', 14)).toBe('2028-01');
    expect(addMonths('2026-02', -26)).toBe('2023-12');
  });

  it('ends on its last day', () => {
    expect(lastDayOf('2024-02')).toBe('2024-02-29');
    expect(lastDayOf('2026-02')).toBe('2026-02-28');
    expect(lastDayOf('2026-12')).toBe('2026-12-31');
  });

  it('has its days between its first and its last', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -240, max: 240 }), (from, count) => {
        expect(addMonths(addMonths(from, count), -count)).toBe(from);
        expect(monthOf(lastDayOf(from))).toBe(from);
        expect(monthOf(addDays(lastDayOf(from), 1))).toBe(addMonths(from, 1));
        expect(monthOf(firstDayOf(from))).toBe(from);
      }),
    );
  });
});

describe('parisDate', () => {
  it.each([
    ['2026-01-31T22:59:59Z', '2026-01-31'],
    ['2026-01-31T23:00:00Z', '2026-02-01'],
    ['2026-07-31T21:59:59Z', '2026-07-31'],
    ['2026-07-31T22:00:00Z', '2026-08-01'],
    ['2025-12-31T23:30:00Z', '2026-01-01'],
    ['2026-03-29T00:59:59Z', '2026-03-29'],
  ])('%s is %s in Paris', (instant, expected) => {
    expect(parisDate(new Date(instant))).toBe(expected);
  });
});
