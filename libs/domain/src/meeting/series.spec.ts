import * as fc from 'fast-check';
import { addDays, toLocalDate } from '../shared/local-date.js';
import { isWorkingDay } from '../shared/working-days.js';
import { refusal } from './testing/refusal.js';
import { checkRhythm, daysToPlan, firstDay, type SeriesRhythm } from './series.js';

const weekly = { rhythm: 'weekly', weekday: 1, firstOn: null } as const;

const day = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2032-12-31T00:00:00Z'), noInvalidDate: true })
  .map(toLocalDate);
const rhythm: fc.Arbitrary<SeriesRhythm> = fc
  .record({
    rhythm: fc.constantFrom('weekly' as const, 'every_two_weeks' as const, 'monthly' as const),
    weekday: fc.integer({ min: 1, max: 5 }),
    from: day,
  })
  .map(({ from, ...one }) => ({ ...one, firstOn: firstDay({ ...one, firstOn: null }, from) }));

describe('the days of a series', () => {
  it('are moved off holidays to the next working day', () => {
    // Easter Monday, then Whit Monday; the others stay Mondays.
    expect(daysToPlan(weekly, [], '2026-03-30', '2026-04-14')).toEqual([
      '2026-03-30',
      '2026-04-07',
      '2026-04-13',
    ]);
    // The Fridays 1 and 8 May are holidays: those meetings are on Mondays.
    expect(daysToPlan({ ...weekly, weekday: 5 }, [], '2026-05-04', '2026-05-15')).toEqual([
      '2026-05-04',
      '2026-05-11',
      '2026-05-15',
    ]);
  });

  it('keep the fortnight of the first one, whatever the period asked', () => {
    const series: SeriesRhythm = { rhythm: 'every_two_weeks', weekday: 3, firstOn: '2026-03-18' };
    expect(daysToPlan(series, [], '2026-03-20', '2026-05-01')).toEqual([
      '2026-04-01',
      '2026-04-15',
      '2026-04-29',
    ]);
  });

  it('keep the second Tuesday of each month, and the last one when the first was a fifth', () => {
    const second: SeriesRhythm = { rhythm: 'monthly', weekday: 2, firstOn: '2026-03-10' };
    expect(daysToPlan(second, [], '2026-03-01', '2026-07-31')).toEqual([
      '2026-03-10',
      '2026-04-14',
      '2026-05-12',
      '2026-06-09',
      // The 14th of July.
      '2026-07-15',
    ]);
    const fifth: SeriesRhythm = { ...second, firstOn: '2026-03-31' };
    expect(daysToPlan(fifth, [], '2026-03-01', '2026-06-30')).toEqual([
      '2026-03-31',
      '2026-04-28',
      '2026-05-26',
      '2026-06-30',
    ]);
  });

  it('leave out a turn whose meeting was moved by hand', () => {
    const first = { ...weekly, firstOn: '2026-03-02' };
    expect(daysToPlan(first, ['2026-03-05', '2026-03-16'], '2026-03-01', '2026-03-24')).toEqual([
      '2026-03-09',
      '2026-03-23',
    ]);
  });

  it('leave out the first turn whose meeting was moved to the week before', () => {
    const first = { ...weekly, firstOn: '2026-04-13' };
    expect(daysToPlan(first, ['2026-04-10'], '2026-04-13', '2026-04-20')).toEqual(['2026-04-20']);
  });

  it('begin anew when the rhythm changed: what was before does not take its first turn', () => {
    const monthly: SeriesRhythm = { rhythm: 'monthly', weekday: 1, firstOn: null };
    expect(daysToPlan(monthly, ['2026-06-22', '2026-06-29'], '2026-07-01', '2026-08-31')).toEqual([
      '2026-07-06',
      '2026-08-03',
    ]);
  });

  it('are the one day asked when on demand, once', () => {
    const onDemand: SeriesRhythm = { rhythm: 'on_demand', weekday: null, firstOn: null };
    expect(daysToPlan(onDemand, [], '2026-05-08', '2026-12-31')).toEqual(['2026-05-11']);
    expect(daysToPlan(onDemand, ['2026-05-11'], '2026-05-08', '2026-12-31')).toEqual([]);
  });

  it('refuse a period that ends before it begins, and one that is too long', () => {
    expect(refusal(() => daysToPlan(weekly, [], '2026-03-02', '2026-03-01'))).toEqual({
      code: 'invalid_value',
      fields: [{ path: 'to', code: 'before_start', params: { min: '2026-03-02' } }],
    });
    expect(daysToPlan(weekly, [], '2026-01-05', '2027-02-26')).toHaveLength(60);
    expect(refusal(() => daysToPlan(weekly, [], '2026-01-05', '2027-03-01')).code).toBe('limit_exceeded');
  });

  it('are working days of the period, sorted, each once', () => {
    fc.assert(
      fc.property(rhythm, day, fc.integer({ min: 0, max: 400 }), (series, from, span) => {
        const to = addDays(from, span);
        const days = daysToPlan(series, [], from, to);
        expect(days.filter((one) => !isWorkingDay(one) || one < from || one > to)).toEqual([]);
        expect([...new Set(days)].sort()).toEqual(days);
      }),
    );
  });

  it('are none when all are there, also after each was moved by a day or two', () => {
    const shifts = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(rhythm, fc.integer({ min: 0, max: 400 }), shifts, (series, span, moved) => {
        const from = series.firstOn ?? '';
        const to = addDays(from, span);
        const days = daysToPlan(series, [], from, to);
        expect(daysToPlan(series, days, from, to)).toEqual([]);
        const elsewhere = days.map((one, index) => addDays(one, moved[index] ?? 0));
        expect(daysToPlan(series, elsewhere, from, to)).toEqual([]);
      }),
    );
  });

  it('are the same planned at once or in two goes', () => {
    fc.assert(
      fc.property(
        rhythm,
        fc.integer({ min: 0, max: 180 }),
        fc.integer({ min: 0, max: 180 }),
        (series, a, b) => {
          const from = series.firstOn ?? '';
          const [middle, to] = [addDays(from, a), addDays(from, a + b + 1)];
          const first = daysToPlan(series, [], from, middle);
          const then = daysToPlan(series, first, addDays(middle, 1), to);
          expect([...first, ...then]).toEqual(daysToPlan(series, [], from, to));
        },
      ),
    );
  });
});

it('asks a weekday of a rhythm, and none of what meets on demand', () => {
  expect(() => checkRhythm({ rhythm: 'monthly', weekday: 2 })).not.toThrow();
  expect(() => checkRhythm({ rhythm: 'on_demand', weekday: null })).not.toThrow();
  const refused = (code: string) => ({ code: 'invalid_value', fields: [{ path: 'changes.weekday', code }] });
  expect(refusal(() => checkRhythm({ rhythm: 'weekly', weekday: null }, 'changes.'))).toEqual(
    refused('required'),
  );
  expect(refusal(() => checkRhythm({ rhythm: 'on_demand', weekday: 2 }, 'changes.'))).toEqual(
    refused('not_on_demand'),
  );
});
