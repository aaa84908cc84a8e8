import { STAGES } from '@jalon/domain';
import type { MonthlyReportFacts, PortfolioFigures, ReportLanguage } from '../monthly-report/facts.js';
import { sampleFacts } from '../samples/month.js';
import { sampleUse } from '../samples/use.js';

export { sampleUse } from '../samples/use.js';
export { sampleFacts, type SampleOptions } from '../samples/month.js';

/** A lab on its first day: nothing followed, nothing moved. */
export function emptyFacts(language: ReportLanguage = 'fr'): MonthlyReportFacts {
  const sample = sampleFacts({ language, useCases: 0 });
  const nothing: PortfolioFigures = {
    ...sample.current,
    byStage: Object.fromEntries(STAGES.map((stage) => [stage, 0])) as PortfolioFigures['byStage'],
  };
  return {
    ...sample,
    demo: false,
    current: nothing,
    previous: { ...nothing, month: '2026-03' },
    history: [nothing],
  };
}

/** The worst a user can type: markup, control characters, lone surrogates, emoji, right-to-left, endless words. */
export const NASTY_TEXTS: readonly string[] = [
  'T'.repeat(500),
  `${'Un titre interminable et pourtant plausible '.repeat(12)}fin`,
  `<b>&amp; "guillemets" 'apostrophes' ]]> <!-- ${'&<>"\''.repeat(5)}`,
  'Contrôles \u0000\u0001\u0008\u000B\u001F\uFFFE\uFFFF et tabulation\tligne\r\nsuivante',
  'Emoji 👩‍👩‍👧‍👦🏳️‍🌈🚀 et seul \uD83D fin \uDE00',
  'مرحبا بالعالم שלום עולם \u202E inversé \u202C',
  '漢字かな交じり文'.repeat(40),
  '{{7*7}} ${x} =cmd|calc!A1 @SUM(1) -1+1',
  'undefined null NaN [object Object]',
  '   ',
];

export function nastyFacts(language: ReportLanguage = 'fr', size = 40): MonthlyReportFacts {
  const sample = sampleFacts({ language, useCases: size, moving: 0.5 });
  const nasty = (index: number): string => NASTY_TEXTS[index % NASTY_TEXTS.length] ?? '';
  return {
    ...sample,
    labName: nasty(2),
    authorName: nasty(4),
    scopeName: nasty(1),
    useCases: sample.useCases.map((useCase, index) => ({
      ...useCase,
      title: nasty(index),
      summary: nasty(index + 1),
      entityName: nasty(index + 2),
      domain: nasty(index + 3),
      productName: nasty(index + 4),
      referentName: nasty(index + 5),
      sponsorName: nasty(index + 6),
      healthReason: useCase.healthReason === null ? null : nasty(index + 7),
      decisionNeeded: useCase.decisionNeeded === null ? null : nasty(index + 8),
      milestones: useCase.milestones.map((milestone, at) => ({ ...milestone, name: nasty(index + at) })),
    })),
    moves: sample.moves.map((move, index) => ({ ...move, title: nasty(index), reason: nasty(index + 1) })),
    afterGoLive: sampleUse(nasty),
  };
}
