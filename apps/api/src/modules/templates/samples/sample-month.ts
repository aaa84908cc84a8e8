import type { MonthlyReportFacts, PortfolioFigures, ReportMilestone, ReportUseCase } from '@jalon/reporting';

const milestone = (name: string, baselineOn: string, forecastOn: string, slipDays = 0): ReportMilestone => ({
  name,
  baselineOn,
  forecastOn,
  actualOn: null,
  slipDays,
});

const PLAIN = {
  summary: 'Un texte de quelques mots qui dit ce que le cas d’usage apporte, et à qui.',
  domain: 'Domaine',
  productName: null,
  condition: 'active',
  stageSince: '2026-03-02',
  healthReason: null,
  decisionNeeded: null,
  healthDeclaredOn: '2026-04-27',
  trend: 'stable',
  valueScore: 4,
  feasibilityScore: 3,
} as const;

/** Three use cases of nobody: one goes well, one is watched, one asks for a decision. */
export const SAMPLE_USE_CASES: readonly ReportUseCase[] = [
  {
    ...PLAIN,
    code: 'UC-001',
    title: 'Premier cas d’usage d’exemple',
    entityName: 'Entité A',
    referentName: 'Camille Exemple',
    sponsorName: 'Claude Exemple',
    stage: 'delivery',
    health: 'on_track',
    previousHealth: 'on_track',
    milestones: [
      milestone('Jeu de données livré', '2026-04-15', '2026-04-15'),
      milestone('Pilote ouvert', '2026-06-30', '2026-06-30'),
    ],
  },
  {
    ...PLAIN,
    code: 'UC-002',
    title: 'Deuxième cas d’usage d’exemple',
    entityName: 'Entité A',
    referentName: 'Dominique Exemple',
    sponsorName: null,
    stage: 'framing',
    health: 'at_risk',
    healthReason: 'La livraison des données glisse de deux semaines.',
    previousHealth: 'on_track',
    milestones: [milestone('Cadrage validé', '2026-04-24', '2026-05-11', 10)],
  },
  {
    ...PLAIN,
    code: 'UC-003',
    title: 'Troisième cas d’usage d’exemple',
    entityName: 'Entité B',
    referentName: 'Alix Exemple',
    sponsorName: 'Charlie Exemple',
    stage: 'deployment',
    health: 'off_track',
    healthReason: 'L’environnement de production n’est pas ouvert.',
    decisionNeeded: 'Ouvrir l’environnement avant le 15 du mois',
    previousHealth: 'at_risk',
    milestones: [milestone('Mise en production', '2026-03-31', '2026-05-29', 40)],
  },
];

const figures = (month: string, total: number, entered: number, red: number): PortfolioFigures => ({
  month,
  total,
  entered,
  left: 0,
  onHold: 0,
  byStage: { opportunity: 0, framing: 1, delivery: total - 2, deployment: 1, usage: 0, closed: 0 },
  byHealth: { on_track: total - red - 1, at_risk: 1, off_track: red, not_rated: 0 },
  milestonesReached: entered,
  milestonesLate: red,
});

const HISTORY: readonly PortfolioFigures[] = [
  figures('2026-02', 2, 0, 0),
  figures('2026-03', 2, 0, 1),
  figures('2026-04', 3, 1, 1),
];

/** A month of nobody, for the proof of a template. */
export const SAMPLE_MONTH: MonthlyReportFacts = {
  month: '2026-04',
  language: 'fr',
  asOf: '2026-04-30',
  scopeName: null,
  labName: 'Lab',
  authorName: 'Camille Exemple',
  demo: true,
  current: figures('2026-04', 3, 1, 1),
  previous: figures('2026-03', 2, 0, 1),
  history: HISTORY,
  useCases: SAMPLE_USE_CASES,
  moves: [
    {
      code: 'UC-003',
      title: 'Troisième cas d’usage d’exemple',
      on: '2026-04-14',
      fromStage: 'delivery',
      toStage: 'deployment',
      toCondition: 'active',
      kind: 'advanced',
      reason: null,
    },
  ],
};
