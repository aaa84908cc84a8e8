import type { Counted } from '../monthly-report/messages-type.js';
import { plural } from '../text/index.js';

/** The words around what a person wrote. Ordinary spaces: the view sets the French ones. */
const FRENCH = {
  subject: (code: string) => `Communication sur le cas d’usage ${code}`,
  internal: 'Communication interne',
  external: 'Communication externe',
  untitled: (title: string) => `${title} : 1 page à lire`,
  noMessage: 'Le message reste à écrire.',
  benefit: 'Ce que cela change',
  contact: 'Contact',
  useCase: 'Le cas d’usage',
  entity: 'Mené avec',
  domain: 'Domaine',
  product: 'Produit',
  condition: 'Situation',
  users: 'Utilisateurs visés',
  people: (c: Counted) => `${c.text} ${plural(c.n, 'fr', 'personne', 'personnes')}`,
  referent: 'Référent fonctionnel',
  team: 'L’équipe',
  others: (c: Counted) => `… et ${c.text} ${plural(c.n, 'fr', 'autre', 'autres')}`,
  lab: 'Réalisé par',
  source: (lab: string, date: string) => `Source : ${lab}, situation au ${date}.`,
};
export type CommunicationMessages = typeof FRENCH;

const ENGLISH: CommunicationMessages = {
  subject: (code) => `Communication on use case ${code}`,
  internal: 'Internal communication',
  external: 'External communication',
  untitled: (title) => `${title}: 1 page to read`,
  noMessage: 'The message is still to be written.',
  benefit: 'What it changes',
  contact: 'Contact',
  useCase: 'The use case',
  entity: 'Done with',
  domain: 'Domain',
  product: 'Product',
  condition: 'Condition',
  users: 'Users it is for',
  people: (c) => `${c.text} ${plural(c.n, 'en', 'person', 'persons')}`,
  referent: 'Functional referent',
  team: 'The team',
  others: (c) => `… and ${c.text} ${plural(c.n, 'en', 'other', 'others')}`,
  lab: 'Made by',
  source: (lab, date) => `Source: ${lab}, as of ${date}.`,
};

export const communicationMessages = (language: 'fr' | 'en'): CommunicationMessages =>
  language === 'fr' ? FRENCH : ENGLISH;
