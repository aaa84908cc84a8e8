import { monthAsked, monthsOffered } from './months';

describe('the month shown', () => {
  it('is the one asked for when it has begun', () => {
    expect(monthAsked('2026-04', '2026-11')).toBe('2026-04');
    expect(monthAsked('2026-11', '2026-11')).toBe('2026-11');
  });
  it('is the month under way otherwise', () => {
    for (const asked of [undefined, '2026-12', '2026-13', 'april', '1999-12']) {
      expect(monthAsked(asked, '2026-11')).toBe('2026-11');
    }
  });
});

describe('the months offered', () => {
  it('go back two years, newest first, over the turn of a year', () => {
    const months = monthsOffered('2026-02', '2026-02');
    expect(months.slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12']);
    expect(months).toHaveLength(24);
  });
  it('include an older month that is shown', () => {
    expect(monthsOffered('2020-05', '2026-02').at(-1)).toBe('2020-05');
  });
});
