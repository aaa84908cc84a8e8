import { addDays, addMonths, HEALTHS, STAGES, TRENDS, type Health, type Stage } from '@jalon/domain';
import type {
  MonthlyReportFacts,
  PortfolioFigures,
  ReportLanguage,
  ReportMilestone,
  ReportMove,
  ReportUseCase,
} from '../monthly-report/facts.js';

/** A small generator with a seed: samples are varied and the same on every run. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const TITLES: Record<ReportLanguage, readonly string[]> = {
  fr: [
    'Lecture automatique des courriers entrants',
    "Recherche augmentée dans la documentation de l'exploitation",
    'Prévision de la charge du centre de relation clients',
    'Détection des anomalies de rapprochement comptable',
    'Aide à la rédaction des réponses aux réclamations',
    'Classement des pièces des dossiers de crédit immobilier',
    'Surveillance des dérives des modèles de notation',
    'Résumé des comptes rendus des comités de crédit',
  ],
  en: [
    'Automatic reading of incoming mail',
    'Augmented search in operations documentation',
    'Forecast of the load of the customer centre',
    'Detection of anomalies in account reconciliation',
    'Help with writing answers to complaints',
    'Sorting of documents in mortgage files',
    'Monitoring of drift in scoring models',
    'Summary of credit committee minutes',
  ],
};
const ENTITIES = [
  'Banque de détail',
  'Direction des risques',
  'Crédit immobilier',
  'Assurance',
  'Fonctions support',
];
const MILESTONES: Record<ReportLanguage, readonly string[]> = {
  fr: ['Cadrage validé', 'Jeu de données livré', 'Prototype évalué', 'Pilote ouvert', 'Mise en production'],
  en: ['Framing approved', 'Data set delivered', 'Prototype evaluated', 'Pilot opened', 'In production'],
};
const REASONS: Record<ReportLanguage, readonly string[]> = {
  fr: [
    "L'accès aux données de production n'est pas ouvert : la demande attend l'accord du délégué à la protection des données.",
    'Le référent métier a quitté son poste et son successeur n’est pas nommé.',
    'La qualité de lecture plafonne à 82 % pour un seuil de 90 % fixé au cadrage.',
  ],
  en: [
    'Access to production data is not open: the request awaits the data protection officer.',
    'The business owner left and no successor is named.',
    'Reading quality peaks at 82% against the 90% agreed at framing.',
  ],
};
const DECISIONS: Record<ReportLanguage, readonly string[]> = {
  fr: [
    'Ouvrir l’accès aux données avant le 15 du mois',
    'Nommer un référent métier',
    'Accepter un seuil de 85 % ou suspendre',
  ],
  en: [
    'Open access to the data before the 15th',
    'Name a business owner',
    'Accept a threshold of 85% or put on hold',
  ],
};

const pick = <T>(list: readonly T[], at: number): T => list[Math.floor(at * list.length)] as T;

export interface SampleOptions {
  readonly language?: ReportLanguage;
  readonly useCases?: number;
  readonly seed?: number;
  /** Share of use cases that moved in the month. */
  readonly moving?: number;
}

const MONTH = '2026-04';

/** A plausible portfolio, consistent enough for sentences to make sense. */
export function sampleFacts(options: SampleOptions = {}): MonthlyReportFacts {
  const { language = 'fr', useCases: size = 60, seed = 7, moving = 0.15 } = options;
  const next = random(seed);
  const useCases: ReportUseCase[] = [];
  const moves: ReportMove[] = [];
  for (let index = 0; index < size; index += 1) {
    const useCase = sampleUseCase(index, language, next);
    useCases.push(useCase);
    if (next() < moving) moves.push(sampleMove(useCase, next));
  }
  const current = figuresOf(MONTH, useCases, moves);
  const history = Array.from({ length: 6 }, (_, back) => aged(current, 5 - back));
  return {
    month: MONTH,
    language,
    asOf: '2026-04-30',
    scopeName: null,
    labName: 'Lab Data & IA',
    authorName: 'Camille Durand',
    demo: true,
    current,
    previous: history.at(-2) ?? current,
    history,
    useCases,
    moves: moves.sort((a, b) => (a.on < b.on ? -1 : 1)),
  };
}

