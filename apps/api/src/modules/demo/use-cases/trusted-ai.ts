import type { DemoUseCase } from '../demo-use-case.js';

const DOMAIN = 'IA de confiance';

export const TRUSTED_AI: readonly DemoUseCase[] = [
  {
    title: 'Mesure des biais des LLM',
    summary:
      'Framework d’évaluation des biais discriminatoires adapté aux cas d’usage bancaires, sur des modèles propriétaires et open source.',
    entity: 5,
    product: 3,
    domain: DOMAIN,
    referent: 3,
    sponsor: 12,
    value: 5,
    feasibility: 3,
    tags: ['LLM', 'BIAIS', 'IADeConfiance'],
    life: [
      ['opportunity', -280],
      ['framing', -220],
      ['delivery', -155],
    ],
    health: [
      [-155, 'on_track'],
      [-50, 'on_track'],
      [-4, 'on_track'],
    ],
    milestones: [
      ['Jeux de tests par critère protégé', -85, -80, -80],
      ['Diagnostic sur six modèles', -30, -27, -27],
      ['Seuils d’acceptabilité', 18, 18, null],
    ],
  },
  {
    title: 'Réduction des biais en production',
    summary:
      'Techniques de débiaisage évaluées dans le contexte bancaire : ingénierie de prompts, fine-tuning, post-traitement.',
    entity: 3,
    product: 3,
    domain: DOMAIN,
    referent: 13,
    sponsor: 10,
    value: 4,
    feasibility: 2,
    tags: ['LLM', 'BIAIS', 'IADeConfiance'],
    life: [
      ['opportunity', -110],
      ['framing', -27],
    ],
    health: [[-27, 'on_track']],
    milestones: [['Techniques retenues', 16, 16, null]],
  },
  {
    title: 'Audit de biais des modèles de recrutement',
    summary:
      'Application du protocole d’audit aux outils de présélection de candidatures, à haut risque au sens du règlement européen.',
    entity: 4,
    product: 3,
    domain: DOMAIN,
    referent: 3,
    sponsor: 11,
    value: 5,
    feasibility: 2,
    tags: ['BIAIS', 'IADeConfiance'],
    life: [
      ['opportunity', -185],
      ['framing', -125],
    ],
    stop: ['on_hold', -30, 'En attente de l’avis du délégué à la protection des données'],
    health: [
      [-125, 'at_risk', 'Accès aux données de candidature non accordé'],
      [
        -30,
        'at_risk',
        'Accès aux données de candidature non accordé',
        'Obtenir l’avis du délégué à la protection des données',
      ],
    ],
    milestones: [['Avis DPO', -40, 20, null]],
  },
  {
    title: 'Guide d’usage responsable des LLM',
    summary: 'Guidelines opérationnelles pour l’usage responsable des LLM par les collaborateurs.',
    entity: 0,
    product: 3,
    domain: DOMAIN,
    referent: 2,
    sponsor: 7,
    value: 3,
    feasibility: 5,
    tags: ['IADeConfiance'],
    life: [
      ['opportunity', -400],
      ['framing', -370],
      ['delivery', -320],
      ['deployment', -250],
      ['usage', -200],
      ['closed', -7],
    ],
    health: [
      [-320, 'on_track'],
      [-90, 'on_track'],
    ],
    milestones: [
      ['Guide publié', -255, -252, -252],
      ['Formation des référents', -205, -201, -201],
    ],
  },
];
