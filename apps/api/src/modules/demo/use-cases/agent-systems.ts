import type { DemoUseCase } from '../demo-use-case.js';

const DOMAIN = 'Systèmes agentiques';

export const AGENT_SYSTEMS: readonly DemoUseCase[] = [
  {
    title: 'Protocole de communication entre agents',
    summary:
      'Implémentation et évaluation de MCP et des protocoles agentiques existants dans la plateforme, avec des éléments tangibles et chiffrés.',
    entity: 5,
    product: 1,
    domain: DOMAIN,
    referent: 3,
    sponsor: 12,
    value: 4,
    feasibility: 3,
    tags: ['MCP', 'ProtocolesAgentiques'],
    life: [
      ['opportunity', -260],
      ['framing', -205],
      ['delivery', -150],
    ],
    health: [
      [-150, 'on_track'],
      [-80, 'at_risk', 'Deux protocoles concurrents évoluent encore'],
      [-25, 'on_track'],
      [-6, 'on_track'],
    ],
    milestones: [
      ['Inventaire des protocoles', -130, -126, -126],
      ['Évaluation comparative', -55, -41, -41],
      ['Mise en production du connecteur', 22, 22, null],
    ],
  },
  {
    title: 'Agents connectés aux applications du Groupe',
    summary:
      'Connexion sécurisée des agents aux API et sources de données déjà présentes, journalisée et contrôlée.',
    entity: 5,
    product: 1,
    domain: DOMAIN,
    referent: 13,
    sponsor: 12,
    value: 5,
    feasibility: 2,
    tags: ['MCP', 'MultiAgentsSystems'],
    life: [
      ['opportunity', -170],
      ['framing', -100],
      ['delivery', -26],
    ],
    health: [
      [-100, 'at_risk', 'Politique d’habilitation des agents à définir'],
      [
        -26,
        'off_track',
        'Le modèle d’habilitation est refusé par la sécurité',
        'Valider le principe d’une identité propre à chaque agent',
      ],
      [
        -5,
        'off_track',
        'Le modèle d’habilitation est refusé par la sécurité',
        'Valider le principe d’une identité propre à chaque agent',
      ],
    ],
    milestones: [
      ['Modèle d’habilitation', -45, 10, null],
      ['Trois connecteurs pilotes', 15, 50, null],
    ],
  },
  {
    title: 'Supervision des systèmes multi-agents',
    summary: 'Traces, coûts et qualité des échanges entre agents, visibles par les équipes d’exploitation.',
    entity: 5,
    product: 1,
    domain: DOMAIN,
    referent: 3,
    sponsor: 12,
    value: 3,
    feasibility: 4,
    tags: ['MultiAgentsSystems'],
    life: [
      ['opportunity', -75],
      ['framing', -13],
    ],
    health: [[-13, 'on_track']],
    milestones: [
      ['Indicateurs choisis', 12, 12, null],
      ['Maquette', 35, 35, null],
    ],
  },
  {
    title: 'Négociation automatisée de rendez-vous entre agents',
    summary: 'Prise de rendez-vous conseiller par échanges entre agents du client et de la banque.',
    entity: 0,
    product: 1,
    domain: DOMAIN,
    referent: 13,
    sponsor: 7,
    value: 2,
    feasibility: 2,
    tags: ['MultiAgentsSystems'],
    life: [
      ['opportunity', -220],
      ['framing', -160],
    ],
    stop: ['abandoned', -11, 'Valeur insuffisante au regard du risque d’image'],
    health: [[-160, 'at_risk', 'Adhésion des agences incertaine']],
    milestones: [['Cadrage', -90, -70, null]],
  },
];
