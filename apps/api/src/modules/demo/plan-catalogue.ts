/** The plan of a demo use case. People by their place in the catalogue; days are offsets from the day of loading. */
export interface DemoPlan {
  readonly title: string;
  /** Further milestones, all still to come: name, baseline, forecast. */
  readonly more?: readonly (readonly [name: string, baseline: number, forecast: number])[];
  readonly owners: Readonly<Record<string, number>>;
  /** `room`: the working days left between the lag and the present dates. */
  readonly links: readonly (readonly [predecessor: string, successor: string, room: number])[];
  /** Taken on that day, with the dates that were expected then. */
  readonly baselines?: readonly (readonly [label: string, day: number])[];
  /** Why a milestone was put off; `back` counts its revisions from the last one, 1. */
  readonly changes?: readonly (readonly [milestone: string, back: number, reason: string])[];
}

export const PLANS: readonly DemoPlan[] = [
  {
    title: 'Recherche multi-étapes orchestrée par des agents',
    more: [
      ['Recette métier', 22, 58],
      ['Formation des conseillers', 26, 66],
    ],
    owners: {
      'État de l’art par axe de travail': 14,
      'Étude comparative': 16,
      'Intégration à CAGS': 15,
      'Recette métier': 4,
      'Formation des conseillers': 2,
      'Mise en production': 15,
    },
    links: [
      ['État de l’art par axe de travail', 'Étude comparative', 10],
      ['Étude comparative', 'Intégration à CAGS', 20],
      ['Intégration à CAGS', 'Recette métier', 0],
      ['Intégration à CAGS', 'Formation des conseillers', 8],
      ['Recette métier', 'Mise en production', 0],
      ['Formation des conseillers', 'Mise en production', 3],
    ],
    baselines: [
      ['Lancement de la réalisation', -118],
      ['Replanification du comité de pilotage', -34],
    ],
    changes: [
      ['Intégration à CAGS', 2, 'Accès à l’environnement de préproduction livré plus tard que prévu'],
      ['Intégration à CAGS', 1, 'Deux connecteurs à reprendre après l’étude comparative'],
    ],
  },
  {
    title: 'Copilot d’assistance au développement',
    more: [['Décision de généralisation', 55, 72]],
    owners: {
      'Inventaire des frameworks': 20,
      Prototype: 20,
      'Benchmark comparatif': 21,
      'Pilote avec trois équipes': 13,
      'Décision de généralisation': 13,
    },
    links: [
      ['Inventaire des frameworks', 'Prototype', 12],
      ['Prototype', 'Benchmark comparatif', 6],
      ['Benchmark comparatif', 'Pilote avec trois équipes', 0],
      ['Pilote avec trois équipes', 'Décision de généralisation', 2],
    ],
    baselines: [['Lancement de la réalisation', -160]],
    changes: [['Benchmark comparatif', 1, 'Licences d’évaluation reçues avec deux semaines de retard']],
  },
  {
    title: 'Protocole de communication entre agents',
    owners: {
      'Inventaire des protocoles': 17,
      'Évaluation comparative': 18,
      'Mise en production du connecteur': 17,
    },
    links: [
      ['Inventaire des protocoles', 'Évaluation comparative', 8],
      ['Évaluation comparative', 'Mise en production du connecteur', 5],
    ],
    baselines: [['Lancement de la réalisation', -148]],
  },
  {
    title: 'Agents connectés aux applications du Groupe',
    owners: { 'Modèle d’habilitation': 19, 'Trois connecteurs pilotes': 17 },
    links: [['Modèle d’habilitation', 'Trois connecteurs pilotes', 0]],
    changes: [['Modèle d’habilitation', 1, 'Avis de la sécurité attendu sur la délégation de droits']],
  },
  {
    title: 'Supervision des systèmes multi-agents',
    owners: { 'Indicateurs choisis': 18, Maquette: 19 },
    links: [['Indicateurs choisis', 'Maquette', 3]],
  },
  {
    title: 'Auto-évaluation et correction des réponses',
    owners: { 'Veille bibliographique': 16, 'Benchmark des approches': 14, 'Version intégrable': 15 },
    links: [
      ['Veille bibliographique', 'Benchmark des approches', 6],
      ['Benchmark des approches', 'Version intégrable', 8],
    ],
  },
  {
    title: 'Recherche approfondie pour les analystes',
    owners: { 'Ateliers de cadrage': 2, 'Dossier de cadrage': 2, 'Convention projet signée': 9 },
    links: [
      ['Ateliers de cadrage', 'Dossier de cadrage', 4],
      ['Dossier de cadrage', 'Convention projet signée', 2],
    ],
  },
  {
    title: 'Mesure des biais des LLM',
    owners: {
      'Jeux de tests par critère protégé': 22,
      'Diagnostic sur six modèles': 23,
      'Seuils d’acceptabilité': 25,
    },
    links: [
      ['Jeux de tests par critère protégé', 'Diagnostic sur six modèles', 10],
      ['Diagnostic sur six modèles', 'Seuils d’acceptabilité', 6],
    ],
    baselines: [['Lancement de la réalisation', -150]],
  },
];
