import type { DeploymentEnvironment, DeploymentStatus, Reporting } from '@jalon/domain';

/** A deployment of the demo: entities and people by their place in catalogue.ts, days from the day of loading. */
export interface DemoDeployment {
  readonly entity: number;
  readonly environment: DeploymentEnvironment;
  readonly wave: number | null;
  readonly release: string;
  readonly status: DeploymentStatus;
  readonly planned: number;
  readonly live?: number;
  readonly retired?: number;
  readonly contact: number | null;
  /** Share of the eligible in percents, and the day it should be reached. */
  readonly target?: readonly [percent: number, on: number];
  /** From which day how many people could use it. */
  readonly populations: readonly (readonly [from: number, eligible: number])[];
  readonly note?: string;
  /** Active users by month back from the last full one, and how often they used it. */
  readonly declared?: readonly (readonly [activeUsers: number, uses: number])[];
}

export interface DemoSolution {
  /** The title of its use case. */
  readonly useCase: string;
  readonly source: string;
  readonly reporting: Reporting;
  /** Types of events that make a user active; none: all of them. */
  readonly qualifying: readonly string[];
  readonly keyType: string | null;
  readonly deployments: readonly DemoDeployment[];
}

/** What the demo's use cases became once people had them. Entities, people and figures are fictitious. */
export const SOLUTIONS: readonly DemoSolution[] = [
  {
    useCase: 'Recherche documentaire pour les conseillers',
    source: '/demo/recherche-conseillers',
    reporting: 'events',
    qualifying: ['demo.recherche.question', 'demo.recherche.source_ouverte'],
    keyType: 'demo.recherche.source_ouverte',
    deployments: [
      {
        entity: 0,
        environment: 'pilot',
        wave: 1,
        release: '1.0',
        status: 'retired',
        planned: -152,
        live: -150,
        retired: -96,
        contact: 7,
        populations: [[-150, 40]],
        note: 'Deux agences pilotes, reprises par la mise en production.',
      },
      {
        entity: 0,
        environment: 'production',
        wave: 2,
        release: '2.1',
        status: 'live',
        planned: -100,
        live: -95,
        contact: 7,
        target: [70, 60],
        populations: [
          [-95, 180],
          [-40, 240],
        ],
      },
      {
        entity: 3,
        environment: 'production',
        wave: 3,
        release: '2.1',
        status: 'live',
        planned: -45,
        live: -42,
        contact: 10,
        target: [60, -5],
        populations: [[-42, 120]],
      },
      {
        entity: 1,
        environment: 'production',
        wave: 4,
        release: '2.2',
        status: 'planned',
        planned: 33,
        contact: 8,
        target: [50, 150],
        populations: [[33, 300]],
      },
    ],
  },
  {
    useCase: 'Réponses sourcées pour la conformité',
    source: '/demo/reponses-conformite',
    reporting: 'events',
    qualifying: [],
    keyType: null,
    deployments: [
      {
        entity: 4,
        environment: 'pilot',
        wave: 1,
        release: '0.9',
        status: 'live',
        planned: -35,
        live: -33,
        contact: 11,
        target: [80, 30],
        populations: [[-33, 25]],
      },
      {
        entity: 4,
        environment: 'production',
        wave: 2,
        release: '1.0',
        status: 'planned',
        planned: 47,
        contact: 11,
        populations: [[47, 90]],
      },
    ],
  },
  {
    useCase: 'Suivi des coûts Cloud du DataLab',
    source: '/demo/couts-cloud',
    reporting: 'declared',
    qualifying: [],
    keyType: null,
    deployments: [
      {
        entity: 5,
        environment: 'production',
        wave: 1,
        release: '3.0',
        status: 'live',
        planned: -110,
        live: -108,
        contact: 12,
        target: [75, 90],
        populations: [[-108, 32]],
        declared: [
          [21, 310],
          [18, 264],
          [12, 131],
        ],
      },
      {
        entity: 2,
        environment: 'production',
        wave: 2,
        release: '3.0',
        status: 'live',
        planned: -60,
        live: -50,
        contact: 9,
        populations: [[-50, 12]],
        declared: [[4, 22]],
        note: 'Première entité hors de la direction technique.',
      },
    ],
  },
  {
    useCase: 'Arrêt des ressources inutilisées',
    source: '/demo/arret-ressources',
    reporting: 'events',
    qualifying: [],
    keyType: null,
    deployments: [
      {
        entity: 4,
        environment: 'pilot',
        wave: 1,
        release: '0.4',
        status: 'planned',
        planned: 5,
        contact: 11,
        populations: [[5, 15]],
      },
    ],
  },
  {
    useCase: 'Revue de code assistée',
    source: '/demo/revue-code',
    reporting: 'events',
    qualifying: ['demo.revue.acceptee', 'demo.revue.demandee'],
    keyType: 'demo.revue.acceptee',
    deployments: [
      {
        entity: 4,
        environment: 'production',
        wave: 1,
        release: '1.4',
        status: 'live',
        planned: -170,
        live: -165,
        contact: 11,
        target: [65, -20],
        populations: [
          [-165, 60],
          [-80, 85],
        ],
      },
      {
        entity: 5,
        environment: 'production',
        wave: 2,
        release: '1.4',
        status: 'paused',
        planned: -120,
        live: -115,
        contact: 12,
        populations: [[-115, 50]],
        note: 'En pause le temps d’une montée de version de l’outil de revue.',
      },
    ],
  },
];
