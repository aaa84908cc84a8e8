import { COURSE_2026 } from './course-2026.js';
import type { InternshipStep } from './programme.js';

/** Offer #4: two packages, and the method that runs across them. */
export const PROTOTYPE_STEPS: readonly InternshipStep[] = [
  {
    code: 'I-CARTO',
    label: "Cartographie et inventaire des frameworks d'agents IA",
    condition: null,
    kind: 'phase',
  },
  {
    code: 'I-PROTO',
    label: "Prototype de génération d'instances de projets",
    condition: null,
    kind: 'phase',
  },
  { code: 'I-BENCH', label: 'Benchmark comparatif des solutions', condition: null, kind: 'phase' },
  {
    code: 'II-TICKETS',
    label: 'Traitement automatisé des tickets simples et génération de merge requests',
    condition: null,
    kind: 'phase',
  },
  {
    code: 'II-CICD',
    label: "Intégration avec l'architecture standard (CI/CD, outils de revue de code)",
    condition: null,
    kind: 'phase',
  },
  {
    code: 'METHODO',
    label: "Méthodologie (veille technologique, cas d'usage prioritaires, environnements de test)",
    condition: null,
    kind: 'across',
  },
];

/** Offer #5: the life of a project, animation across it, a report each month. */
export const PROJECT_STEPS: readonly InternshipStep[] = [
  {
    code: 'OPPORTUNITE',
    label: "Étude d'opportunité et cadrage de nouveaux cas d'usage",
    condition: null,
    kind: 'phase',
  },
  {
    code: 'PILOTAGE',
    label: 'Pilotage de la réalisation avec les parties prenantes',
    condition: null,
    kind: 'phase',
  },
  {
    code: 'DEPLOIEMENT',
    label: "Suivi du déploiement et de l'utilisation des solutions par les Métiers",
    condition: null,
    kind: 'phase',
  },
  {
    code: 'ANIMATION',
    label: "Participation à l'animation de la communauté des experts Data & IA",
    condition: null,
    kind: 'across',
  },
  {
    code: 'REPORTING',
    label: 'Restitutions mensuelles relatives à la gestion des activités du DataLab Groupe',
    condition: null,
    kind: 'monthly',
  },
];

/** Offer #6: the five steps, and the three packages of the audit. */
export const BIAS_AUDIT_STEPS: readonly InternshipStep[] = [
  ...COURSE_2026,
  {
    code: 'DIAGNOSTIC',
    label: 'Diagnostiquer les biais présents dans les modèles',
    condition: null,
    kind: 'package',
  },
  {
    code: 'MITIGATION',
    label: 'Explorer et évaluer les stratégies de mitigation',
    condition: null,
    kind: 'package',
  },
  {
    code: 'RECOMMANDATIONS',
    label: 'Traduire les travaux de recherche en recommandations opérationnelles',
    condition: null,
    kind: 'package',
  },
];

/** Offer #7: the five steps, and the four tracks that recur. */
export const FINOPS_STEPS: readonly InternshipStep[] = [
  ...COURSE_2026,
  {
    code: 'SUIVI',
    label: "Analyser et suivre les coûts et l'impact environnemental liés aux services Cloud",
    condition: null,
    kind: 'recurring',
  },
  {
    code: 'REPORTING',
    label: 'Produire des reportings et assurer la communication inter-équipes',
    condition: null,
    kind: 'recurring',
  },
  {
    code: 'OPTIMISATION',
    label: "Contribuer à l'optimisation des ressources Cloud",
    condition: null,
    kind: 'recurring',
  },
  {
    code: 'VEILLE-TECHNO',
    label: 'Assurer une veille technologique et proposer des améliorations continues',
    condition: null,
    kind: 'recurring',
  },
];
