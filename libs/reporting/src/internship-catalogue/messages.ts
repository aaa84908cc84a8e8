import type { InternshipStep } from '@jalon/domain';
import type { Counted } from '../monthly-report/messages-type.js';
import { plural } from '../text/index.js';

const fr = (c: Counted, one: string, several: string): string =>
  `${c.text} ${plural(c.n, 'fr', one, several)}`;
const en = (c: Counted, one: string, several: string): string =>
  `${c.text} ${plural(c.n, 'en', one, several)}`;

/** The words around the texts of the catalogue, which are French in every language. Ordinary spaces. */
export interface CatalogueMessages {
  readonly subject: (year: number) => string;
  readonly offers: (c: Counted) => string;
  readonly asOf: (date: string) => string;
  readonly original: string;
  readonly source: (organisation: string, year: number) => string;
  readonly footer: (organisation: string, year: number) => string;
  readonly agendaTitle: (parts: number) => string;
  readonly parts: {
    readonly presentation: string;
    readonly course: string;
    readonly list: string;
    readonly offers: string;
  };
  readonly offer: (number: number, role: string) => string;
  readonly presentationTitle: (organisation: string, competences: Counted) => string;
  readonly group: string;
  readonly competences: string;
  readonly courseTitle: (steps: Counted, conditional: Counted) => string;
  readonly setting: string;
  readonly steps: string;
  readonly conditions: string;
  readonly listTitle: (c: Counted, year: number) => string;
  readonly listLead: string;
  readonly listHeaders: readonly string[];
  readonly noOffer: string;
  readonly missionsTitle: (number: number, missions: Counted, title: string) => string;
  readonly context: string;
  readonly objective: string;
  readonly missions: string;
  readonly stepsTitle: (number: number, steps: Counted, deliverables: Counted) => string;
  readonly stepsLead: string;
  readonly stepsHeaders: readonly string[];
  readonly kind: Readonly<Record<InternshipStep['kind'], string>>;
  readonly settingTitle: (number: number, team: string) => string;
  readonly organisation: string;
  readonly team: string;
  readonly referent: (text: string) => string;
  readonly supervision: (text: string) => string;
  readonly products: string;
  readonly audiences: string;
  readonly data: string;
  readonly constraints: string;
  readonly hashtags: string;
  readonly references: string;
  readonly apply: string;
}

const FRENCH: CatalogueMessages = {
  subject: (year) => `Catalogue des stages ${year}`,
  offers: (c) => fr(c, 'offre de stage', 'offres de stage'),
  asOf: (date) => `Édité le ${date}`,
  original: '',
  source: (organisation, year) => `Source : catalogue ${organisation}, stages ${year}.`,
  footer: (organisation, year) => `${organisation} · Stages ${year}`,
  agendaTitle: (parts) => `Le catalogue se lit en ${parts} parties`,
  parts: {
    presentation: 'Présentation du service',
    course: 'Déroulement des stages',
    list: 'Liste des stages',
    offers: 'Fiches des stages',
  },
  offer: (number, role) => `Stage ${number} – ${role}`,
  presentationTitle: (organisation, competences) =>
    `${organisation} réunit ${fr(competences, 'compétence Data', 'compétences Data')}`,
  group: 'Le service dans le Groupe',
  competences: 'Les compétences',
  courseTitle: (steps, conditional) =>
    `Un stage se déroule en ${fr(steps, 'étape clé', 'étapes clés')}${conditional.n === 0 ? '' : `, dont ${conditional.text} sous condition`}`,
  setting: 'Le cadre',
  steps: 'Les étapes clés du stage',
  conditions: 'Les conditions de travail',
  listTitle: (c, year) => `${fr(c, 'stage est proposé', 'stages sont proposés')} en ${year}`,
  listLead: 'Chaque numéro mène à la fiche du stage.',
  listHeaders: ['N°', 'Stage', 'Rôle', 'Mots-clés'],
  noOffer: 'Aucun stage n’est proposé.',
  missionsTitle: (number, missions, title) =>
    `Le stage ${number} confie ${fr(missions, 'mission', 'missions')} : ${title}`,
  context: 'Contexte du stage',
  objective: 'Objectif',
  missions: 'Missions',
  stepsTitle: (number, steps, deliverables) =>
    `Le stage ${number} suit ${fr(steps, 'étape', 'étapes')} et laisse ${fr(deliverables, 'livrable ou produit', 'livrables ou produits')}`,
  stepsLead: 'Ce que chaque étape ou lot laisse, dans les mots du catalogue.',
  stepsHeaders: ['N°', 'Étape ou lot', 'Nature', 'Livrables et produits'],
  kind: {
    phase: 'Étape',
    package: 'Lot',
    across: 'Transverse',
    recurring: 'Récurrent',
    monthly: 'Mensuel',
  },
  settingTitle: (number, team) => `Le stage ${number} rejoint 1 équipe : ${team}`,
  organisation: 'Organisation et livrables',
  team: 'Équipe et encadrement',
  referent: (text) => `Référent fonctionnel : ${text}`,
  supervision: (text) => `Encadrement : ${text}`,
  products: 'Produits destinataires',
  audiences: 'Interlocuteurs et publics',
  data: 'Données et environnements d’évaluation',
  constraints: 'Exigences',
  hashtags: 'Technologies et mots-clés',
  references: 'Ressources bibliographiques',
  apply: 'Pour postuler',
};

