import type {
  CardMilestone,
  KeyFigure,
  KeyFigureId,
  MonthlyReportView,
  TableView,
  UseCaseCard,
} from '../../monthly-report/view.js';
import { chart, list, table, text, type TokenDefinition } from '../define.js';

type View = MonthlyReportView;

const of = <Row>({ rows, emptyText }: TableView<Row>) => ({ rows, empty: emptyText });
const figure = (view: View, id: KeyFigureId): KeyFigure | undefined =>
  view.keyFigures.figures.find((one) => one.id === id);

const FIGURES: readonly (readonly [KeyFigureId, string, string])[] = [
  ['total', 'Cas d’usage suivis', 'Use cases followed'],
  ['entered', 'Entrés dans le mois', 'Entered in the month'],
  ['left', 'Sortis dans le mois', 'Left in the month'],
  ['onHold', 'En attente', 'On hold'],
  ['offTrack', 'Critiques', 'Off track'],
  ['atRisk', 'À risque', 'At risk'],
  ['milestonesReached', 'Jalons atteints', 'Milestones reached'],
  ['milestonesLate', 'Jalons en retard', 'Milestones late'],
];

export const MILESTONES: readonly [
  readonly [string, string, string, (row: CardMilestone) => string],
  readonly [string, string, string, (row: CardMilestone) => string],
  readonly [string, string, string, (row: CardMilestone) => string],
  readonly [string, string, string, (row: CardMilestone) => string],
] = [
  ['name', 'Nom du jalon', 'Name of the milestone', (row) => row.name],
  ['baseline', 'Date de référence', 'Baseline date', (row) => row.baselineText],
  ['expected', 'Date prévue ou atteinte', 'Date expected or reached', (row) => row.expectedText],
  ['slip', 'Décalage', 'Slippage', (row) => row.slipText],
];

interface CardOf {
  readonly card: UseCaseCard;
  readonly view: View;
}

const CARD: readonly TokenDefinition<CardOf>[] = [
  text('code', 'Code', 'Code', ({ card }) => card.code),
  text('name', 'Nom du cas d’usage', 'Name of the use case', ({ card }) => card.useCaseTitle),
  text(
    'title',
    'Message de la fiche, en une phrase',
    'Message of the page, in one sentence',
    ({ card }) => card.title,
  ),
  text(
    'health',
    'Météo, avec sa forme et sa tendance',
    'Health, with its shape and trend',
    ({ card }) => card.health.text,
  ),
  text('stage', 'Étape', 'Stage', ({ card }) => card.stageText),
  text(
    'identity',
    'Entité, référent et sponsor',
    'Entity, referent and sponsor',
    ({ card }) => card.identity,
  ),
  text('value', 'Note de valeur', 'Value score', ({ card }) => card.scores[0]?.text),
  text('feasibility', 'Note de faisabilité', 'Feasibility score', ({ card }) => card.scores[1]?.text),
  text(
    'milestonesSummary',
    'Ce que disent les jalons',
    'What the milestones say',
    ({ card }) => card.milestonesAlt,
  ),
  table(
    'blocks',
    'Textes de la fiche',
    'Texts of the page',
    ({ card, view }) => ({ rows: card.blocks, empty: view.source }),
    [
      ['label', 'Intitulé', 'Label', (row) => row.label],
      ['text', 'Texte', 'Text', (row) => row.text],
    ],
  ),
  table(
    'milestones',
    'Jalons du cas d’usage',
    'Milestones of the use case',
    ({ card, view }) => ({ rows: card.milestones, empty: view.cards.noMilestone }),
    MILESTONES,
  ),
];

