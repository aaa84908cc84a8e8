import { TestBed } from '@angular/core/testing';
import { I18n } from '../core/i18n/i18n';
import en from './i18n/en';
import fr from './i18n/fr';
import { figuresOf, monthOf, useCaseOf } from './testing/report-facts';
import { ReportSentences } from './report-sentences';

async function make(language: 'fr' | 'en'): Promise<ReportSentences> {
  const i18n = TestBed.inject(I18n);
  await i18n.addScope('report', {
    fr: () => Promise.resolve({ default: fr }),
    en: () => Promise.resolve({ default: en }),
  });
  await i18n.use(language);
  return TestBed.inject(ReportSentences);
}

/** Typographic spaces as plain ones, for reading. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the month in one sentence', () => {
  const useCases = [useCaseOf({ health: 'off_track', decisionNeeded: 'Arbitrer' })];
  const view = monthOf({ current: figuresOf({ total: 23 }), useCases });

  it('says how many, how many more, what is wrong and what is awaited', async () => {
    const french = await make('fr');
    expect(plain(french.headline(view))).toBe(
      'En novembre 2026, le lab suit 23 cas d’usage, 3 de plus qu’en octobre 2026 ; 2 sont critiques et 1 décision est attendue.',
    );
    expect(french.headline(view)).toContain('\u202f;');
    const english = await make('en');
    expect(english.headline(view)).toBe(
      'In November 2026, the lab follows 23 use cases, 3 more than in October 2026; 2 are off track and 1 decision is awaited.',
    );
  });

  it('says what is quiet, and an empty portfolio', async () => {
    const sentences = await make('fr');
    const byHealth = { on_track: 19, at_risk: 0, off_track: 0, not_rated: 0 };
    const quiet = monthOf({ current: figuresOf({ total: 19, byHealth }) });
    expect(plain(sentences.headline(quiet))).toContain('1 de moins');
    expect(plain(sentences.headline(quiet))).toContain(
      'aucun n’est critique et aucune décision n’est attendue',
    );
    expect(sentences.headline(monthOf({ current: figuresOf({ total: 0 }) }))).toContain('Aucun cas d’usage');
  });

  it('gives short changes a sign, across the turn of a year', async () => {
    const sentences = await make('fr');
    expect(sentences.shortSince(2, '2026-01')).toBe('+2 depuis décembre');
    expect(sentences.shortSince(-2, '2026-11')).toBe('−2 depuis octobre');
    expect(sentences.shortSince(0, '2026-11')).toBe('stable depuis octobre');
  });
});

describe('a use case in one sentence', () => {
  it('says stage, health and its move, slip and reason', async () => {
    const sentences = await make('fr');
    const useCase = useCaseOf({
      health: 'off_track',
      previousHealth: 'at_risk',
      healthReason: 'Le prototype ne tient pas la charge.\n',
      worstMilestone: { name: 'Pilote', slipDays: 25, forecastOn: null },
    });
    expect(plain(sentences.useCase(useCase))).toBe(
      'Il est en réalisation, critique alors qu’il était en vigilance, avec un retard de 25 jours sur « Pilote » : Le prototype ne tient pas la charge.',
    );
  });

  it('says no reason of a green one, and one day as one', async () => {
    const sentences = await make('en');
    const slip = { name: 'Pilot', slipDays: 1, forecastOn: null };
    expect(sentences.useCase(useCaseOf({ healthReason: 'All well', worstMilestone: slip }))).toBe(
      'It is in delivery, on track, 1 day late on “Pilot”.',
    );
    expect(sentences.useCase(useCaseOf({ condition: 'on_hold', health: 'not_rated' }))).toBe(
      'It is on hold in delivery, not rated.',
    );
  });
});
