import type { Health } from '@jalon/domain';
import type { NoteBlock, NoteCell, NoteSpec, NoteTable, NoteTone } from '../docx/index.js';
import { messagesFor, type Messages } from './messages.js';
import { useBlocks } from './use-parts.js';
import type { HealthView, MonthlyReportView, ReportPart, TableView, UseCaseCard } from './view.js';

const TONES: Record<Health, NoteTone> = {
  on_track: 'good',
  at_risk: 'warning',
  off_track: 'bad',
  not_rated: 'muted',
};

/** The monthly report as a note: the same facts and sentences as the deck, to be read rather than shown. */
export function buildMonthlyNote(view: MonthlyReportView): NoteSpec {
  const words = messagesFor(view.language);
  const parts: Record<ReportPart, readonly NoteBlock[]> = {
    figures: figures(view, words),
    moves: movesTable(view),
    attention: attention(view, words),
    use: useBlocks(view),
    cards: cards(view, words),
    rest: restTable(view),
    next: nextTable(view),
    key: [{ kind: 'bullets', items: view.readingKey }],
  };
  const blocks: NoteBlock[] = [
    { kind: 'title', text: view.title },
    { kind: 'subtitle', text: view.subtitle },
    ...[view.labName, view.authorName, words.asOf(view.asOfLabel), view.frozenLabel, view.confidentiality]
      .filter((text): text is string => text !== null && text !== '')
      .map((text): NoteBlock => ({ kind: 'meta', text })),
    ...(view.demoNotice === null ? [] : [{ kind: 'notice', text: view.demoNotice } as const]),
    { kind: 'contents', title: words.note.contents },
    ...view.outline.flatMap((part): NoteBlock[] => [
      { kind: 'heading', level: 1, text: view.parts[part], id: `part ${part}` },
      ...parts[part],
    ]),
    { kind: 'meta', text: view.source },
  ];
  return {
    title: `${view.title} – ${view.scopeLabel}`,
    subject: view.subtitle,
    author: view.authorName || view.labName || 'Jalon',
    company: view.labName,
    keywords: [view.monthLabel, ...words.keywords],
    language: view.languageTag,
    dated: `${view.asOf}T00:00:00Z`,
    headerLeft: view.title,
    headerRight: view.confidentiality,
    footerLeft: view.asOfLabel,
    pageWord: words.note.page,
    ofWord: words.note.of,
    tableWord: words.note.tableLabel,
    blocks,
  };
}

const health = (value: HealthView): NoteCell => ({ text: value.text, tone: TONES[value.health] });
const code = (view: MonthlyReportView, value: string): NoteCell => {
  const index = view.cards.cards.findIndex((card) => card.code === value);
  return index < 0 ? { text: value } : { text: value, link: cardId(index) };
};
const see = (words: Messages, text: string, table: string): NoteBlock => ({
  kind: 'see',
  text,
  table,
  pageWord: words.note.pageShort,
});
const cardId = (index: number): string => `card ${index + 1}`;

function figures(view: MonthlyReportView, words: Messages): NoteBlock[] {
  const { keyFigures, stages, healths } = view;
  const blocks: NoteBlock[] = [
    { kind: 'lead', text: view.headline },
    { kind: 'bullets', items: view.highlights },
    {
      kind: 'table',
      caption: words.note.figuresCaption(view.monthLabel),
      alt: keyFigures.title,
      columns: [
        { label: keyFigures.label, share: 45 },
        { label: view.monthLabel, share: 20, align: 'right' },
        { label: keyFigures.changeLabel, share: 35, align: 'right' },
      ],
      rows: keyFigures.figures.map((figure) => [
        { text: figure.label },
        { text: figure.valueText, tone: 'strong' },
        {
          text: figure.changeText,
          ...(figure.judgement === 'good'
            ? { tone: 'good' as const }
            : figure.judgement === 'bad'
              ? { tone: 'bad' as const }
              : {}),
        },
      ]),
    },
  ];
  if (stages.rows.some((row) => row.current > 0)) blocks.push(...stageBlocks(view, words));
  if (healths.series.some((series) => series.values.some((value) => value > 0)))
    blocks.push(...healthBlocks(view, words));
  if (view.quiet.sentences.length > 0) blocks.push({ kind: 'bullets', items: view.quiet.sentences });
  return blocks;
}

function stageBlocks(view: MonthlyReportView, words: Messages): NoteBlock[] {
  const { stages } = view;
  return [
    { kind: 'heading', level: 2, text: words.note.stagesHeading, id: 'stages' },
    { kind: 'intro', text: `${stages.title}.` },
    {
      kind: 'table',
      caption: words.note.stagesCaption,
      alt: stages.conclusion,
      columns: [
        { label: stages.stageLabel, share: 50 },
        { label: stages.currentLabel, share: 25, align: 'right' },
        { label: stages.previousLabel, share: 25, align: 'right' },
      ],
      rows: stages.rows.map((row) => [
        { text: row.label },
        { text: String(row.current), tone: 'strong' },
        { text: String(row.previous) },
      ]),
    },
  ];
}

function healthBlocks(view: MonthlyReportView, words: Messages): NoteBlock[] {
  const { healths } = view;
  return [
    { kind: 'heading', level: 2, text: words.note.healthsHeading, id: 'healths' },
    { kind: 'intro', text: `${healths.title}.` },
    {
      kind: 'table',
      caption: words.note.healthsCaption,
      alt: healths.conclusion,
      columns: [
        { label: healths.monthLabel, share: 28 },
        ...healths.series.map((series) => ({ label: series.label, share: 18, align: 'right' as const })),
      ],
      rows: healths.months.map((month, index) => [
        { text: month },
        ...healths.series.map((series) => ({ text: String(series.values[index] ?? 0) })),
      ]),
    },
  ];
}

