import type { AgendaState, AttendanceStatus, MeetingKind, MeetingRhythm } from '@jalon/domain';

/** People are named by their place in the catalogue, use cases by their title. */
export interface DemoAgendaItem {
  readonly title: string;
  readonly minutes?: number;
  readonly owner?: number;
  readonly note?: string;
  readonly useCase?: string;
  readonly state?: AgendaState;
  /** Goes on with the item of this title of the meeting before. */
  readonly carried?: string;
}

export interface DemoTurn {
  readonly objective: string;
  readonly agenda: readonly DemoAgendaItem[];
  /** Of those expected, who was not there; everybody else came. */
  readonly missing?: readonly (readonly [person: number, status: AttendanceStatus])[];
  readonly cancelled?: string;
}

export interface DemoSeries {
  readonly kind: MeetingKind;
  readonly title: string;
  readonly entity: number | null;
  readonly rhythm: MeetingRhythm;
  /** Days from today between which it met and is planned; on demand, the days themselves. */
  readonly days: readonly number[];
  /** Working days between today's weekday and its own; 0 meets today. */
  readonly weekday: number;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
  readonly chair: number;
  readonly secretary: number;
  readonly useCases: readonly string[];
  readonly members: readonly number[];
  readonly copies: readonly number[];
  readonly backlog: readonly DemoAgendaItem[];
  /** By their distance from today: -1 is the last that took place, 0 today's or the next one. */
  readonly turns: Readonly<Record<number, DemoTurn>>;
}

const SEARCH = 'Recherche documentaire pour les conseillers';
const ORCHESTRATED = 'Recherche multi-étapes orchestrée par des agents';
const PROTOCOL = 'Protocole de communication entre agents';
const CONNECTED = 'Agents connectés aux applications du Groupe';
const SUPERVISION = 'Supervision des systèmes multi-agents';
const ANALYSTS = 'Recherche approfondie pour les analystes';

