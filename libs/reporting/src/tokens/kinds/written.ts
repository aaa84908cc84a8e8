import { sortReferences, type BibliographyContent } from '@jalon/domain';
import type { BibliographyFacts } from '../../bibliography/facts.js';
import { messagesFor } from '../../bibliography/messages.js';
import { verdictText } from '../../comparative-study/results.js';
import type { StudyView } from '../../comparative-study/view.js';
import type { WrittenNoteFacts } from '../../note/facts.js';
import { formatLongDate, typeset } from '../../text/index.js';
import { list, table, text, type TokenDefinition } from '../define.js';

/** The use case a written document is about. */
const ABOUT: readonly TokenDefinition<{ readonly facts: WrittenNoteFacts<unknown> }>[] = [
  text('useCase.code', 'Code du cas d’usage', 'Code of the use case', ({ facts }) => facts.useCase.code),
  text('useCase.title', 'Titre du cas d’usage', 'Title of the use case', ({ facts }) => facts.useCase.title),
  text('entity', 'Entité partenaire', 'Partner entity', ({ facts }) => facts.entityName),
  text('asOf', 'Date d’arrêté', 'As of', ({ facts }) => formatLongDate(facts.asOf, facts.language)),
];

const NAMED: readonly TokenDefinition<{ readonly name: string; readonly description: string }>[] = [
  text('name', 'Nom', 'Name', (one) => one.name),
  text('description', 'Description', 'Description', (one) => one.description),
];

export const STUDY_TOKENS: readonly TokenDefinition<StudyView>[] = [
  ...ABOUT,
  text('question', 'Question posée', 'Question asked', ({ content }) => content.question),
  text('protocol', 'Protocole', 'Protocol', ({ content }) => content.protocol),
  text('conclusion', 'Conclusion, en une phrase', 'Conclusion, in one sentence', (view) => view.conclusion),
  text('findings', 'Constats', 'Findings', ({ content }) => content.findings),
  text('limits', 'Limites', 'Limits', ({ content }) => content.limits),
  text('recommendation', 'Recommandation', 'Recommendation', ({ content }) => content.recommendation),
  table(
    'highlights',
    'À savoir à côté de la conclusion',
    'What to know beside the conclusion',
    ({ highlights, conclusion }) => ({ rows: highlights, empty: conclusion }),
    [['text', 'Phrase', 'Sentence', (row) => row]],
  ),
  table(
    'standings',
    'Combien de fois chaque approche est première',
    'How often each approach comes first',
    (view) => ({ rows: view.standings.map((one) => ({ one, view })), empty: view.words.empty.results }),
    [
      ['approach', 'Approche', 'Approach', ({ one, view }) => view.name(`approach ${one.approach}`)],
      ['first', 'Fois première', 'Times first', ({ one }) => String(one.first)],
      ['tied', 'Fois à égalité', 'Times tied', ({ one }) => String(one.tied)],
      ['compared', 'Comparaisons', 'Comparisons', ({ one }) => String(one.compared)],
      ['missing', 'Non mesuré', 'Not measured', ({ one }) => String(one.missing)],
    ],
  ),
  table(
    'verdicts',
    'Meilleure approche par critère et jeu de données',
    'Best approach by criterion and dataset',
    (view) => ({ rows: view.rankings.map((one) => ({ one, view })), empty: view.words.empty.results }),
    [
      ['criterion', 'Critère', 'Criterion', ({ one, view }) => view.name(`criterion ${one.criterion}`)],
      ['dataset', 'Jeu de données', 'Dataset', ({ one, view }) => view.name(`dataset ${one.dataset}`)],
      [
        'text',
        'Verdict, en une phrase',
        'Verdict, in one sentence',
        ({ one, view }) => view.say(verdictText(view, one)),
      ],
    ],
  ),
  list(
    'approaches',
    'Approches comparées',
    'Approaches compared',
    ({ content }) => content.approaches,
    NAMED,
  ),
  list('datasets', 'Jeux de données', 'Datasets', ({ content }) => content.datasets, NAMED),
];

interface BibliographyOf {
  readonly facts: BibliographyFacts;
}
interface ReferenceOf extends BibliographyOf {
  readonly number: number;
  readonly reference: BibliographyContent['references'][number];
}

const REFERENCE: readonly TokenDefinition<ReferenceOf>[] = [
  text('number', 'Numéro', 'Number', ({ number }) => String(number)),
  text(
    'authors',
    'Auteurs',
    'Authors',
    ({ reference, facts }) => reference.authors || messagesFor(facts.language).noAuthor,
  ),
  text('year', 'Année', 'Year', ({ reference, facts }) =>
    reference.year === null ? messagesFor(facts.language).noYear : String(reference.year),
  ),
  text('title', 'Titre', 'Title', ({ reference }) => reference.title),
  text(
    'venue',
    'Revue, conférence ou éditeur',
    'Journal, conference or publisher',
    ({ reference }) => reference.venue,
  ),
  text('url', 'Adresse', 'Address', ({ reference }) => reference.url),
  text('summary', 'Ce qu’elle apporte', 'What it brings', ({ reference }) => reference.summary),
  text('relevance', 'Pertinence, en un mot', 'Relevance, in a word', ({ reference, facts }) => {
    const words = messagesFor(facts.language);
    return typeset(words.relevance[reference.relevance ?? 0] ?? '', facts.language);
  }),
];

export const BIBLIOGRAPHY_TOKENS: readonly TokenDefinition<BibliographyOf>[] = [
  ...ABOUT,
  text('question', 'Question', 'Question', ({ facts }) => facts.content.question),
  text('method', 'Méthode de recherche', 'Search method', ({ facts }) => facts.content.method),
  text('synthesis', 'Synthèse', 'Synthesis', ({ facts }) => facts.content.synthesis),
  text('gaps', 'Ce qui manque', 'What is missing', ({ facts }) => facts.content.gaps),
  list(
    'references',
    'Références, dans l’ordre où elles sont numérotées',
    'References, in the order they are numbered',
    ({ facts }) =>
      sortReferences(facts.content.references).map((reference, index) => ({
        facts,
        reference,
        number: index + 1,
      })),
    REFERENCE,
  ),
];
