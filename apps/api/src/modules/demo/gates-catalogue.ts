import type { Border, GateOpinion, GateSlot, Met } from '@jalon/domain';

/** People by their place in catalogue.ts; days are offsets from the day the demo is loaded. */
export interface DemoReview {
  readonly title: string;
  readonly border: Border;
  readonly state: 'pending' | 'in_review';
  readonly author: number;
  readonly requested: number;
  readonly review: number;
  readonly note: string;
  readonly answers: readonly (readonly [criterion: string, met: Met, comment: string])[];
  readonly links: readonly (readonly [criterion: string, label: string])[];
  readonly facts: readonly (readonly [
    criterion: string,
    fact: 'use_case' | 'study' | 'plan' | 'agreement',
  ])[];
  readonly slots: readonly (readonly [
    slot: GateSlot,
    person: number,
    opinion: GateOpinion | null,
    comment: string | null,
  ])[];
}

export const NOTES: Readonly<Record<Border, string>> = {
  opportunity_framing:
    'Le besoin est étayé par l’étude\u202f; le cadrage doit préciser les données et la charge.',
  framing_delivery:
    'Le cadrage est terminé\u00a0: convention, planning et squad sont prêts pour la réalisation.',
  delivery_deployment: 'La recette est prononcée\u202f; le déploiement commence par une équipe pilote.',
  deployment_usage: 'La production est stable depuis quatre semaines\u00a0: le suivi d’usage peut commencer.',
  usage_closed: 'Le produit a rempli son rôle et ses utilisateurs ont une suite.',
};

/** Given back once before the delivery was let begin, and why. */
export const RECYCLED: ReadonlyMap<string, string> = new Map([
  [
    'Agents connectés aux applications du Groupe',
    'Classer le système au sens du règlement européen et confirmer l’accès aux applications avant de revenir.',
  ],
  ['Mesure des biais des LLM', 'Préciser les critères protégés retenus et la source des jeux de tests.'],
]);

/** Days are counted from the decision when it is done, else from the day the demo is loaded. */
type DemoCondition = readonly [text: string, owner: number, days: number, done: boolean];

export const CONDITIONS: ReadonlyMap<string, Partial<Record<Border, readonly DemoCondition[]>>> = new Map([
  [
    'Réponses sourcées pour la conformité',
    {
      delivery_deployment: [
        ['Former les correspondants conformité aux limites du système', 2, 12, false],
        ['Refaire le test d’injection d’invites après correction', 4, 20, false],
      ],
    },
  ],
  [
    'Arrêt des ressources inutilisées',
    { delivery_deployment: [['Décrire le retour arrière avec l’équipe d’exploitation', 2, 9, false]] },
  ],
  [
    'Recherche documentaire pour les conseillers',
    { delivery_deployment: [['Publier la mesure d’usage par agence', 2, 25, true]] },
  ],
]);

export const OPEN_REVIEWS: readonly DemoReview[] = [
  {
    title: 'Recherche multi-étapes orchestrée par des agents',
    border: 'delivery_deployment',
    state: 'in_review',
    author: 2,
    requested: -9,
    review: 5,
    note: 'Déploiement proposé auprès de deux agences pilotes, avec un retour arrière en une heure.',
    answers: [
      ['acceptance_signed', 'yes', 'Deux réserves mineures, levées.'],
      ['performance_reached', 'yes', '87 % de réponses exactes pour un seuil de 80 %.'],
      ['bias_assessed', 'yes', 'Aucun écart significatif par type de clientèle.'],
      ['security_approved', 'yes', ''],
      ['human_oversight', 'yes', 'Le conseiller valide chaque réponse avant usage.'],
      ['documentation', 'yes', ''],
      ['cost_known', 'no', 'Estimation attendue de l’équipe FinOps.'],
    ],
    links: [
      ['acceptance_signed', 'Procès-verbal de recette'],
      ['performance_reached', 'Mesures sur le jeu de test tenu à part'],
      ['bias_assessed', 'Rapport d’évaluation des biais'],
    ],
    facts: [['documentation', 'use_case']],
    slots: [
      ['sponsor', 7, 'favourable', 'Les agences pilotes sont prêtes.'],
      ['technical', 4, 'reserved', 'La supervision des coûts par requête reste à brancher.'],
      ['risk', 6, null, null],
      ['final', 1, null, null],
    ],
  },
  {
    title: 'Recherche approfondie pour les analystes',
    border: 'framing_delivery',
    state: 'pending',
    author: 3,
    requested: -4,
    review: 14,
    note: 'Dossier en préparation\u202f; la convention est en signature.',
    answers: [
      ['ai_act_class', 'yes', 'Risque limité\u00a0: obligation de transparence.'],
      ['plan_baselined', 'yes', ''],
      ['squad_staffed', 'yes', ''],
    ],
    links: [['ai_act_class', 'Note de classification']],
    facts: [
      ['agreement_signed', 'agreement'],
      ['plan_baselined', 'plan'],
    ],
    slots: [
      ['technical', 4, null, null],
      ['final', 1, null, null],
    ],
  },
];
