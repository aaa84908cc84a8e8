import { formatNumber, plural } from '../text/index.js';
import type { WrittenWords } from '../note/written.js';

/** Words of a bibliography note in one language. */
export interface BibliographyMessages extends WrittenWords {
  readonly heading: Readonly<
    Record<'essentials' | 'question' | 'method' | 'synthesis' | 'gaps' | 'relevance' | 'references', string>
  >;
  readonly count: (n: number) => string;
  readonly years: (from: string, to: string) => string;
  readonly central: (n: number) => string;
  readonly unjudged: (n: number) => string;
  readonly uncited: (n: number) => string;
  readonly empty: string;
  readonly table: { readonly caption: string; readonly columns: readonly [string, string, string, string] };
  readonly relevance: readonly [string, string, string, string, string, string];
  readonly relevanceText: (grade: string, word: string) => string;
  readonly noYear: string;
  readonly noAuthor: string;
  readonly relevanceLabel: string;
}

const FRENCH: BibliographyMessages = {
  document: 'Note bibliographique',
  subtitle: (code, entity) => `État de l’art pour ${code}, avec ${entity}`,
  keywords: ['bibliographie', 'état de l’art', 'veille'],
  field: { useCase: 'Cas d’usage', entity: 'Entité partenaire', author: 'Rédaction', asOf: 'Arrêtée au' },
  notWritten: 'Cette partie n’est pas rédigée.',
  heading: {
    essentials: 'L’essentiel',
    question: 'Question',
    method: 'Méthode de recherche',
    synthesis: 'Synthèse',
    gaps: 'Ce qui manque',
    relevance: 'Pertinence des références',
    references: 'Références',
  },
  count: (n) =>
    n === 0
      ? 'La note ne cite encore aucune référence.'
      : `La note retient ${formatNumber(n, 'fr')} ${plural(n, 'fr', 'référence', 'références')}.`,
  years: (from, to) => (from === to ? `Elles sont de ${from}.` : `Elles vont de ${from} à ${to}.`),
  central: (n) =>
    n < 2
      ? `${formatNumber(n, 'fr')} référence est importante ou centrale pour la question :`
      : `${formatNumber(n, 'fr')} références sont importantes ou centrales pour la question :`,
  unjudged: (n) =>
    `${formatNumber(n, 'fr')} ${plural(n, 'fr', 'référence n’est pas encore jugée', 'références ne sont pas encore jugées')}.`,
  uncited: (n) =>
    `${formatNumber(n, 'fr')} ${plural(n, 'fr', 'référence n’est citée', 'références ne sont citées')} ni dans la synthèse ni dans ce qui manque.`,
  empty: 'Aucune référence n’est saisie.',
  table: { caption: 'Références par pertinence', columns: ['N°', 'Référence', 'Année', 'Pertinence'] },
  relevance: ['non jugée', 'à côté', 'secondaire', 'utile', 'importante', 'centrale'],
  relevanceText: (grade, word) => (grade === '' ? word : `${grade} – ${word}`),
  noYear: 's. d.',
  noAuthor: 'Anonyme',
  relevanceLabel: 'Pertinence',
};
const ENGLISH: BibliographyMessages = {
  document: 'Bibliography note',
  subtitle: (code, entity) => `State of the art for ${code}, with ${entity}`,
  keywords: ['bibliography', 'state of the art', 'literature watch'],
  field: { useCase: 'Use case', entity: 'Partner entity', author: 'Written by', asOf: 'As of' },
  notWritten: 'This part is not written.',
  heading: {
    essentials: 'The essentials',
    question: 'Question',
    method: 'How it was searched',
    synthesis: 'Synthesis',
    gaps: 'What is missing',
    relevance: 'Relevance of the references',
    references: 'References',
  },
  count: (n) =>
    n === 0
      ? 'The note has no reference yet.'
      : `The note holds ${formatNumber(n, 'en')} ${plural(n, 'en', 'reference', 'references')}.`,
  years: (from, to) => (from === to ? `They are of ${from}.` : `They go from ${from} to ${to}.`),
  central: (n) =>
    `${formatNumber(n, 'en')} ${plural(n, 'en', 'reference is', 'references are')} important or central to the question:`,
  unjudged: (n) =>
    `${formatNumber(n, 'en')} ${plural(n, 'en', 'reference is', 'references are')} not judged yet.`,
  uncited: (n) =>
    `${formatNumber(n, 'en')} ${plural(n, 'en', 'reference is', 'references are')} cited neither in the synthesis nor in what is missing.`,
  empty: 'No reference is recorded.',
  table: { caption: 'References by relevance', columns: ['No.', 'Reference', 'Year', 'Relevance'] },
  relevance: ['not judged', 'aside', 'secondary', 'useful', 'important', 'central'],
  relevanceText: (grade, word) => (grade === '' ? word : `${grade} – ${word}`),
  noYear: 'n.d.',
  noAuthor: 'Anonymous',
  relevanceLabel: 'Relevance',
};

export const messagesFor = (language: 'fr' | 'en'): BibliographyMessages =>
  language === 'fr' ? FRENCH : ENGLISH;
