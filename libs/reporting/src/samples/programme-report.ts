import type { ProgrammeReportFacts } from '../internship-report/facts.js';

/** A year of three offers and six internships. */
export function sampleProgrammeReport(language: 'fr' | 'en' = 'fr'): ProgrammeReportFacts {
  const say = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  return {
    language,
    labName: 'DataLab',
    asOf: '2026-06-30',
    demo: true,
    year: 2026,
    offers: [
      say('Évaluer les réponses d’un assistant', 'Evaluating what an assistant answers'),
      say('Mesurer les biais d’un modèle', 'Measuring the bias of a model'),
      say('Suivre la consommation des modèles', 'Following what models consume'),
    ].map((title, index) => ({
      number: index + 1,
      title,
      state: index === 2 ? 'closed' : 'published',
      places: 2,
      applications: 14 - index * 4,
      accepted: 2,
      internships: 2,
    })),
    applications: [
      { state: 'received', count: 6 },
      { state: 'shortlisted', count: 5 },
      { state: 'accepted', count: 6 },
      { state: 'rejected', count: 13 },
    ],
    internships: [
      { state: 'running', count: 4 },
      { state: 'certified', count: 2 },
    ],
    steps: [
      { step: 'Étude bibliographique', inProgress: 0, done: 6 },
      { step: 'Étude comparative', inProgress: 3, done: 3 },
      { step: 'Intégration dans les produits', inProgress: 1, done: 2 },
    ],
    months: [3, 4, 5].map((month) => ({
      month: `2026-0${month}`,
      internships: 6,
      minutes: 54_600,
      owedCents: 409_500,
      paidCents: month === 5 ? 0 : 409_500,
    })),
    reviews: [
      { kind: 'check_in', held: 9, shared: 7 },
      { kind: 'mid_term', held: 5, shared: 4 },
      { kind: 'final', held: 2, shared: 2 },
    ],
    research: [
      { kind: 'reference', state: null, count: 42 },
      { kind: 'study', state: 'better', count: 2 },
      { kind: 'study', state: 'mixed', count: 1 },
      { kind: 'publication', state: 'submitted', count: 1 },
    ],
  };
}
