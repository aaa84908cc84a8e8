import { plural } from '../text/index.js';
import type { Counted } from '../monthly-report/messages-type.js';

export const WORKSHOP_PARTS = [
  'people',
  'agenda',
  'points',
  'decisions',
  'actions',
  'risks',
  'next',
] as const;
export type WorkshopPart = (typeof WORKSHOP_PARTS)[number];

/** The words of the restitution that the minutes do not have. */
export interface WorkshopMessages {
  readonly parts: Readonly<Record<WorkshopPart, string>>;
  readonly title: (title: string) => string;
  readonly headline: (decisions: Counted, actions: Counted) => string;
  readonly agendaTitle: (parts: number) => string;
  readonly source: (edition: string) => string;
  readonly people: (present: Counted, excused: Counted) => string;
  readonly peopleHeaders: readonly string[];
  readonly peopleLead: string;
  readonly agenda: (dealt: Counted, planned: Counted) => string;
  readonly agendaLead: string;
  readonly objective: (text: string) => string;
  readonly points: (points: Counted) => string;
  /** After the name of a point, what came of it. */
  readonly outcome: (number: number, decisions: Counted, actions: Counted) => string;
  readonly opening: (number: number) => string;
  readonly tableOf: (title: string) => string;
  readonly bare: (points: Counted) => string;
  readonly decisions: (total: Counted) => string;
  readonly decisionsLead: string;
  readonly actions: (total: Counted, unassigned: Counted) => string;
  readonly actionsLead: string;
  readonly risks: (total: Counted, severe: Counted) => string;
  readonly risksLead: string;
  readonly next: (meetings: number, dated: Counted) => string;
  readonly due: (who: string, date: string) => string;
  readonly quiet: (topics: Counted) => string;
}

const counted =
  (language: 'fr' | 'en') =>
  (c: Counted, one: string, several: string): string =>
    `${c.text} ${plural(c.n, language, one, several)}`;
const fr = counted('fr');
const en = counted('en');

const FRENCH: WorkshopMessages = {
  parts: {
    people: 'Participants',
    agenda: 'Objectif et ordre du jour',
    points: 'Points abordés',
    decisions: 'Décisions',
    actions: 'Actions',
    risks: 'Risques',
    next: 'Suite',
  },
  title: (title) => `Restitution – ${title}`,
  headline: (decisions, actions) =>
    `${fr(decisions, 'décision', 'décisions')}, ${fr(actions, 'action', 'actions')}`,
  agendaTitle: (parts) => `La restitution se lit en ${parts} parties`,
  source: (edition) => `Source : compte rendu de l’atelier. ${edition}.`,
  people: (present, excused) =>
    `${fr(present, 'personne a participé', 'personnes ont participé')} à l’atelier${
      excused.n === 0 ? '' : `, ${fr(excused, 'est excusée', 'sont excusées')}`
    }`,
  peopleHeaders: ['Présence', 'Personnes'],
  peopleLead: 'Présence pointée en séance, et personnes destinataires du compte rendu.',
  agenda: (dealt, planned) =>
    `L’atelier a traité ${dealt.text} ${plural(dealt.n, 'fr', 'point', 'points')} sur ${planned.text} ${plural(planned.n, 'fr', 'prévu', 'prévus')}`,
  agendaLead: 'Les points dans l’ordre où ils étaient prévus.',
  objective: (text) => `Objectif : ${text}`,
  points: (points) => fr(points, 'point est restitué', 'points sont restitués'),
  outcome: (number, decisions, actions) =>
    decisions.n + actions.n === 0
      ? ` : le point ${number} n’appelle ni décision ni action`
      : ` : le point ${number} donne ${[
          decisions.n === 0 ? '' : fr(decisions, 'décision', 'décisions'),
          actions.n === 0 ? '' : fr(actions, 'action', 'actions'),
        ]
          .filter((text) => text !== '')
          .join(' et ')}`,
  opening: (number) => `L’atelier s’ouvre avant le point ${number}`,
  tableOf: (title) => `Tableau du point : ${title}`,
  bare: (points) => fr(points, 'point n’a pas de notes', 'points n’ont pas de notes'),
  decisions: (total) => fr(total, 'décision est prise', 'décisions sont prises'),
  decisionsLead: 'Les décisions dans l’ordre du compte rendu, avec qui les a prises.',
  actions: (total, unassigned) =>
    unassigned.n === 0
      ? `${fr(total, 'action est décidée', 'actions sont décidées')}, ${total.n < 2 ? 'avec son' : 'chacune avec son'} responsable`
      : `${fr(total, 'action est décidée', 'actions sont décidées')}, ${unassigned.text} sans responsable`,
  actionsLead: 'Les actions dans l’ordre du compte rendu, avec leur échéance et leur statut.',
  risks: (total, severe) =>
    severe.n === 0
      ? `${fr(total, 'risque est relevé', 'risques sont relevés')}, aucun n’est fort`
      : `${fr(total, 'risque est relevé', 'risques sont relevés')}, ${fr(severe, 'est fort', 'sont forts')}`,
  risksLead: 'Gravité : probabilité × impact, sur 25.',
  next: (meetings, dated) =>
    meetings === 0
      ? `La suite tient en ${fr(dated, 'action datée', 'actions datées')}`
      : `La suite tient en 1 rendez-vous et ${fr(dated, 'action datée', 'actions datées')}`,
  due: (who, date) => `${who}, ${date}`,
  quiet: (topics) => fr(topics, 'sujet reste sans contenu', 'sujets restent sans contenu'),
};

