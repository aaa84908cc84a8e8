import type { DemoUseCase } from '../demo-use-case.js';

const DOMAIN = 'FinOps & GreenOps';

export const FINOPS_GREENOPS: readonly DemoUseCase[] = [
  {
    title: 'Suivi des coûts Cloud du DataLab',
    summary:
      'Consolidation des données de consommation financière et énergétique des comptes AWS, écarts budgétaires et axes d’optimisation.',
    entity: 5,
    product: 4,
    domain: DOMAIN,
    referent: 13,
    sponsor: 12,
    value: 4,
    feasibility: 5,
    tags: ['AWS', 'FinOps'],
    life: [
      ['opportunity', -350],
      ['framing', -310],
      ['delivery', -260],
      ['deployment', -110],
      ['usage', -22],
    ],
    health: [
      [-260, 'on_track'],
      [-130, 'at_risk', 'Étiquetage des ressources incomplet'],
      [-60, 'on_track'],
      [-14, 'on_track'],
    ],
    milestones: [
      ['Étiquetage à 90 %', -170, -128, -128],
      ['Tableau de bord', -100, -92, -92],
      ['Revue mensuelle installée', -28, -23, -23],
    ],
  },
  {
    title: 'Empreinte carbone des services Cloud',
    summary: 'Mesure de l’empreinte carbone par projet et restitution aux équipes Finance, RSE et IT.',
    entity: 5,
    product: 4,
    domain: DOMAIN,
    referent: 13,
    sponsor: 12,
    value: 3,
    feasibility: 3,
    tags: ['Green', 'GreenIT', 'GreenOps'],
    life: [
      ['opportunity', -160],
      ['framing', -95],
      ['delivery', -16],
    ],
    health: [
      [-95, 'on_track'],
      [-16, 'on_track'],
    ],
    milestones: [
      ['Méthode validée', -24, -17, -17],
      ['Premier rapport', 20, 20, null],
    ],
  },
  {
    title: 'Arrêt des ressources inutilisées',
    summary:
      'Recommandations d’arrêt, de dimensionnement et de réservation, suivies avec les équipes DevOps.',
    entity: 4,
    product: 4,
    domain: DOMAIN,
    referent: 2,
    sponsor: 11,
    value: 4,
    feasibility: 4,
    tags: ['FinOps', 'GreenOps', 'Terraform'],
    life: [
      ['opportunity', -195],
      ['framing', -135],
      ['delivery', -70],
      ['deployment', -10],
    ],
    health: [
      [-70, 'on_track'],
      [-41, 'on_track'],
    ],
    milestones: [
      ['Règles de détection', -48, -45, -45],
      ['Pilote sur quatre comptes', -15, -12, -12],
      ['Généralisation', 26, 26, null],
    ],
  },
];
