import { TestBed } from '@angular/core/testing';
import { I18n } from '../i18n/i18n';
import { OverloadText } from './overload-text';

const run = (fromWeek: string, toWeek: string, peakPercent: number | null) => ({
  fromWeek,
  toWeek,
  peakPercent,
});

describe('overload in words', () => {
  const say = async (language: 'fr' | 'en', ...runs: ReturnType<typeof run>[]) => {
    await TestBed.inject(I18n).use(language);
    return TestBed.inject(OverloadText).sentence('Sofia', runs);
  };

  it('names the weeks by their numbers', async () => {
    expect(await say('fr', run('2026-03-30', '2026-04-20', 140))).toBe(
      'Sofia monte à 140\u00a0% les semaines 14 à 17.',
    );
    expect(await say('fr', run('2026-03-30', '2026-03-30', 120))).toBe(
      'Sofia est à 120\u00a0% la semaine 14.',
    );
    expect(await say('en', run('2026-03-30', '2026-04-20', 140))).toBe(
      'Sofia reaches 140% in weeks 14 to 17.',
    );
  });

  it('tells the years apart, and load without capacity', async () => {
    expect(await say('fr', run('2026-12-21', '2027-01-04', 110))).toBe(
      'Sofia monte à 110\u00a0% les semaines 52 (2026) à 1 (2027).',
    );
    expect(await say('fr', run('2026-03-30', '2026-03-30', null))).toContain('sans capacité');
    expect(await say('fr')).toBe('');
  });
});
