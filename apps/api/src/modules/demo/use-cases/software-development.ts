import type { DemoUseCase } from '../demo-use-case.js';

const DOMAIN = 'Développement logiciel';

export const SOFTWARE_DEVELOPMENT: readonly DemoUseCase[] = [
  {
    title: 'Copilot d’assistance au développement',
    summary:
      'Des agents IA assistent les équipes de développement et génèrent des projets personnalisés à partir de templates.',
    entity: 5,
    product: 2,
    domain: DOMAIN,
    referent: 2,
    sponsor: 12,
    value: 5,
    feasibility: 3,
    tags: ['AgentIA', 'Développement', 'Copilot'],
    life: [
      ['opportunity', -300],
      ['framing', -235],
      ['delivery', -165],
    ],
    health: [
      [-165, 'on_track'],
      [-70, 'on_track'],
      [
        -8,
        'at_risk',
        'Le quota de calcul du trimestre est consommé à 90 %',
        'Accorder un complément de quota jusqu’à la fin du trimestre',
      ],
    ],
    milestones: [
      ['Inventaire des frameworks', -140, -137, -137],
      ['Prototype', -60, -48, -48],
      ['Benchmark comparatif', -7, 11, null],
      ['Pilote avec trois équipes', 30, 44, null],
    ],
  },
  {
    title: 'Traitement automatisé des tickets simples',
    summary:
      'Analyse des tickets, proposition de correctif et génération de merge requests relues par un développeur.',
    entity: 5,
    product: 2,
    domain: DOMAIN,
    referent: 13,
    sponsor: 12,
    value: 4,
    feasibility: 3,
    tags: ['AgentIA', 'Copilot'],
    life: [
      ['opportunity', -145],
      ['framing', -58],
    ],
    health: [
      [-58, 'on_track'],
      [-34, 'on_track'],
    ],
    milestones: [
      ['Jeu de tickets annoté', -16, -9, -9],
      ['Dossier de cadrage', 6, 14, null],
    ],
  },
  {
    title: 'Revue de code assistée',
    summary: 'Commentaires de revue proposés selon les normes de développement des équipes.',
    entity: 4,
    product: 2,
    domain: DOMAIN,
    referent: 2,
    sponsor: 11,
    value: 3,
    feasibility: 5,
    tags: ['Copilot'],
    life: [
      ['opportunity', -380],
      ['framing', -330],
      ['delivery', -270],
      ['deployment', -170],
      ['usage', -115],
    ],
    health: [
      [-270, 'on_track'],
      [-60, 'on_track'],
      [-17, 'on_track'],
    ],
    milestones: [
      ['Pilote', -190, -190, -190],
      ['Déploiement', -130, -116, -116],
    ],
  },
];
