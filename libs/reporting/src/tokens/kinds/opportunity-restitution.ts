import type { ProseBlock } from '../../deck/prose.js';
import type { OpportunityFacts } from '../../opportunity-deck/facts.js';
import { studyWords } from '../../opportunity-deck/messages.js';
import type { OpportunityView } from '../../opportunity-deck/view-model.js';
import { typeset } from '../../text/index.js';
import { cells, chart, table, text, type TokenDefinition } from '../define.js';

interface OpportunityOf {
  readonly facts: OpportunityFacts;
  readonly view: OpportunityView;
}
type Column = readonly [name: string, fr: string, en: string];
type Part = 'options' | 'risks' | 'trust' | 'decision';

const TABLES: readonly (readonly [Part, string, string, readonly Column[]])[] = [
  [
    'options',
    'Options étudiées',
    'Options studied',
    [
      ['option', 'Option', 'Option'],
      ['kind', 'Nature', 'Kind'],
      ['description', 'Ce qu’elle apporterait', 'What it would bring'],
      ['cost', 'Coût sur trois ans', 'Cost over three years'],
      ['preferred', 'Retenue ou non', 'Preferred or not'],
    ],
  ],
  [
    'risks',
    'Risques, les plus graves d’abord',
    'Risks, the most severe first',
    [
      ['number', 'Numéro', 'Number'],
      ['risk', 'Risque', 'Risk'],
      ['grades', 'Probabilité × impact', 'Probability × impact'],
      ['level', 'Criticité', 'Severity'],
      ['response', 'Réponse', 'Response'],
    ],
  ],
  [
    'trust',
    'Règlement IA, données personnelles et sobriété',
    'AI Act, personal data and sobriety',
    [
      ['subject', 'Sujet', 'Subject'],
      ['finding', 'Ce que disent les réponses', 'What the answers say'],
      ['source', 'Texte', 'Source'],
      ['from', 'Applicable à partir du', 'Applies from'],
    ],
  ],
  [
    'decision',
    'Décisions possibles, et ce qui plaide pour chacune',
    'Decisions that can be taken, and what speaks for each',
    [
      ['decision', 'Décision', 'Decision'],
      ['effect', 'Ce qu’elle entraîne', 'What it leads to'],
      ['facts', 'Ce qui plaide pour elle', 'What speaks for it'],
    ],
  ],
];

const FIGURES: readonly (readonly [string, string, string])[] = [
  ['cost', 'Coût de l’option retenue', 'Cost of the preferred option'],
  ['gain', 'Gain par an', 'Gain a year'],
  ['net', 'Solde sur trois ans', 'Net over three years'],
  ['effort', 'Charge', 'Effort'],
];

const lines = (blocks: readonly ProseBlock[]): { label: string; text: string }[] =>
  blocks.flatMap(({ label, texts }) => texts.map(({ text: said }) => ({ label, text: said })));

/** Labelled texts of a page: its message, then a row for each of its texts. */
const prose = (name: 'need' | 'means', fr: string, en: string): readonly TokenDefinition<OpportunityOf>[] => [
  text(`${name}.message`, `${fr} : le message`, `${en}: the message`, ({ view }) => view[name].title),
  table(name, fr, en, ({ view }) => ({ rows: lines(view[name].blocks), empty: view[name].title }), [
    ['label', 'Intitulé', 'Label', (row) => row.label],
    ['text', 'Texte', 'Text', (row) => row.text],
  ]),
];

/** What is said of a table without a row. */
const nothing = (view: OpportunityView, part: Part): string =>
  part === 'options' ? view.noOption : part === 'risks' ? view.noRisk : view[part].title;

