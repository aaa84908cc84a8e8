import type { OfferState } from '@jalon/domain';
import type { ProgrammeReportFacts } from './facts.js';

type Review = ProgrammeReportFacts['reviews'][number]['kind'];

/** The words of the year's report. Ordinary spaces: they are set by the language. */
export interface ProgrammeReportMessages {
  readonly title: (year: number) => string;
  readonly subtitle: (offers: string, applications: string, internships: string) => string;
  readonly asOf: (on: string) => string;
  readonly footer: string;
  readonly source: (year: number) => string;
  readonly agenda: (parts: number) => string;
  readonly nothing: string;
  readonly parts: Readonly<Record<'offers' | 'people' | 'steps' | 'pay' | 'reviews' | 'research', string>>;
  readonly offersTitle: (offers: string, places: string) => string;
  readonly offersLead: string;
  readonly offersHeaders: readonly string[];
  readonly offer: Readonly<Record<OfferState, string>>;
  readonly peopleTitle: (applications: string, internships: string) => string;
  readonly peopleLead: string;
  readonly peopleHeaders: readonly string[];
  readonly application: string;
  readonly internship: string;
  readonly stepsTitle: (done: string) => string;
  readonly stepsLead: string;
  readonly stepsHeaders: readonly string[];
  readonly payTitle: (hours: string, paid: string) => string;
  readonly payLead: string;
  readonly payHeaders: readonly string[];
  readonly total: string;
  readonly reviewsTitle: (held: string) => string;
  readonly reviewsLead: string;
  readonly reviewsHeaders: readonly string[];
  readonly review: Readonly<Record<Review, string>>;
  readonly researchTitle: (count: string) => string;
  readonly researchLead: string;
  readonly researchHeaders: readonly string[];
  readonly research: Readonly<Record<'reference' | 'study' | 'publication', string>>;
  readonly state: Readonly<Record<string, string>>;
}

const FRENCH: ProgrammeReportMessages = {
  title: (year) => `Bilan du programme de stages ${year}`,
  subtitle: (offers, applications, internships) =>
    `Offres : ${offers} · candidatures : ${applications} · stages : ${internships}`,
  asOf: (on) => `Chiffres du ${on}`,
  footer: 'Usage interne – diffusion restreinte',
  source: (year) => `Source : Jalon, stages ayant un jour en ${year}, campagne ${year}.`,
  agenda: (parts) => `Le bilan se lit en ${parts} parties`,
  nothing: 'Rien n’est enregistré pour cette année.',
  parts: {
    offers: 'Offres',
    people: 'Candidatures et stages',
    steps: 'Étapes',
    pay: 'Présence et gratification',
    reviews: 'Points et évaluations',
    research: 'Recherche',
  },
  offersTitle: (offers, places) => `La campagne compte ${offers} offres pour ${places} places`,
  offersLead: 'Candidatures reçues et acceptées, stages ouverts, par offre.',
  offersHeaders: ['N°', 'Offre', 'État', 'Places', 'Candidatures', 'Acceptées', 'Stages'],
  offer: { draft: 'Brouillon', published: 'Publiée', closed: 'Close' },
  peopleTitle: (applications, internships) =>
    `L’année réunit ${applications} candidatures et ${internships} stages`,
  peopleLead: 'Par état, à la date du bilan.',
  peopleHeaders: ['Objet', 'État', 'Nombre'],
  application: 'Candidatures',
  internship: 'Stages',
  stepsTitle: (done) => `Les stages ont terminé ${done} étapes`,
  stepsLead: 'Stages en cours sur l’étape, et stages qui l’ont terminée.',
  stepsHeaders: ['Étape', 'En cours', 'Terminée'],
  payTitle: (hours, paid) => `Les mois clos totalisent ${hours} de présence et ${paid} versés`,
  payLead: 'Mois clos pour la paie : présence comptée, gratification due et versée.',
  payHeaders: ['Mois', 'Stages', 'Présence', 'Due', 'Versée'],
  total: 'Total',
  reviewsTitle: (held) => `${held} points et évaluations ont été tenus`,
  reviewsLead: 'Ce que disent les évaluations n’appartient qu’aux stagiaires et à qui les suit.',
  reviewsHeaders: ['Nature', 'Tenus', 'Partagés'],
  review: { check_in: 'Points de suivi', mid_term: 'Bilans de mi-parcours', final: 'Évaluations finales' },
  researchTitle: (count) => `Les stages ont nourri ${count} travaux de recherche`,
  researchLead: 'Références lues, comparaisons avec leur verdict, publications avec leur état.',
  researchHeaders: ['Nature', 'Verdict ou état', 'Nombre'],
  research: { reference: 'Références', study: 'Comparaisons', publication: 'Publications' },
  state: {
    better: 'Mieux que l’état de l’art',
    mixed: 'Partagé',
    not_better: 'Pas mieux',
    not_shown: 'Non démontré',
    planned: 'Prévue',
    writing: 'En rédaction',
    submitted: 'Soumise',
    accepted: 'Acceptée',
    published: 'Publiée',
    rejected: 'Refusée',
  },
};

