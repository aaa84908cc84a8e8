import {
  NO_AI_ACT_ANSWER,
  type AiActAnswers,
  type StudyAnswers,
  type StudyRecommendation,
  type StudyState,
} from '@jalon/domain';

/** A study of the demo; people and entities by their place in the catalogue, days as offsets from the load. */
export interface DemoStudy {
  readonly title: string;
  readonly entity: number;
  readonly author: number;
  readonly moves: readonly (readonly [to: StudyState, day: number, by: number, reason?: string])[];
  readonly decision?: {
    readonly recommendation: StudyRecommendation;
    readonly by: number;
    readonly revisitIn?: number;
    /** Title of the use case it became. */
    readonly useCase?: string;
  };
  readonly answers: Partial<StudyAnswers>;
}

const PLAIN_AI: AiActAnswers = {
  ...NO_AI_ACT_ANSWER,
  aiSystem: true,
  prohibited: false,
  annexI: false,
  annexIII: false,
  interacts: false,
  synthetic: false,
  senses: false,
  publishes: false,
  generalPurpose: false,
};
const STATUS_QUO = { key: 'status-quo', kind: 'status_quo', title: '', euros: 0 } as const;
const NOBODY = { sponsorId: null, businessOwnerId: null, functionalReferentId: null } as const;

/** What the demo's studies say alike; each gives what is its own. */
function complete(own: Partial<StudyAnswers>): StudyAnswers {
  return {
    need: { problem: '', domain: '', tags: [] },
    businessCase: { objective: '', costOfNotDoing: '' },
    stakeholders: { ...NOBODY, sponsorName: 'Direction des opérations', users: '', userCount: null },
    options: {
      list: [{ ...STATUS_QUO, description: 'Continuer comme aujourd’hui.' }],
      preferred: 'status-quo',
    },
    data: { sources: '', availability: 'available', limits: '' },
    effort: { estimate: 'by_lab', personDays: null, weeks: null, euros: null },
    benefits: { eurosPerYear: 0, basis: '', kinds: ['time', 'quality'], description: '' },
    risks: {
      list: [
        {
          title: 'Réponses fausses reprises sans relecture',
          probability: 3,
          impact: 4,
          response: 'Relecture obligatoire et mesure mensuelle des erreurs.',
        },
      ],
    },
    aiAct: PLAIN_AI,
    personalData: { processed: false, criteria: [], justification: '' },
    sobriety: {
      considered: ['rules', 'existing_tool'],
      need: 'needed',
      reason: 'Des règles couvrent moins de la moitié des cas : les formulations varient trop.',
    },
    ...own,
  };
}