function sampleUseCase(index: number, language: ReportLanguage, next: () => number): ReportUseCase {
  const health = pick<Health>(
    ['on_track', 'on_track', 'on_track', 'at_risk', 'off_track', 'not_rated'],
    next(),
  );
  const red = health === 'off_track' || health === 'at_risk';
  return {
    code: `UC-${String(index + 1).padStart(3, '0')}`,
    title: pick(TITLES[language], next()),
    summary: `${pick(TITLES[language], next())}. ${pick(REASONS[language], next())}`,
    entityName: pick(ENTITIES, next()),
    domain: next() < 0.7 ? 'Relation client' : null,
    productName: next() < 0.4 ? 'CAGS' : null,
    referentName: next() < 0.9 ? 'Hélène Martin' : null,
    sponsorName: next() < 0.6 ? 'Paul Lefèvre' : null,
    stage: pick<Stage>(STAGES.slice(0, 5), next()),
    condition: next() < 0.06 ? 'on_hold' : 'active',
    stageSince: addDays('2026-04-20', -Math.floor(next() * 200)),
    health,
    healthReason: red ? pick(REASONS[language], next()) : null,
    decisionNeeded: asksDecision(health, index, next) ? pick(DECISIONS[language], next()) : null,
    healthDeclaredOn: health === 'not_rated' ? null : addDays('2026-04-28', -Math.floor(next() * 50)),
    previousHealth: next() < 0.8 ? health : pick(HEALTHS, next()),
    trend: pick(TRENDS, next()),
    valueScore: next() < 0.8 ? 1 + Math.floor(next() * 5) : null,
    feasibilityScore: next() < 0.8 ? 1 + Math.floor(next() * 5) : null,
    milestones: sampleMilestones(language, next),
  };
}

/** Most off-track use cases ask for a decision; now and then another one does. */
function asksDecision(health: Health, index: number, next: () => number): boolean {
  return health === 'off_track' ? next() < 0.7 : index % 9 === 4;
}

function sampleMilestones(language: ReportLanguage, next: () => number): ReportMilestone[] {
  const count = Math.floor(next() * 6);
  let day = addDays('2026-02-10', Math.floor(next() * 30));
  return MILESTONES[language].slice(0, count).map((name) => {
    day = addDays(day, 15 + Math.floor(next() * 30));
    const slipDays = next() < 0.3 ? Math.floor(next() * 20) : 0;
    const forecastOn = addDays(day, Math.round(slipDays * 1.4));
    return {
      name,
      baselineOn: day,
      forecastOn,
      // Some of those due in the last days are not reached: they are late.
      actualOn: forecastOn <= (slipDays % 2 === 1 ? '2026-04-10' : '2026-04-30') ? forecastOn : null,
      slipDays,
    };
  });
}

function sampleMove(useCase: ReportUseCase, next: () => number): ReportMove {
  const at = STAGES.indexOf(useCase.stage);
  const entered = at === 0;
  return {
    code: useCase.code,
    title: useCase.title,
    on: addDays('2026-04-01', Math.floor(next() * 29)),
    fromStage: entered ? null : (STAGES[at - 1] ?? null),
    toStage: useCase.stage,
    toCondition: useCase.condition,
    kind: entered ? 'entered' : 'advanced',
    reason: next() < 0.4 ? 'Revue de passage favorable' : null,
  };
}

function figuresOf(
  month: string,
  useCases: readonly ReportUseCase[],
  moves: readonly ReportMove[],
): PortfolioFigures {
  const count = (test: (useCase: ReportUseCase) => boolean): number => useCases.filter(test).length;
  const stages = STAGES.map((stage) => [stage, count((useCase) => useCase.stage === stage)]);
  const healths = HEALTHS.map((health) => [health, count((useCase) => useCase.health === health)]);
  const milestones = useCases.flatMap((useCase) => useCase.milestones);
  return {
    month,
    total: useCases.length,
    entered: moves.filter((move) => move.kind === 'entered').length,
    left: 0,
    onHold: count((useCase) => useCase.condition === 'on_hold'),
    byStage: Object.fromEntries(stages) as PortfolioFigures['byStage'],
    byHealth: Object.fromEntries(healths) as PortfolioFigures['byHealth'],
    milestonesReached: milestones.filter((milestone) => milestone.actualOn?.startsWith('2026-04') ?? false)
      .length,
    milestonesLate: milestones.filter(
      ({ actualOn, forecastOn }) => actualOn === null && forecastOn !== null && forecastOn < '2026-04-30',
    ).length,
  };
}

function aged(figures: PortfolioFigures, back: number): PortfolioFigures {
  const less = (value: number, by: number): number => Math.max(0, value - back * by);
  const { byStage, byHealth } = figures;
  return {
    ...figures,
    month: addMonths(figures.month, -back),
    total: less(figures.total, 2),
    milestonesReached: less(figures.milestonesReached, 1),
    milestonesLate: less(figures.milestonesLate, 1),
    byStage: { ...byStage, opportunity: less(byStage.opportunity, 1), delivery: less(byStage.delivery, 1) },
    byHealth: { ...byHealth, on_track: less(byHealth.on_track, 1), off_track: less(byHealth.off_track, 1) },
  };
}