const ENGLISH: ProgrammeReportMessages = {
  title: (year) => `Report of the internship programme ${year}`,
  subtitle: (offers, applications, internships) =>
    `Offers: ${offers} · applications: ${applications} · internships: ${internships}`,
  asOf: (on) => `Figures of ${on}`,
  footer: 'Internal use – restricted distribution',
  source: (year) => `Source: Jalon, internships with a day in ${year}, campaign of ${year}.`,
  agenda: (parts) => `The report has ${parts} parts`,
  nothing: 'Nothing is recorded for this year.',
  parts: {
    offers: 'Offers',
    people: 'Applications and internships',
    steps: 'Steps',
    pay: 'Presence and stipend',
    reviews: 'Check-ins and evaluations',
    research: 'Research',
  },
  offersTitle: (offers, places) => `The campaign has ${offers} offers for ${places} places`,
  offersLead: 'Applications received and accepted, internships opened, by offer.',
  offersHeaders: ['No.', 'Offer', 'State', 'Places', 'Applications', 'Accepted', 'Internships'],
  offer: { draft: 'Draft', published: 'Published', closed: 'Closed' },
  peopleTitle: (applications, internships) =>
    `The year has ${applications} applications and ${internships} internships`,
  peopleLead: 'By state, on the day of the report.',
  peopleHeaders: ['What', 'State', 'Number'],
  application: 'Applications',
  internship: 'Internships',
  stepsTitle: (done) => `Internships have finished ${done} steps`,
  stepsLead: 'Internships on the step, and internships that finished it.',
  stepsHeaders: ['Step', 'In progress', 'Done'],
  payTitle: (hours, paid) => `Closed months add up to ${hours} of presence and ${paid} paid`,
  payLead: 'Months closed for pay: presence counted, stipend owed and paid.',
  payHeaders: ['Month', 'Internships', 'Presence', 'Owed', 'Paid'],
  total: 'Total',
  reviewsTitle: (held) => `${held} check-ins and evaluations were held`,
  reviewsLead: 'What evaluations say belongs to the interns and to those who follow them.',
  reviewsHeaders: ['Kind', 'Held', 'Shared'],
  review: { check_in: 'Check-ins', mid_term: 'Mid-term reviews', final: 'Final evaluations' },
  researchTitle: (count) => `Internships fed ${count} pieces of research`,
  researchLead: 'References read, comparisons with their verdict, publications with their state.',
  researchHeaders: ['Kind', 'Verdict or state', 'Number'],
  research: { reference: 'References', study: 'Comparisons', publication: 'Publications' },
  state: {
    better: 'Better than the state of the art',
    mixed: 'Mixed',
    not_better: 'Not better',
    not_shown: 'Not shown',
    planned: 'Planned',
    writing: 'Being written',
    submitted: 'Submitted',
    accepted: 'Accepted',
    published: 'Published',
    rejected: 'Rejected',
  },
};

export const programmeReportMessages = (language: 'fr' | 'en'): ProgrammeReportMessages =>
  language === 'fr' ? FRENCH : ENGLISH;