export const STUDIES: readonly DemoStudy[] = [
  {
    title: 'Assistant aux gestionnaires de sinistres',
    entity: 1,
    author: 2,
    moves: [
      ['draft', -118, 2],
      ['submitted', -112, 2],
      ['screening', -108, 3],
      ['qualified', -98, 3],
      ['decided', -90, 1, 'Gain net dès la première année et données prêtes'],
    ],
    decision: { recommendation: 'pursue', by: 1, useCase: 'Assistant aux gestionnaires de sinistres' },
    answers: complete({
      need: {
        problem: 'Les gestionnaires cherchent les clauses applicables dans quarante conditions générales.',
        domain: 'Recherche documentaire',
        tags: ['LLM', 'RAG'],
      },
      businessCase: {
        objective: 'Trouver la clause applicable en moins d’une minute.',
        costOfNotDoing: 'Vingt minutes par dossier et des réponses qui diffèrent d’un site à l’autre.',
      },
      stakeholders: {
        ...NOBODY,
        sponsorName: 'Direction des sinistres',
        users: 'Gestionnaires',
        userCount: 260,
      },
      options: {
        list: [
          { ...STATUS_QUO, description: 'Chercher à la main dans les documents numérisés.' },
          {
            key: 'avec-ia',
            kind: 'with_ai',
            title: 'Recherche avec réponses sourcées',
            description: '',
            euros: 90_000,
          },
        ],
        preferred: 'avec-ia',
      },
      data: { sources: 'Conditions générales depuis 2009', availability: 'available', limits: '' },
      benefits: {
        eurosPerYear: 140_000,
        basis: '4 700 heures par an à 30 €',
        kinds: ['time', 'quality'],
        description: 'Des réponses égales d’un site à l’autre.',
      },
      aiAct: { ...PLAIN_AI, interacts: true, synthetic: true },
    }),
  },
  {
    title: 'Résumé des appels du service client',
    entity: 0,
    author: 7,
    moves: [
      ['draft', -30, 7],
      ['submitted', -24, 7],
      ['screening', -20, 2],
      ['qualified', -8, 2],
    ],
    answers: complete({
      need: {
        problem: 'Après chaque appel, le conseiller écrit un résumé que personne ne relit faute de temps.',
        domain: 'Relation client',
        tags: ['LLM', 'Voix'],
      },
      businessCase: {
        objective: 'Un résumé proposé à la fin de chaque appel, que le conseiller valide.',
        costOfNotDoing: 'Trois minutes par appel, et un suivi lacunaire des réclamations.',
      },
      stakeholders: {
        ...NOBODY,
        sponsorName: 'Direction de la relation client',
        users: 'Conseillers',
        userCount: 480,
      },
      options: {
        list: [
          { ...STATUS_QUO, description: 'Continuer la saisie libre après l’appel.' },
          {
            key: 'motifs',
            kind: 'without_ai',
            title: 'Liste de motifs à cocher',
            description: '',
            euros: 12_000,
          },
          {
            key: 'avec-ia',
            kind: 'with_ai',
            title: 'Résumé proposé, validé par le conseiller',
            description: '',
            euros: 110_000,
          },
        ],
        preferred: 'avec-ia',
      },
      data: {
        sources: 'Enregistrements des appels, conservés six mois',
        availability: 'partial',
        limits: 'Le consentement à l’enregistrement manque sur un appel sur dix.',
      },
      benefits: {
        eurosPerYear: 210_000,
        basis: '1,4 million d’appels, dix secondes gagnées au moins sur chacun',
        kinds: ['time', 'satisfaction', 'compliance'],
        description: 'Des réclamations suivies d’un appel à l’autre.',
      },
      aiAct: { ...PLAIN_AI, synthetic: true },
      personalData: {
        processed: true,
        criteria: ['sensitive_data', 'large_scale', 'innovative_use'],
        justification: '',
      },
    }),
  },
  {
    title: 'Prévision des retraits aux automates',
    entity: 3,
    author: 3,
    moves: [
      ['draft', -21, 3],
      ['submitted', -15, 3],
      ['screening', -6, 2],
    ],
    answers: complete({
      need: {
        problem: 'Un automate sur vingt se vide le week-end ; d’autres sont remplis trop tôt.',
        domain: 'Exploitation',
        tags: ['Séries temporelles'],
      },
      businessCase: {
        objective: 'Prévoir les retraits à sept jours, automate par automate.',
        costOfNotDoing: 'Des transports de fonds inutiles et des clients sans espèces.',
      },
      stakeholders: {
        ...NOBODY,
        sponsorName: 'Direction de la monétique',
        users: 'Planificateurs',
        userCount: 12,
      },
      options: {
        list: [
          { ...STATUS_QUO, description: 'Un plan fixe par jour de semaine.' },
          {
            key: 'avec-ia',
            kind: 'with_ai',
            title: 'Modèle de prévision par automate',
            description: '',
            euros: 60_000,
          },
        ],
        preferred: 'avec-ia',
      },
      data: { sources: 'Cinq ans de retraits quotidiens', availability: 'available', limits: '' },
      benefits: {
        eurosPerYear: 75_000,
        basis: '600 transports évités à 125 €',
        kinds: ['satisfaction', 'environment'],
        description: 'Moins de trajets et moins d’automates vides.',
      },
    }),
  },
  {
    title: 'Lecture des avis d’imposition',
    entity: 4,
    author: 3,
    moves: [
      ['draft', -9, 3],
      ['submitted', -3, 3],
    ],
    answers: complete({
      need: {
        problem: 'Les avis d’imposition joints aux dossiers sont ressaisis à la main.',
        domain: 'Crédit',
        tags: ['OCR'],
      },
      businessCase: {
        objective: 'Lire les montants utiles et les proposer au chargé de dossier.',
        costOfNotDoing: 'Deux jours d’attente par dossier incomplet.',
      },
      stakeholders: {
        ...NOBODY,
        sponsorName: 'Direction du crédit',
        users: 'Chargés de dossier',
        userCount: 90,
      },
      options: {
        list: [
          { ...STATUS_QUO, description: 'Ressaisir les montants.' },
          {
            key: 'avec-ia',
            kind: 'with_ai',
            title: 'Lecture automatique relue',
            description: '',
            euros: null,
          },
        ],
        preferred: 'avec-ia',
      },
      data: {
        sources: 'Avis d’imposition numérisés',
        availability: 'partial',
        limits: 'Photos prises au téléphone.',
      },
      benefits: {
        eurosPerYear: 48_000,
        basis: '1 600 heures à 30 €',
        kinds: ['time'],
        description: 'Moins d’attente.',
      },
      // It reads amounts before a person decides on a credit: an area of Annex III, a preparatory task.
      aiAct: {
        ...PLAIN_AI,
        annexIII: true,
        areas: ['creditworthiness'],
        profiling: false,
        noSignificantRisk: true,
        exits: ['preparatory_task'],
      },
      personalData: { processed: true, criteria: ['sensitive_data', 'large_scale'], justification: '' },
    }),
  },
  {
    title: 'Veille réglementaire automatisée',
    entity: 2,
    author: 2,
    moves: [
      ['draft', -85, 2],
      ['submitted', -80, 2],
      ['screening', -76, 3],
      ['qualified', -66, 3],
      ['decided', -60, 1, 'Attendre le nouveau portail des autorités, annoncé pour l’an prochain'],
    ],
    decision: { recommendation: 'defer', by: 1, revisitIn: 95 },
    answers: complete({
      need: {
        problem: 'Trois juristes lisent chaque matin huit sources.',
        domain: 'Conformité',
        tags: ['LLM'],
      },
      businessCase: {
        objective: 'Recevoir chaque matin les seuls textes qui nous concernent.',
        costOfNotDoing: 'Des textes vus avec deux semaines de retard.',
      },
      data: {
        sources: 'Sites des autorités',
        availability: 'to_collect',
        limits: 'Aucun flux ouvert à ce jour.',
      },
    }),
  },
  {
    title: 'Classement des factures des fournisseurs',
    entity: 2,
    author: 3,
    moves: [
      ['draft', -55, 3],
      ['submitted', -52, 3],
      ['screening', -49, 2],
      ['qualified', -45, 2],
      ['decided', -40, 1, 'Le module de règles du logiciel comptable suffit'],
    ],
    decision: { recommendation: 'abandon', by: 1 },
    answers: complete({
      need: { problem: 'Les factures sont classées à la main par compte.', domain: 'Comptabilité', tags: [] },
      sobriety: {
        considered: ['rules', 'existing_tool', 'process_change'],
        need: 'not_needed',
        reason: 'Neuf factures sur dix suivent le numéro du fournisseur : une table de règles suffit.',
      },
    }),
  },
  {
    title: 'Aide à la réponse aux réclamations',
    entity: 0,
    author: 7,
    moves: [['draft', -2, 7]],
    answers: {
      need: {
        problem: 'Les réponses aux réclamations partent en douze jours, pour dix promis.',
        domain: 'Relation client',
        tags: ['LLM'],
      },
      businessCase: { objective: 'Répondre en moins de dix jours.', costOfNotDoing: '' },
    },
  },
];
