import { clockText, dayText, durationText, endOf, weekdayText } from './when';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('days, times and durations of meetings', () => {
  it('ends after its duration, past the hour and past midnight', () => {
    expect(endOf('09:30', 45)).toBe('10:15');
    expect(endOf('23:30', 60)).toBe('00:30');
  });

  it('writes the clock as each language does', () => {
    expect(plain(clockText('09:30', 'fr'))).toBe('9 h 30');
    expect(plain(clockText('14:00', 'fr'))).toBe('14 h');
    expect(clockText('09:30', 'en')).toBe('09:30');
  });

  it('writes durations', () => {
    expect([45, 60, 95].map((minutes) => plain(durationText(minutes, 'fr')))).toEqual([
      '45 min',
      '1 h',
      '1 h 35',
    ]);
    expect(plain(durationText(65, 'en'))).toBe('1 h 05 min');
  });

  it('names the day, the first of a month as the French say it', () => {
    expect(dayText('2026-12-01', 'fr')).toBe('mardi 1er décembre 2026');
    expect(dayText('2026-11-23', 'en')).toMatch(/^Monday,? 23 November 2026$/);
    expect(weekdayText(1, 'fr')).toBe('lundi');
    expect(weekdayText(5, 'en')).toBe('Friday');
  });
});