export const MONTHLY_REPORT_TOKENS: readonly TokenDefinition<View>[] = [
  text('month', 'Mois, en toutes lettres', 'Month, in words', (view) => view.monthLabel),
  text('asOf', 'Date des chiffres', 'Date of the figures', (view) => view.asOfLabel),
  text('frozen', 'Jour où le mois a été figé', 'Day the month was frozen', (view) => view.frozenLabel),
  text('scope', 'Périmètre', 'Scope', (view) => view.scopeLabel),
  text('headline', 'Le mois en une phrase', 'The month in one sentence', (view) => view.headline),
  text('source', 'Source des chiffres', 'Source of the figures', (view) => view.source),
  text(
    'demoNotice',
    'Mention des données de démonstration',
    'Notice of demonstration data',
    (view) => view.demoNotice,
  ),
  text(
    'stages.message',
    'Ce que dit la répartition par étape',
    'What the stages say',
    (view) => view.stages.conclusion,
  ),
  text('healths.message', 'Ce que dit la météo', 'What the healths say', (view) => view.healths.conclusion),
  text('moves.message', 'Ce que disent les passages', 'What the moves say', (view) => view.moves.title),
  text(
    'slipped.message',
    'Ce que disent les décalages',
    'What the slippages say',
    (view) => view.slipped.title,
  ),
  text(
    'offTrack.message',
    'Ce que disent les cas critiques',
    'What the off-track use cases say',
    (view) => view.offTrack.title,
  ),
  text(
    'upcoming.message',
    'Ce que dit le mois suivant',
    'What the month ahead says',
    (view) => view.nextMonth.title,
  ),
  ...FIGURES.flatMap(([id, fr, en]) => [
    text<View>(`figures.${id}`, fr, en, (view) => figure(view, id)?.valueText),
    text<View>(
      `figures.${id}.change`,
      `${fr} : évolution`,
      `${en}: change`,
      (view) => figure(view, id)?.changeText,
    ),
  ]),
  table(
    'figures',
    'Chiffres clés',
    'Key figures',
    (view) => ({ rows: view.keyFigures.figures, empty: view.headline }),
    [
      ['label', 'Intitulé', 'Label', (row) => row.label],
      ['value', 'Valeur', 'Value', (row) => row.valueText],
      [
        'change',
        'Évolution depuis le mois précédent',
        'Change since the month before',
        (row) => row.changeText,
      ],
    ],
  ),
  table(
    'highlights',
    'Faits marquants',
    'Highlights',
    (view) => ({ rows: view.highlights, empty: view.headline }),
    [['text', 'Phrase', 'Sentence', (row) => row]],
  ),
  table(
    'stages',
    'Répartition par étape',
    'Use cases by stage',
    (view) => ({ rows: view.stages.rows, empty: view.stages.conclusion }),
    [
      ['stage', 'Étape', 'Stage', (row) => row.label],
      ['current', 'Ce mois', 'This month', (row) => String(row.current)],
      ['previous', 'Mois précédent', 'Month before', (row) => String(row.previous)],
    ],
  ),
  table('moves', 'Passages du mois', 'Moves of the month', (view) => of(view.moves), [
    ['code', 'Code', 'Code', (row) => row.code],
    ['title', 'Cas d’usage', 'Use case', (row) => row.title],
    ['date', 'Date', 'Date', (row) => row.onText],
    ['move', 'Passage', 'Move', (row) => row.moveText],
    ['reason', 'Motif', 'Reason', (row) => row.reason],
  ]),
  table(
    'slipped',
    'Jalons décalés ou en retard',
    'Milestones that slip or are late',
    (view) => of(view.slipped),
    [
      ['code', 'Code', 'Code', (row) => row.code],
      ['title', 'Cas d’usage', 'Use case', (row) => row.title],
      ['milestone', 'Jalon', 'Milestone', (row) => row.milestone],
      ['baseline', 'Date de référence', 'Baseline date', (row) => row.baselineText],
      ['expected', 'Date prévue', 'Date expected', (row) => row.expectedText],
      ['slip', 'Décalage', 'Slippage', (row) => row.slipText],
    ],
  ),
  table(
    'offTrack',
    'Cas critiques et décisions attendues',
    'Off-track use cases and decisions needed',
    (view) => of(view.offTrack),
    [
      ['code', 'Code', 'Code', (row) => row.code],
      ['title', 'Cas d’usage', 'Use case', (row) => row.title],
      ['entity', 'Entité', 'Entity', (row) => row.entity],
      ['health', 'Météo', 'Health', (row) => row.health.text],
      ['reason', 'Motif', 'Reason', (row) => row.reason],
      ['decision', 'Décision attendue', 'Decision needed', (row) => row.decision],
    ],
  ),
  table('useCases', 'Autres cas d’usage suivis', 'Other use cases followed', (view) => of(view.rest), [
    ['code', 'Code', 'Code', (row) => row.code],
    ['title', 'Cas d’usage', 'Use case', (row) => row.title],
    ['entity', 'Entité', 'Entity', (row) => row.entity],
    ['stage', 'Étape', 'Stage', (row) => row.stageText],
    ['health', 'Météo', 'Health', (row) => row.health.text],
    ['nextMilestone', 'Prochain jalon', 'Next milestone', (row) => row.nextMilestone],
  ]),
  table('upcoming', 'Jalons du mois suivant', 'Milestones of the month ahead', (view) => of(view.nextMonth), [
    ['code', 'Code', 'Code', (row) => row.code],
    ['title', 'Cas d’usage', 'Use case', (row) => row.title],
    ['milestone', 'Jalon', 'Milestone', (row) => row.milestone],
    ['due', 'Date prévue', 'Date expected', (row) => row.dueText],
    ['referent', 'Référent', 'Referent', (row) => row.referent],
  ]),
  list(
    'cards',
    'Fiches des cas d’usage qui ont bougé ou qui demandent attention',
    'Pages of the use cases that moved or need attention',
    (view) => view.cards.cards.map((card) => ({ card, view })),
    CARD,
  ),
  chart(
    'chart.stages',
    'Cas d’usage par étape, ce mois et le précédent',
    'Use cases by stage, this month and the one before',
    ({ stages }) => ({
      alt: stages.conclusion,
      categories: stages.rows.map((row) => row.label),
      series: [
        { name: stages.currentLabel, values: stages.rows.map((row) => row.current) },
        { name: stages.previousLabel, values: stages.rows.map((row) => row.previous) },
      ],
    }),
  ),
  chart('chart.healths', 'Météo des six derniers mois', 'Health over the last six months', ({ healths }) => ({
    alt: healths.conclusion,
    categories: healths.months,
    series: healths.series.map(({ label, values }) => ({ name: label, values })),
  })),
];
