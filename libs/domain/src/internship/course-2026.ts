import type { InternshipStep } from './programme.js';

/** The steps of an internship of 2026, in the words of the lab's catalogue. */
export const COURSE_2026: readonly InternshipStep[] = [
  { code: 'VEILLE', label: 'Veille bibliographique sur la problématique', condition: null, kind: 'phase' },
  {
    code: 'SELECTION',
    label: 'Sélection et implémentation des approches les plus adaptées à la problématique',
    condition: null,
    kind: 'phase',
  },
  {
    code: 'COMPARATIF',
    label: "Réalisation d'une étude comparative sur des données internes et externes",
    condition: null,
    kind: 'phase',
  },
  {
    code: 'INTEGRATION',
    label: 'Intégration des développements dans les produits du DataLab Groupe',
    condition: null,
    kind: 'phase',
  },
  {
    code: 'PUBLICATION',
    label: 'Publication scientifique',
    condition: "si les travaux aboutissent à de nouvelles approches plus performantes que l'état de l'art",
    kind: 'phase',
  },
];
