import * as fc from 'fast-check';
import { addDays, toLocalDate } from '../shared/local-date.js';
import { beforeStartProblems, isLate, milestoneProblems, slippage } from './milestone.js';

const dates = (baselineOn: string | null, forecastOn: string | null, actualOn: string | null) => ({
  baselineOn,
  forecastOn,
  actualOn,
});
const day = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map(toLocalDate);
const maybe = fc.option(day);

describe('slippage', () => {
  it.each([
    ['nothing agreed', dates(null, '2026-03-10', null), 0],
    ['nothing expected', dates('2026-03-10', null, null), 0],
    ['on time', dates('2026-03-10', '2026-03-10', null), 0],
    ['early', dates('2026-03-10', '2026-03-02', null), 0],
    ['a week later', dates('2026-03-10', '2026-03-17', null), 5],
    ['over a week-end', dates('2026-03-06', '2026-03-09', null), 1],
    ['to a Saturday', dates('2026-03-06', '2026-03-07', null), 0],
    ['over Easter Monday', dates('2026-04-03', '2026-04-08', null), 2],
    ['the actual day counts, not the forecast', dates('2026-03-10', '2026-03-30', '2026-03-11'), 1],
  ])('%s', (_, milestone, expected) => {
    expect(slippage(milestone)).toBe(expected);
  });

  it('never is negative, and never shrinks when the forecast goes further', () => {
    fc.assert(
      fc.property(day, day, fc.nat(400), (baseline, forecast, more) => {
        const now = slippage(dates(baseline, forecast, null));
        expect(now).toBeGreaterThanOrEqual(0);
        expect(slippage(dates(baseline, addDays(forecast, more), null))).toBeGreaterThanOrEqual(now);
      }),
    );
  });
});

describe('isLate', () => {
  it.each([
    ['due today', dates(null, '2026-03-10', null), false],
    ['due yesterday', dates(null, '2026-03-09', null), true],
    ['the forecast counts before the baseline', dates('2026-01-01', '2026-04-01', null), false],
    ['only a baseline', dates('2026-01-01', null, null), true],
    ['reached', dates('2026-01-01', '2026-01-01', '2026-03-09'), false],
    ['no date', dates(null, null, null), false],
  ])('%s', (_, milestone, expected) => {
    expect(isLate(milestone, '2026-03-10')).toBe(expected);
  });

  it('is never said of what was reached', () => {
    fc.assert(fc.property(maybe, maybe, day, day, (a, b, c, today) => !isLate(dates(a, b, c), today)));
  });
});

describe('milestoneProblems', () => {
  it('asks for a date', () => {
    expect(milestoneProblems(dates(null, null, null), '2026-03-10')).toEqual([
      { path: 'forecastOn', code: 'date_required' },
    ]);
  });
  it('does not believe what is reached tomorrow', () => {
    expect(milestoneProblems(dates(null, null, '2026-03-11'), '2026-03-10')).toEqual([
      { path: 'actualOn', code: 'in_future', params: { max: '2026-03-10' } },
    ]);
    expect(milestoneProblems(dates('2027-01-01', null, '2026-03-10'), '2026-03-10')).toEqual([]);
  });
});

describe('beforeStartProblems', () => {
  it('refuses what is expected or reached before the use case began, not what was agreed', () => {
    expect(beforeStartProblems(dates('2026-01-01', '2026-02-01', '2026-02-27'), '2026-03-02')).toEqual([
      { path: 'forecastOn', code: 'before_start', params: { min: '2026-03-02' } },
      { path: 'actualOn', code: 'before_start', params: { min: '2026-03-02' } },
    ]);
    expect(beforeStartProblems(dates('2026-01-01', '2026-03-02', null), '2026-03-02')).toEqual([]);
    expect(beforeStartProblems(dates(null, '2026-03-02', null), null)).toEqual([]);
  });
});