export const OPPORTUNITY_TOKENS: readonly TokenDefinition<OpportunityOf>[] = [
  text('study.code', 'Code de l’étude', 'Code of the study', ({ facts }) => facts.study.code),
  text('study.title', 'Titre de l’étude', 'Title of the study', ({ facts }) => facts.study.title),
  text('study.author', 'Auteur de l’étude', 'Author of the study', ({ facts }) => facts.study.authorName),
  text('study.state', 'État de l’étude', 'State of the study', ({ facts: { study, language } }) =>
    typeset(studyWords(language).state[study.state], language),
  ),
  text('entity', 'Entité partenaire', 'Partner entity', ({ facts }) => facts.study.entityName),
  text('useCase.code', 'Code du cas d’usage né de l’étude', 'Code of the use case it became', ({ facts }) =>
    facts.useCase === null ? null : facts.useCase.code,
  ),
  text('sponsor', 'Sponsor', 'Sponsor', ({ facts }) => facts.people.sponsorName),
  text('businessOwner', 'Référent métier', 'Business owner', ({ facts }) => facts.people.businessOwnerName),
  text(
    'referent',
    'Référent fonctionnel',
    'Functional referent',
    ({ facts }) => facts.people.functionalReferentName,
  ),
  text('asOf', 'Date d’arrêté', 'As of', ({ view }) => view.asOfLabel),
  text('source', 'Source', 'Source', ({ view }) => view.source),
  text(
    'demoNotice',
    'Mention des données de démonstration',
    'Notice of demonstration data',
    ({ view }) => view.demoNotice,
  ),
  text(
    'headline',
    'Ce qui est demandé ou décidé, en une phrase',
    'What is asked or decided, in one sentence',
    ({ view }) => view.summary.title,
  ),
  ...FIGURES.flatMap(([name, fr, en], at) => [
    text<OpportunityOf>(`figures.${name}`, fr, en, ({ view }) => view.summary.figures[at]?.value),
    text<OpportunityOf>(
      `figures.${name}.note`,
      `${fr} : précision`,
      `${en}: note`,
      ({ view }) => view.summary.figures[at]?.note,
    ),
  ]),
  table(
    'figures',
    'Chiffres qui décident',
    'Figures that decide',
    ({ view }) => ({ rows: view.summary.figures, empty: view.summary.title }),
    [
      ['label', 'Intitulé', 'Label', (row) => row.label],
      ['value', 'Valeur', 'Value', (row) => row.value],
      ['note', 'Précision', 'Note', (row) => row.note],
    ],
  ),
  table(
    'summary',
    'L’étude en quelques lignes',
    'The study in a few lines',
    ({ view }) => ({ rows: view.summary.lines, empty: view.summary.title }),
    [
      ['label', 'Intitulé', 'Label', (row) => row.label],
      ['text', 'Texte', 'Text', (row) => row.text],
    ],
  ),
  ...prose('need', 'Le besoin et qui il concerne', 'The need and whom it concerns'),
  ...prose('means', 'Les données et la charge', 'The data and the effort'),
  text(
    'value.message',
    'Coûts et gains : le message',
    'Costs and gains: the message',
    ({ view }) => view.value.title,
  ),
  table(
    'value',
    'Ce que disent les coûts et les gains',
    'What the costs and gains say',
    ({ view }) => ({ rows: view.value.messages, empty: view.value.title }),
    [['text', 'Phrase', 'Sentence', (row) => row]],
  ),
  ...TABLES.flatMap(([part, fr, en, columns]) => [
    text<OpportunityOf>(`${part}.message`, `${fr} : le message`, `${en}: the message`, ({ view }) =>
      view[part].rows.length === 0 ? nothing(view, part) : view[part].title,
    ),
    cells<OpportunityOf>(
      part,
      fr,
      en,
      ({ view }) => ({ rows: view[part].rows, empty: nothing(view, part) }),
      columns,
    ),
  ]),
  chart(
    'chart.value',
    'Coût des options et gain sur trois ans, en euros',
    'Cost of the options and gain over three years, in euros',
    ({ view }) => ({
      alt: view.value.title,
      categories: view.value.chart?.categories ?? [],
      series: (view.value.chart?.series ?? []).map(({ name, values }) => ({ name, values })),
    }),
  ),
];
