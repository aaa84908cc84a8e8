import { formatDate, formatInstant, formatMonth, formatNumber, formatRelative, formatSize } from './format';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, '~');

describe('dates', () => {
  it.each([
    ['2026-04-03', 'fr', 'short', '3 avr. 2026'],
    ['2026-04-01', 'fr', 'short', '1er avr. 2026'],
    ['2026-04-11', 'fr', 'short', '11 avr. 2026'],
    ['2026-04-01', 'fr', 'long', '1er avril 2026'],
    ['2026-04-03', 'fr', 'day-month', '3 avr.'],
    ['2026-04-01', 'en', 'short', '1 Apr 2026'],
  ] as const)('%s in %s (%s) is %s', (day, language, style, expected) => {
    expect(formatDate(day, language, style)).toBe(expected);
  });

  it('says nothing of what is not a date', () => {
    expect(formatDate(null, 'fr')).toBe('');
    expect(formatDate('demain', 'fr')).toBe('');
    expect(formatMonth(undefined, 'en')).toBe('');
  });

  it('names months', () => {
    expect(formatMonth('2026-11', 'fr')).toBe('novembre 2026');
    expect(formatMonth('2026-11', 'en')).toBe('November 2026');
  });

  it('reads instants in Paris, summer and winter', () => {
    expect(formatInstant('2026-07-31T22:30:00Z', 'fr')).toBe('1er août 2026, 00:30');
    expect(formatInstant('2026-12-31T22:30:00Z', 'en')).toBe('31 Dec 2026, 23:30');
  });

  it('tells how long ago, then the date', () => {
    const now = Date.parse('2026-04-20T12:00:00Z');
    expect(formatRelative('2026-04-20T11:57:00Z', 'fr', now)).toBe('il y a 3 minutes');
    expect(formatRelative('2026-04-19T11:00:00Z', 'fr', now)).toBe('hier');
    expect(formatRelative('2026-01-01T11:00:00Z', 'fr', now)).toBe('1er janv. 2026');
  });
});

describe('numbers', () => {
  it('groups by thousands with a narrow space in French', () => {
    expect(formatNumber(12345, 'fr')).toBe('12\u202f345');
    expect(formatNumber(12345, 'en')).toBe('12,345');
    expect(formatNumber(null, 'fr')).toBe('');
  });

  it('gives sizes in the units of the language', () => {
    expect(plain(formatSize(12_400_000, 'fr'))).toBe('12~Mo');
    expect(plain(formatSize(1_240_000, 'fr'))).toBe('1,2~Mo');
    expect(plain(formatSize(999, 'en'))).toBe('999~B');
  });
});
