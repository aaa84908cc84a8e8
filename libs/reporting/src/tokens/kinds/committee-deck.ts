import type { CommitteeFacts } from '../../committee-deck/facts.js';
import type { PlanView } from '../../committee-deck/view-plan.js';
import type { CommitteeTablePart, CommitteeView } from '../../committee-deck/view-model.js';
import { cells, chart, list, table, text, type TokenDefinition } from '../define.js';
import { MEETING_TOKENS, type MeetingOf } from './meeting.js';
import { MILESTONES } from './monthly-report.js';

export interface CommitteeOf extends MeetingOf {
  readonly facts: CommitteeFacts;
  readonly view: CommitteeView;
}

type Column = readonly [name: string, fr: string, en: string];
const CODE: Column = ['code', 'Code du cas d’usage', 'Code of the use case'];
const TITLE: Column = ['title', 'Cas d’usage', 'Use case'];
const OWNER: Column = ['owner', 'Responsable', 'Owner'];

const PARTS: readonly (readonly [CommitteeTablePart, string, string, readonly Column[]])[] = [
  [
    'agenda',
    'Ordre du jour',
    'Agenda',
    [
      ['number', 'Numéro', 'Number'],
      ['item', 'Sujet', 'Item'],
      CODE,
      ['presenter', 'Intervenant', 'Presenter'],
      ['duration', 'Durée', 'Length'],
    ],
  ],
  [
    'decisions',
    'Arbitrages demandés',
    'Decisions requested',
    [
      CODE,
      TITLE,
      ['asked', 'Arbitrage demandé', 'Decision requested'],
      ['origin', 'Origine', 'Origin'],
      ['due', 'Pour le', 'Needed by'],
    ],
  ],
  [
    'health',
    'Météo des cas d’usage',
    'Health of the use cases',
    [CODE, TITLE, ['stage', 'Étape', 'Stage'], ['health', 'Météo', 'Health'], ['reason', 'Motif', 'Reason']],
  ],
  [
    'objectives',
    'Objectifs',
    'Objectives',
    [
      CODE,
      TITLE,
      ['objective', 'Objectif', 'Objective'],
      ['people', 'Sponsor et référent', 'Sponsor and referent'],
    ],
  ],
  [
    'highlights',
    'Faits marquants depuis la réunion précédente',
    'Highlights since the meeting before',
    [['date', 'Date', 'Date'], CODE, ['kind', 'Nature', 'Kind'], ['text', 'Fait', 'What happened']],
  ],
  [
    'milestones',
    'Jalons',
    'Milestones',
    [
      CODE,
      ['name', 'Jalon', 'Milestone'],
      ['baseline', 'Date de référence', 'Baseline date'],
      ['expected', 'Date prévue ou atteinte', 'Date expected or reached'],
      ['slip', 'Décalage', 'Slippage'],
    ],
  ],
  [
    'budget',
    'Conventions et budget',
    'Agreements and budget',
    [
      CODE,
      TITLE,
      ['financing', 'Financement', 'Financing'],
      ['days', 'Charge', 'Person-days'],
      ['rebilled', 'Refacturé', 'Rebilled'],
      ['term', 'Signature et échéance', 'Signature and term'],
    ],
  ],
  [
    'risks',
    'Risques ouverts',
    'Open risks',
    [
      CODE,
      ['number', 'Numéro', 'Number'],
      ['risk', 'Risque', 'Risk'],
      ['grades', 'Probabilité × impact', 'Probability × impact'],
      ['level', 'Criticité', 'Severity'],
      ['response', 'Réponse', 'Response'],
      OWNER,
    ],
  ],
  [
    'actions',
    'Actions ouvertes',
    'Open actions',
    [
      CODE,
      ['number', 'Numéro', 'Number'],
      ['action', 'Action', 'Action'],
      OWNER,
      ['due', 'Échéance', 'Due'],
      ['state', 'État', 'State'],
    ],
  ],
  [
    'next',
    'Prochaines étapes',
    'Next steps',
    [
      ['date', 'Date', 'Date'],
      CODE,
      ['kind', 'Nature', 'Kind'],
      ['text', 'Étape', 'Step'],
      ['who', 'Qui', 'Who'],
    ],
  ],
];

const PLAN: readonly TokenDefinition<{ readonly plan: PlanView; readonly view: CommitteeView }>[] = [
  text('code', 'Code', 'Code', ({ plan }) => plan.code),
  text(
    'title',
    'Message de la page, en une phrase',
    'Message of the page, in one sentence',
    ({ plan }) => plan.title,
  ),
  text('conclusion', 'Ce que disent les jalons', 'What the milestones say', ({ plan }) => plan.conclusion),
  table(
    'milestones',
    'Jalons du cas d’usage',
    'Milestones of the use case',
    ({ plan, view }) => ({ rows: plan.card.milestones, empty: view.noMilestone }),
    MILESTONES,
  ),
];

const TREND: readonly TokenDefinition<CommitteeView['trends'][number]>[] = [
  text(
    'title',
    'Message de la page, en une phrase',
    'Message of the page, in one sentence',
    (trend) => trend.title,
  ),
  table(
    'messages',
    'Ce que dit la courbe',
    'What the chart says',
    (trend) => ({ rows: trend.messages, empty: trend.alt }),
    [['text', 'Phrase', 'Sentence', (row) => row]],
  ),
  chart(
    'chart',
    'Dates prévues à chaque point, par jalon (dates Excel)',
    'Dates expected at each report, by milestone (Excel dates)',
    (trend) => ({
      alt: trend.alt,
      categories: trend.chart.categories,
      series: trend.chart.series.map(({ name, values }) => ({ name, values })),
    }),
  ),
];

export const COMMITTEE_TOKENS: readonly TokenDefinition<CommitteeOf>[] = [
  ...MEETING_TOKENS,
  text('asOf', 'Date des chiffres', 'Date of the figures', ({ view }) => view.asOfLabel),
  text('source', 'Source des chiffres', 'Source of the figures', ({ view }) => view.source),
  text(
    'headline',
    'La réunion en une phrase',
    'The meeting in one sentence',
    ({ view }) => view.cover.subtitle[1],
  ),
  text(
    'objective',
    'Objectif du cas d’usage, quand la réunion n’en suit qu’un',
    'Objective of the use case, where the meeting follows one',
    ({ view }) => view.single?.blocks[0]?.text,
  ),
  ...PARTS.flatMap(([part, fr, en, columns]) => [
    text<CommitteeOf>(`${part}.message`, `${fr} : le message`, `${en}: the message`, ({ view }) =>
      view.tables[part].rows.length === 0 ? view.tables[part].emptyText : view.tables[part].title,
    ),
    cells<CommitteeOf>(
      part,
      fr,
      en,
      ({ view }) => ({ rows: view.tables[part].rows, empty: view.tables[part].emptyText }),
      columns,
    ),
  ]),
  list(
    'plans',
    'Plans des cas d’usage, un par page',
    'Plans of the use cases, one a page',
    ({ view }) => view.plans.map((plan) => ({ plan, view })),
    PLAN,
  ),
  list(
    'trends',
    'Courbes de tendance des jalons',
    'Trend charts of the milestones',
    ({ view }) => view.trends,
    TREND,
  ),
];
