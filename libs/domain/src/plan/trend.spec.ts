import { reportDates, trendOf } from './trend.js';

describe('reportDates', () => {
  it('are the ends of the months, and today', () => {
    expect(reportDates('2025-12-10', '2026-03-18')).toEqual([
      '2025-12-31',
      '2026-01-31',
      '2026-02-28',
      '2026-03-18',
    ]);
  });
  it('go back eleven months at most', () => {
    const dates = reportDates('2020-01-01', '2026-03-18');
    expect(dates).toHaveLength(12);
    expect(dates[0]).toBe('2025-04-30');
  });
  it('are two for a plan of this month, one for a plan of today', () => {
    expect(reportDates('2026-03-02', '2026-03-18')).toEqual(['2026-03-02', '2026-03-18']);
    expect(reportDates('2026-03-18', '2026-03-18')).toEqual(['2026-03-18']);
  });
});

describe('trendOf', () => {
  const reports = ['2026-01-31', '2026-02-28', '2026-03-18'];
  const said = (...pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([saidOn, dueOn]) => ({ saidOn, dueOn }));

  it('says at each report what was expected then', () => {
    const given = said(['2026-02-03', '2026-05-04'], ['2026-03-02', '2026-05-20']);
    expect(trendOf(given, reports, null).points).toEqual([
      { on: '2026-02-28', dueOn: '2026-05-04' },
      { on: '2026-03-18', dueOn: '2026-05-20' },
    ]);
  });

  it('ends with the report that tells it was reached', () => {
    const given = said(['2026-01-05', '2026-02-10'], ['2026-02-12', '2026-02-12']);
    expect(trendOf(given, reports, '2026-02-12').points.map((one) => one.on)).toEqual([
      '2026-01-31',
      '2026-02-28',
    ]);
  });

  it('alerts at the third slip in a row', () => {
    const three = said(
      ['2026-01-05', '2026-04-01'],
      ['2026-01-20', '2026-04-10'],
      ['2026-02-10', '2026-04-20'],
      ['2026-03-03', '2026-05-04'],
    );
    expect(trendOf(three, reports, null)).toMatchObject({ slips: 3, alert: true });
    expect(trendOf(three.slice(0, 3), reports, null)).toMatchObject({ slips: 2, alert: false });
    expect(trendOf(three, reports, '2026-03-10').alert).toBe(false);
  });

  it('starts counting again once a milestone comes earlier', () => {
    const given = said(
      ['2026-01-05', '2026-04-01'],
      ['2026-01-20', '2026-04-10'],
      ['2026-02-10', '2026-04-08'],
      ['2026-03-03', '2026-05-04'],
    );
    expect(trendOf(given, reports, null).slips).toBe(1);
  });

  it('takes the last word of a day', () => {
    const given = said(
      ['2026-01-05', '2026-04-01'],
      ['2026-01-20', '2027-04-10'],
      ['2026-01-20', '2026-04-01'],
    );
    expect(trendOf(given, reports, null)).toMatchObject({ slips: 0 });
  });
});