const ENGLISH: WorkshopMessages = {
  parts: {
    people: 'Participants',
    agenda: 'Objective and agenda',
    points: 'Points discussed',
    decisions: 'Decisions',
    actions: 'Actions',
    risks: 'Risks',
    next: 'What comes next',
  },
  title: (title) => `Restitution – ${title}`,
  headline: (decisions, actions) =>
    `${en(decisions, 'decision', 'decisions')}, ${en(actions, 'action', 'actions')}`,
  agendaTitle: (parts) => `The restitution reads in ${parts} parts`,
  source: (edition) => `Source: minutes of the workshop. ${edition}.`,
  people: (present, excused) =>
    `${en(present, 'person took part', 'people took part')} in the workshop${
      excused.n === 0 ? '' : `, ${en(excused, 'is excused', 'are excused')}`
    }`,
  peopleHeaders: ['Attendance', 'People'],
  peopleLead: 'Attendance as it was noted, and who receives the minutes.',
  agenda: (dealt, planned) =>
    `The workshop dealt with ${dealt.text} of ${en(planned, 'planned item', 'planned items')}`,
  agendaLead: 'The items in the order they were planned.',
  objective: (text) => `Objective: ${text}`,
  points: (points) => en(points, 'point is reported', 'points are reported'),
  outcome: (number, decisions, actions) =>
    decisions.n + actions.n === 0
      ? `: point ${number} calls for no decision or action`
      : `: point ${number} gives ${[
          decisions.n === 0 ? '' : en(decisions, 'decision', 'decisions'),
          actions.n === 0 ? '' : en(actions, 'action', 'actions'),
        ]
          .filter((text) => text !== '')
          .join(' and ')}`,
  opening: (number) => `The workshop opens before point ${number}`,
  tableOf: (title) => `Table of the point: ${title}`,
  bare: (points) => en(points, 'point has no notes', 'points have no notes'),
  decisions: (total) => en(total, 'decision is taken', 'decisions are taken'),
  decisionsLead: 'Decisions in the order of the minutes, with who took them.',
  actions: (total, unassigned) =>
    unassigned.n === 0
      ? `${en(total, 'action is agreed', 'actions are agreed')}, ${total.n === 1 ? 'with its' : 'each with its'} owner`
      : `${en(total, 'action is agreed', 'actions are agreed')}, ${unassigned.text} without an owner`,
  actionsLead: 'Actions in the order of the minutes, with due date and status.',
  risks: (total, severe) =>
    severe.n === 0
      ? `${en(total, 'risk is noted', 'risks are noted')}, none is severe`
      : `${en(total, 'risk is noted', 'risks are noted')}, ${en(severe, 'is severe', 'are severe')}`,
  risksLead: 'Severity: probability × impact, out of 25.',
  next: (meetings, dated) =>
    meetings === 0
      ? `What comes next is ${en(dated, 'dated action', 'dated actions')}`
      : `What comes next is 1 meeting and ${en(dated, 'dated action', 'dated actions')}`,
  due: (who, date) => `${who}, ${date}`,
  quiet: (topics) => en(topics, 'topic holds nothing', 'topics hold nothing'),
};

export const workshopMessages = (language: 'fr' | 'en'): WorkshopMessages =>
  language === 'fr' ? FRENCH : ENGLISH;