const ENGLISH: CatalogueMessages = {
  subject: (year) => `Catalogue of internships ${year}`,
  offers: (c) => en(c, 'internship offer', 'internship offers'),
  asOf: (date) => `Issued on ${date}`,
  original: 'Texts in French, their original language.',
  source: (organisation, year) =>
    `Source: catalogue of ${organisation}, internships ${year}. Texts in French, their original language.`,
  footer: (organisation, year) => `${organisation} · Internships ${year}`,
  agendaTitle: (parts) => `The catalogue reads in ${parts} parts`,
  parts: {
    presentation: 'The department',
    course: 'How an internship goes',
    list: 'List of internships',
    offers: 'Internships',
  },
  offer: (number, role) => `Internship ${number} – ${role}`,
  presentationTitle: (organisation, competences) =>
    `${organisation} brings together ${en(competences, 'data competence', 'data competences')}`,
  group: 'The department within the Group',
  competences: 'Competences',
  courseTitle: (steps, conditional) =>
    `An internship goes through ${en(steps, 'key step', 'key steps')}${conditional.n === 0 ? '' : `, ${conditional.text} on a condition`}`,
  setting: 'Setting',
  steps: 'Key steps of the internship',
  conditions: 'Working conditions',
  listTitle: (c, year) => `${en(c, 'internship is offered', 'internships are offered')} in ${year}`,
  listLead: 'Each number leads to the page of the internship. Texts in French, their original language.',
  listHeaders: ['No.', 'Internship', 'Role', 'Keywords'],
  noOffer: 'No internship is offered.',
  missionsTitle: (number, missions, title) =>
    `Internship ${number} gives ${en(missions, 'mission', 'missions')}: ${title}`,
  context: 'Context',
  objective: 'Objective',
  missions: 'Missions',
  stepsTitle: (number, steps, deliverables) =>
    `Internship ${number} follows ${en(steps, 'step', 'steps')} and leaves ${en(deliverables, 'deliverable or product', 'deliverables or products')}`,
  stepsLead: 'What each step or work package leaves, in the words of the catalogue (French).',
  stepsHeaders: ['No.', 'Step or work package', 'Nature', 'Deliverables and products'],
  kind: {
    phase: 'Step',
    package: 'Work package',
    across: 'Across',
    recurring: 'Recurring',
    monthly: 'Monthly',
  },
  settingTitle: (number, team) => `Internship ${number} joins 1 team: ${team}`,
  organisation: 'Organisation and deliverables',
  team: 'Team and supervision',
  referent: (text) => `Functional referent: ${text}`,
  supervision: (text) => `Supervision: ${text}`,
  products: 'Products it is for',
  audiences: 'Who it is done with and for',
  data: 'Data and environments of evaluation',
  constraints: 'Requirements',
  hashtags: 'Technologies and keywords',
  references: 'Reading list',
  apply: 'To apply',
};

export const catalogueMessages = (language: 'fr' | 'en'): CatalogueMessages =>
  language === 'fr' ? FRENCH : ENGLISH;
