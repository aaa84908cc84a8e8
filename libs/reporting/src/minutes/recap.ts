import type { RiskLevel } from '@jalon/domain';
import type { NoteBlock, NoteCell, NoteInline, NoteTable, NoteTone } from '../docx/index.js';
import { formatNumber, typeset } from '../text/index.js';
import type { MinutesMessages, TableWords } from './messages.js';
import type { EntryView, MinutesView } from './view.js';

type RecapKind = 'decisions' | 'actions' | 'risks';

export const LEVEL_TONES: Readonly<Record<RiskLevel, NoteTone>> = {
  low: 'muted',
  moderate: 'warning',
  severe: 'bad',
};
/** Widths of the columns of each table, in hundredths of its whole before what is added at its end. */
const SHARES: Readonly<Record<RecapKind | 'previous' | 'agenda', readonly number[]>> = {
  agenda: [7, 45, 22, 12, 18],
  previous: [16, 42, 20, 17, 17],
  decisions: [8, 61, 24],
  actions: [8, 43, 22, 20, 14],
  risks: [8, 43, 17, 15, 22],
};

/** The bookmark of a typed row. */
export const entryId = (entry: EntryView): string => `entry ${entry.label}`;

export interface RecapOptions {
  readonly view: MinutesView;
  readonly words: MinutesMessages;
  readonly language: 'fr' | 'en';
  /** Whether rows lead to where they were recorded: the text of the points is in the document. */
  readonly linked: boolean;
}

/** The table of what was recorded of a kind; no block when there is nothing. */
export function recapTable(kind: RecapKind, options: RecapOptions): NoteBlock[] {
  const { view, words, linked } = options;
  const rows = view[kind];
  if (rows.length === 0) return [];
  const withPoint = linked && rows.some((row) => row.pointId !== null);
  return [
    noteTable(kind, words.table[kind], options, {
      more: [
        ...(view.withRegister ? [{ label: words.registerColumn, share: 23 }] : []),
        ...(withPoint ? [{ label: words.pointColumn, share: 11 }] : []),
      ],
      rows: rows.map((row) => [
        number(row, linked),
        ...DETAILS[kind](row, words),
        ...(view.withRegister ? [{ text: row.register ?? '—' }] : []),
        ...(withPoint ? [pointCell(row.pointId, '—')] : []),
      ]),
    }),
  ];
}

const DETAILS: Readonly<Record<RecapKind, (row: EntryView, words: MinutesMessages) => readonly NoteCell[]>> =
  {
    decisions: (row, words) => [wordsOf(row), named(row.ownerName, words.noOwner)],
    actions: (row, words) => [
      wordsOf(row),
      named(row.ownerName, words.noOwner),
      named(row.dueText, words.noDate),
      { text: row.stateText },
    ],
    risks: (row, words) => [
      wordsOf(row),
      named(row.gradesText, words.noGrades),
      row.level === null || row.levelText === null
        ? { text: '—' }
        : { text: row.levelText, tone: LEVEL_TONES[row.level] },
      named(row.ownerName, words.noOwner),
    ],
  };

const wordsOf = (row: EntryView): NoteCell => ({ text: row.text || '—' });

/** What is missing is said, and stands out. */
export const named = (text: string | null, missing: string): NoteCell =>
  text === null ? { text: missing, tone: 'warning' } : { text };

function number(row: EntryView, linked: boolean): NoteCell {
  const inlines: NoteInline[] = linked
    ? [{ kind: 'ref', to: entryId(row), text: row.label }]
    : [{ kind: 'text', text: row.label, tone: 'strong' }];
  return { text: row.label, paragraphs: [inlines] };
}

/** The number of the point's heading; `otherwise` where there is none. */
function pointCell(id: string | null, otherwise: string): NoteCell {
  return id === null ? { text: otherwise } : { text: '9.9', paragraphs: [[{ kind: 'number', to: id }]] };
}

interface TableContent {
  readonly more?: NoteTable['columns'];
  readonly rows: NoteTable['rows'];
}

function noteTable(
  kind: RecapKind | 'previous' | 'agenda',
  table: TableWords,
  { language }: RecapOptions,
  { more = [], rows }: TableContent,
): NoteTable {
  return {
    kind: 'table',
    id: kind,
    caption: typeset(table.caption, language),
    alt: typeset(table.alt(formatNumber(rows.length, language)), language),
    columns: [...table.columns.map((label, at) => ({ label, share: SHARES[kind][at] ?? 10 })), ...more],
    rows,
  };
}

/** Where it was dealt with; that it goes on later is said too. */
function agendaOutcome({ pointId, outcome }: MinutesView['agenda'][number]): NoteCell {
  const cell = pointCell(pointId, outcome);
  if (cell.paragraphs === undefined || outcome === '') return cell;
  const later: NoteInline = { kind: 'text', text: ` – ${outcome}` };
  return { text: `9.9 – ${outcome}`, paragraphs: [[...(cell.paragraphs[0] ?? []), later]] };
}

/** What was planned, and the number of the point that dealt with it. */
export function agendaTable(options: RecapOptions): NoteBlock[] {
  const { view, words } = options;
  if (view.agenda.length === 0) return [{ kind: 'paragraph', text: words.empty.agenda }];
  const rows = view.agenda.map((item, index): NoteCell[] => [
    { text: String(index + 1) },
    { text: item.title },
    { text: item.ownerName },
    { text: item.durationText },
    agendaOutcome(item),
  ]);
  return [noteTable('agenda', words.table.agenda, options, { rows })];
}

/** What became of what was agreed before. */
export function previousTable(options: RecapOptions): NoteBlock[] {
  const { view, words } = options;
  if (view.previous.length === 0) return [{ kind: 'paragraph', text: words.empty.previous }];
  const rows = view.previous.map((action): NoteCell[] => [
    { text: action.code },
    { text: action.title },
    named(action.ownerName, words.noOwner),
    named(action.dueText, words.noDate),
    {
      text: action.stateText,
      ...(action.late ? { tone: 'bad' as const } : action.done ? { tone: 'good' as const } : {}),
    },
  ]);
  return [noteTable('previous', words.table.previous, options, { rows })];
}