function table<Row>(
  view: TableView<Row>,
  shares: readonly number[],
  cells: (row: Row) => readonly NoteCell[],
  right: readonly number[] = [],
  id?: string,
): NoteBlock[] {
  if (view.rows.length === 0) return [];
  const content: NoteTable = {
    kind: 'table',
    ...(id === undefined ? {} : { id }),
    caption: view.title,
    alt: view.alt,
    columns: view.headers.map((label, index) => ({
      label,
      share: shares[index] ?? 10,
      align: right.includes(index) ? 'right' : 'left',
    })),
    rows: view.rows.map(cells),
  };
  return [{ kind: 'intro', text: view.lead }, content];
}

function movesTable(view: MonthlyReportView): NoteBlock[] {
  return table(view.moves, [16, 12, 34, 30, 26], (row) => [
    { text: row.onText },
    code(view, row.code),
    { text: row.title },
    { text: row.moveText },
    { text: row.reason },
  ]);
}

function attention(view: MonthlyReportView, words: Messages): NoteBlock[] {
  const { offTrack, slipped } = view;
  const blocks: NoteBlock[] = [];
  if (offTrack.total > 0) {
    blocks.push({ kind: 'heading', level: 2, text: words.note.offTrackHeading, id: 'off track' });
    blocks.push(
      ...table(
        offTrack,
        [13, 24, 16, 18, 30, 27],
        (row) => [
          { ...code(view, row.code), pageWord: words.note.pageShort },
          { text: row.title },
          { text: row.entity },
          health(row.health),
          { text: row.reason },
          { text: row.decision },
        ],
        [],
        'attention',
      ),
    );
    if (slipped.total > 0) blocks.push(see(words, words.note.seeSlipped, 'slipped'));
  }
  if (slipped.total > 0) {
    blocks.push({ kind: 'heading', level: 2, text: words.note.slippedHeading, id: 'slipped' });
    const cells = (row: (typeof slipped.rows)[number]): NoteCell[] => [
      code(view, row.code),
      { text: row.title },
      { text: row.milestone },
      { text: row.baselineText },
      { text: row.expectedText },
      { text: row.slipText, tone: 'strong' },
    ];
    blocks.push(...table(slipped, [12, 30, 26, 17, 20, 13], cells, [5], 'slipped'));
  }
  return blocks;
}

function cards(view: MonthlyReportView, words: Messages): NoteBlock[] {
  return [
    { kind: 'paragraph', text: view.cards.lead },
    ...view.cards.cards.flatMap((card, index) => cardBlocks(view, words, card, index)),
  ];
}

function cardBlocks(view: MonthlyReportView, words: Messages, card: UseCaseCard, index: number): NoteBlock[] {
  const scored = card.scores.filter(({ value }) => value !== null);
  const listed = new Set(view.offTrack.rows.map((row) => row.code));
  const left = card.milestoneTotal - card.milestones.length;
  const blocks: NoteBlock[] = [
    { kind: 'heading', level: 2, text: `${card.code} – ${card.useCaseTitle}`, id: cardId(index) },
    {
      kind: 'labelled',
      label: words.note.statusLabel,
      text: `${card.health.text} · ${card.stageText}`,
      tone: TONES[card.health.health],
      keep: true,
    },
    {
      kind: 'meta',
      text: [card.identity, ...scored.map(({ label, text }) => `${label} ${text}`)].join(' · '),
      keep: true,
    },
    ...card.blocks.map((block): NoteBlock => ({ kind: 'labelled', label: block.label, text: block.text })),
    ...(card.awaitsDecision && listed.has(card.code) ? [see(words, words.note.decisionIn, 'attention')] : []),
  ];
  if (card.milestones.length === 0) return [...blocks, { kind: 'meta', text: view.cards.noMilestone }];
  return [
    ...blocks,
    {
      kind: 'table',
      caption: words.note.milestonesCaption(card.code),
      alt: card.milestonesAlt,
      columns: view.cards.milestoneHeaders.map((label, at) => ({
        label,
        share: [40, 22, 26, 14][at] ?? 20,
        align: at === 3 ? 'right' : 'left',
      })),
      rows: card.milestones.map((milestone) => [
        { text: milestone.name },
        { text: milestone.baselineText },
        { text: milestone.expectedText },
        { text: milestone.slipText, ...(milestone.late ? { tone: 'bad' as const } : {}) },
      ]),
    },
    ...(left > 0
      ? [{ kind: 'meta', text: words.note.others({ n: left, text: String(left) }) } as const]
      : []),
  ];
}

function restTable(view: MonthlyReportView): NoteBlock[] {
  return table(view.rest, [12, 36, 20, 20, 22, 28], (row) => [
    { text: row.code },
    { text: row.title },
    { text: row.entity },
    { text: row.stageText },
    health(row.health),
    { text: row.nextMilestone },
  ]);
}

function nextTable(view: MonthlyReportView): NoteBlock[] {
  return table(view.nextMonth, [18, 12, 36, 32, 22], (row) => [
    { text: row.dueText },
    code(view, row.code),
    { text: row.title },
    { text: row.milestone },
    { text: row.referent },
  ]);
}
