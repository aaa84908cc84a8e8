import type { CommitteeFacts, CommitteeUseCase } from '@jalon/reporting';
import { SAMPLE_USE_CASES } from './sample-month.js';

const useCases: readonly CommitteeUseCase[] = SAMPLE_USE_CASES.map((useCase) => ({
  code: useCase.code,
  title: useCase.title,
  objective: useCase.summary,
  studyCode: null,
  entityName: 'Entité A',
  sponsorName: useCase.sponsorName,
  referentName: useCase.referentName,
  stage: useCase.stage,
  condition: useCase.condition,
  health: useCase.health,
  trend: useCase.trend,
  healthReason: useCase.healthReason,
  healthDeclaredOn: useCase.healthDeclaredOn,
  decisionNeeded: useCase.decisionNeeded,
  gate: null,
  milestones: useCase.milestones.map((milestone) => ({
    ...milestone,
    trend: [
      { on: '2026-03-31', dueOn: milestone.baselineOn ?? '2026-04-30' },
      { on: '2026-04-30', dueOn: milestone.forecastOn ?? '2026-04-30' },
    ],
    slips: milestone.slipDays > 0 ? 1 : 0,
  })),
  agreement: null,
}));

/** A committee of nobody, for the proof of a template. */
export const SAMPLE_COMMITTEE: CommitteeFacts = {
  language: 'fr',
  labName: 'Lab',
  demo: true,
  asOf: '2026-04-30',
  meeting: {
    title: 'Comité de pilotage d’exemple',
    kind: 'steering_committee',
    objective: 'Décider de ce qui est demandé',
    entityName: 'Entité A',
    heldOn: '2026-05-06',
    startsAt: '10:00',
    minutes: 60,
    place: 'Salle d’exemple',
    chairName: 'Claude Exemple',
  },
  previousOn: '2026-04-01',
  sinceOn: '2026-04-01',
  next: { heldOn: '2026-06-03', startsAt: '10:00', place: 'Salle d’exemple' },
  agenda: [
    { title: 'Avancement', ownerName: 'Camille Exemple', minutes: 30, useCaseCode: null },
    { title: 'Décision demandée', ownerName: 'Alix Exemple', minutes: 30, useCaseCode: 'UC-003' },
  ],
  useCases,
  moves: [],
  healthMoves: [],
  decisions: [
    {
      code: 'UC-003',
      number: 'D-1',
      title: 'Ouvrir l’environnement de production',
      ownerName: 'Charlie Exemple',
      state: 'proposed',
      dueOn: '2026-05-15',
      decidedOn: null,
    },
  ],
  actions: [
    {
      code: 'UC-002',
      number: 'A-1',
      title: 'Livrer le jeu de données',
      ownerName: 'Dominique Exemple',
      state: 'in_progress',
      dueOn: '2026-05-11',
      closedOn: null,
    },
  ],
  risks: [
    {
      code: 'UC-002',
      number: 'R-1',
      title: 'Les données arrivent trop tard',
      ownerName: null,
      probability: 3,
      impact: 4,
      response: 'reduce',
      responsePlan: 'Commencer avec un extrait',
    },
  ],
};