/** A steering and a project committee with a bank, a technical committee of the lab, workshops with analysts. */
export const MEETING_SERIES: readonly DemoSeries[] = [
  {
    kind: 'steering_committee',
    title: 'COPIL Banque de détail Aurore',
    entity: 0,
    rhythm: 'monthly',
    days: [-75, 65],
    weekday: 2,
    startsAt: '14:00',
    minutes: 90,
    place: 'Salle Belledonne et visioconférence',
    chair: 7,
    secretary: 5,
    useCases: [SEARCH, ORCHESTRATED],
    members: [1, 2, 4],
    copies: [6],
    backlog: [
      { title: 'Ouvrir la recherche aux agences de l’outre-mer', minutes: 15, owner: 7, useCase: SEARCH },
      { title: 'Calendrier des comités du prochain semestre', minutes: 5, owner: 2 },
    ],
    turns: {
      [-3]: {
        objective: 'Lancer le comité et s’accorder sur ce qu’il suit',
        missing: [[4, 'excused']],
        agenda: [
          { title: 'Rôles, rythme et règles du comité', minutes: 20, owner: 2, state: 'done' },
          { title: 'Objectifs et indicateurs de l’année', minutes: 40, owner: 7, state: 'done' },
          { title: 'Protocole d’évaluation', minutes: 25, owner: 2, useCase: ORCHESTRATED, state: 'done' },
        ],
      },
      [-2]: {
        objective: 'Décider de l’orchestrateur et suivre la généralisation',
        missing: [[1, 'excused']],
        agenda: [
          { title: 'Météo et jalons des deux cas d’usage', minutes: 20, owner: 2, state: 'done' },
          {
            title: 'Étude comparative des orchestrateurs d’agents',
            minutes: 30,
            owner: 4,
            useCase: ORCHESTRATED,
            state: 'done',
          },
          {
            title: 'Généralisation\u00a0: retour des conseillers',
            minutes: 25,
            owner: 2,
            useCase: SEARCH,
            state: 'done',
          },
          { title: 'Budget du trimestre', minutes: 15, owner: 2, state: 'carried' },
        ],
      },
      [-1]: {
        objective: 'Choisir le temps de réponse accepté et suivre les réponses sans source',
        agenda: [
          { title: 'Actions de la dernière fois', minutes: 10, owner: 2, state: 'done' },
          {
            title: 'Budget du trimestre',
            minutes: 15,
            owner: 2,
            carried: 'Budget du trimestre',
            state: 'done',
          },
          {
            title: 'Temps de réponse\u00a0: huit ou douze secondes',
            minutes: 25,
            owner: 4,
            useCase: ORCHESTRATED,
            note: 'Mesures sur 50 questions, avec et sans affichage progressif.',
            state: 'done',
          },
          {
            title: 'Réponses qui citent un barème périmé',
            minutes: 20,
            owner: 2,
            useCase: SEARCH,
            state: 'done',
          },
          {
            title: 'Accès des apprentis à la recherche',
            minutes: 10,
            owner: 7,
            useCase: SEARCH,
            state: 'carried',
          },
        ],
      },
      0: {
        objective: 'Arbitrer entre le report d’un mois et un périmètre réduit à un métier',
        agenda: [
          { title: 'Objectifs, météo et faits marquants', minutes: 15, owner: 2 },
          {
            title: 'Arbitrage\u00a0: report d’un mois ou périmètre réduit',
            minutes: 35,
            owner: 2,
            useCase: ORCHESTRATED,
            note: 'Chiffrage des deux options joint à la convocation.',
          },
          {
            title: 'Accès des apprentis à la recherche',
            minutes: 10,
            owner: 7,
            useCase: SEARCH,
            carried: 'Accès des apprentis à la recherche',
          },
          { title: 'Risques et budget', minutes: 20, owner: 2 },
          { title: 'Prochaines étapes', minutes: 10, owner: 2 },
        ],
      },
    },
  },
  {
    kind: 'project_committee',
    title: 'COPROJ Recherche multi-étapes',
    entity: 0,
    rhythm: 'weekly',
    days: [-24, 24],
    weekday: 0,
    startsAt: '10:00',
    minutes: 45,
    place: 'Salle Chartreuse',
    chair: 2,
    secretary: 5,
    useCases: [ORCHESTRATED],
    members: [4, 14, 15],
    copies: [7],
    backlog: [
      { title: 'Démonstration aux conseillers de deux agences', minutes: 15, owner: 14 },
      { title: 'Traduire les consignes en anglais', owner: 15 },
      { title: 'Recette\u00a0: qui relit les 200 questions', minutes: 10, owner: 2 },
    ],
    turns: {
      [-3]: {
        objective: 'Suivre l’avancement de la semaine',
        agenda: [
          { title: 'Avancement et points bloquants', minutes: 15, owner: 2, state: 'done' },
          { title: 'Journaliser chaque appel d’outil', minutes: 15, owner: 15, state: 'done' },
          { title: 'Préparer le dossier de sécurité', minutes: 10, owner: 2, state: 'done' },
        ],
      },
      [-2]: {
        objective: 'Vérifier l’effet du plafond d’étapes sur la qualité',
        missing: [[15, 'excused']],
        agenda: [
          { title: 'Avancement et points bloquants', minutes: 15, owner: 2, state: 'done' },
          { title: 'Plafond d’étapes\u00a0: premiers résultats', minutes: 15, owner: 14, state: 'done' },
          { title: 'Environnement de charge', minutes: 10, owner: 4, state: 'carried' },
        ],
      },
      [-1]: {
        objective: 'Décider de ce qui est montré au comité de pilotage',
        missing: [[14, 'absent']],
        agenda: [
          { title: 'Avancement et points bloquants', minutes: 10, owner: 2, state: 'done' },
          {
            title: 'Environnement de charge',
            minutes: 15,
            owner: 4,
            carried: 'Environnement de charge',
            state: 'done',
          },
          { title: 'Relecture de l’évaluation rejouée', minutes: 10, owner: 4, state: 'done' },
          { title: 'Périmètre réduit\u00a0: quel métier d’abord', minutes: 10, owner: 2, state: 'carried' },
        ],
      },
      0: {
        objective: 'Préparer l’arbitrage du comité de pilotage',
        agenda: [
          { title: 'Actions de la semaine dernière', minutes: 5, owner: 2 },
          {
            title: 'Périmètre réduit\u00a0: quel métier d’abord',
            minutes: 10,
            owner: 2,
            carried: 'Périmètre réduit\u00a0: quel métier d’abord',
          },
          {
            title: 'Tenue en charge\u00a0: mesures et dimensionnement',
            minutes: 10,
            owner: 4,
            note: 'Cible\u00a0: 40 questions simultanées.',
          },
          { title: 'Remarques de l’équipe sécurité sur le dossier', minutes: 10, owner: 15 },
          { title: 'Ce que montre le support du comité de pilotage', minutes: 10, owner: 2 },
        ],
      },
      1: {
        objective: 'Suivre l’avancement de la semaine',
        agenda: [
          { title: 'Avancement et points bloquants', minutes: 15, owner: 2 },
          { title: 'Suites de l’arbitrage', minutes: 15, owner: 2 },
        ],
      },
    },
  },
  {
    kind: 'technical_committee',
    title: 'COTECH Systèmes agentiques',
    entity: null,
    rhythm: 'every_two_weeks',
    days: [-40, 30],
    weekday: 1,
    startsAt: '16:00',
    minutes: 60,
    place: 'Visioconférence',
    chair: 4,
    secretary: 17,
    useCases: [PROTOCOL, CONNECTED, SUPERVISION],
    members: [3, 13, 18, 19],
    copies: [2],
    backlog: [
      {
        title: 'Mutualiser les jeux de tests entre les deux protocoles',
        minutes: 20,
        owner: 18,
        useCase: PROTOCOL,
      },
      { title: 'Coût d’une trace par échange d’agents', minutes: 15, owner: 19, useCase: SUPERVISION },
    ],
    turns: {
      [-3]: {
        objective: 'Choisir les indicateurs de supervision à essayer',
        missing: [[19, 'excused']],
        agenda: [
          {
            title: 'Traces, coûts, qualité\u00a0: dix indicateurs candidats',
            minutes: 30,
            owner: 18,
            useCase: SUPERVISION,
            state: 'done',
          },
          { title: 'Version d’essai du connecteur', minutes: 20, owner: 3, useCase: PROTOCOL, state: 'done' },
        ],
      },
      [-2]: {
        objective: 'Passer en revue le modèle d’habilitation',
        cancelled: 'La plateforme de démonstration est en maintenance',
        agenda: [
          { title: 'Modèle d’habilitation des agents', minutes: 40, owner: 13, useCase: CONNECTED },
          {
            title: 'Journaux d’appels\u00a0: ce que demande l’audit',
            minutes: 20,
            owner: 17,
            useCase: CONNECTED,
          },
        ],
      },
      [-1]: {
        objective: 'Donner un avis sur l’identité propre à chaque agent',
        agenda: [
          {
            title: 'Identité propre à chaque agent\u00a0: deux architectures',
            minutes: 30,
            owner: 13,
            useCase: CONNECTED,
            state: 'done',
          },
          {
            title: 'Journaux d’appels\u00a0: ce que demande l’audit',
            minutes: 15,
            owner: 17,
            useCase: CONNECTED,
            state: 'done',
          },
          {
            title: 'Deux protocoles en lice\u00a0: critères de choix',
            minutes: 15,
            owner: 3,
            useCase: PROTOCOL,
            state: 'carried',
          },
        ],
      },
      0: {
        objective: 'Choisir le protocole et préparer l’avis de la sécurité',
        agenda: [
          {
            title: 'Deux protocoles en lice\u00a0: critères de choix',
            minutes: 20,
            owner: 3,
            useCase: PROTOCOL,
            carried: 'Deux protocoles en lice\u00a0: critères de choix',
          },
          { title: 'Dossier pour le responsable de la sécurité', minutes: 25, owner: 13, useCase: CONNECTED },
          { title: 'Maquette de supervision', minutes: 15, owner: 18, useCase: SUPERVISION },
        ],
      },
    },
  },
  {
    kind: 'workshop',
    title: 'Ateliers Recherche approfondie',
    entity: 2,
    rhythm: 'on_demand',
    days: [-15, 8],
    weekday: 0,
    startsAt: '09:30',
    minutes: 120,
    place: 'Plateau des analystes, 4e étage',
    chair: 3,
    secretary: 5,
    useCases: [ANALYSTS],
    members: [9, 16],
    copies: [],
    backlog: [{ title: 'Essai à l’aveugle sur dix notes de l’an dernier', minutes: 45, owner: 16 }],
    turns: {
      [-1]: {
        objective: 'Décrire une journée d’analyste et choisir trois questions types',
        agenda: [
          { title: 'Une journée d’analyste, heure par heure', minutes: 40, owner: 9, state: 'done' },
          { title: 'Sources utilisées, sources autorisées', minutes: 30, owner: 3, state: 'done' },
          { title: 'Vote\u00a0: trois questions types', minutes: 30, owner: 16, state: 'done' },
          { title: 'Ce que serait une bonne réponse', minutes: 20, owner: 9, state: 'done' },
        ],
      },
      0: {
        objective: 'Dessiner le parcours d’une recherche, de la question à la note',
        agenda: [
          { title: 'Rappel du premier atelier', minutes: 10, owner: 3 },
          { title: 'Parcours sur papier, par groupes de deux', minutes: 50, owner: 16 },
          { title: 'Droits de citation\u00a0: ce que disent les juristes', minutes: 30, owner: 3 },
          { title: 'Critères d’acceptation', minutes: 30, owner: 9 },
        ],
      },
    },
  },
];
