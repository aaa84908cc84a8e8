import { cleanLine, lineCount } from '../text/index.js';
import { KEPT_ROWS, PAGE_TEXT_HEIGHT, TEXT_WIDTH } from './geometry.js';
import type { NoteBlock, NoteInline, NoteRichStyle, NoteSpec, NoteTable } from './spec.js';

/** Height of a line of Arial, and what the styles add between lines of running text. */
const FONT_LINE = 1.15;
const LINE = FONT_LINE * 1.1;
const WIDTH = TEXT_WIDTH / 20;

interface Piece {
  readonly height: number;
  /** Not parted from the piece after it. */
  readonly kept: boolean;
  readonly id?: string;
}

interface Look {
  readonly size: number;
  readonly around: number;
  readonly bold?: boolean;
  readonly indent?: number;
}

const LOOKS: Record<'title' | 'subtitle' | 'meta' | 'notice' | 'paragraph' | 'intro' | 'lead', Look> = {
  title: { size: 24, around: 6, bold: true },
  subtitle: { size: 14, around: 6 },
  meta: { size: 10.5, around: 2 },
  notice: { size: 10.5, around: 14 },
  paragraph: { size: 10.5, around: 6 },
  intro: { size: 10.5, around: 6 },
  lead: { size: 12, around: 8, bold: true },
};
const RICH_LOOKS: Record<NoteRichStyle, Look> = {
  paragraph: LOOKS.paragraph,
  quiet: LOOKS.meta,
  field: { size: 10.5, around: 3, indent: 120 },
  decision: { size: 10.5, around: 12, indent: 17 },
  action: { size: 10.5, around: 12, indent: 17 },
  risk: { size: 10.5, around: 12, indent: 17 },
  info: { size: 10.5, around: 12, indent: 17 },
  continued: { size: 10.5, around: 3, indent: 17 },
};
const HEADINGS: readonly Look[] = [
  { size: 16, around: 24, bold: true, indent: 22 },
  { size: 13, around: 20, bold: true, indent: 29 },
  { size: 11, around: 16, bold: true, indent: 36 },
];

/** The name under which the page of the table of that number, counted from 1, is known. */
export const tableId = (number: number): string => `table ${number}`;

/**
 * The page each heading (by id) and each table (by `tableId`) falls on, from measured text: good to about a page, and
 * replaced by Word's own count as soon as fields are updated.
 */
export function estimatePages(note: NoteSpec): ReadonlyMap<string, number> {
  let tables = 0;
  const pieces = note.blocks.flatMap((block): Piece[] => {
    if (block.kind !== 'table') return piecesOf(block, note);
    tables += 1;
    return tablePieces(block, tables);
  });
  const pages = new Map<string, number>();
  let page = 1;
  let used = 0;
  for (let from = 0; from < pieces.length;) {
    let to = from;
    while (pieces[to]?.kept === true && to < pieces.length - 1) to += 1;
    const chain = pieces.slice(from, to + 1);
    const height = chain.reduce((sum, piece) => sum + piece.height, 0);
    if (used > 0 && used + height > PAGE_TEXT_HEIGHT) {
      page += 1;
      used = 0;
    }
    for (const piece of chain) {
      // A chain higher than a page has to be parted somewhere.
      if (used > 0 && used + piece.height > PAGE_TEXT_HEIGHT) {
        page += 1;
        used = 0;
      }
      if (piece.id !== undefined) pages.set(piece.id, page);
      used += piece.height;
    }
    from = to + 1;
  }
  return pages;
}

function height(text: string, look: Look, width = WIDTH): number {
  const lines = lineCount(cleanLine(text), look, width - (look.indent ?? 0));
  return lines * look.size * LINE + look.around;
}

/** What a line says, its breaks as line ends. */
export function inlineText(inlines: readonly NoteInline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'break') return '\n';
      if (inline.kind === 'tab') return ' ';
      if (inline.kind === 'table') return 'Tableau 99';
      return inline.kind === 'number' ? '9.9' : inline.text;
    })
    .join('');
}

function richHeight(inlines: readonly NoteInline[], look: Look): number {
  const lines = inlineText(inlines).split('\n');
  return lines.reduce((sum, line) => sum + height(line, { ...look, around: 0 }), look.around);
}

function piecesOf(block: Exclude<NoteBlock, NoteTable>, note: NoteSpec): Piece[] {
  switch (block.kind) {
    case 'heading': {
      const look = HEADINGS[block.level - 1] ?? LOOKS.lead;
      return [{ height: height(block.text, look), kept: true, id: block.id }];
    }
    case 'bullets':
      return block.items.map((item) => ({
        height: height(item, { size: 10.5, around: 3, indent: 17 }),
        kept: false,
      }));
    case 'rich':
      return [{ height: richHeight(block.inlines, RICH_LOOKS[block.style]), kept: false }];
    case 'item':
      return [
        {
          height: richHeight(block.inlines, { size: 10.5, around: 3, indent: 17 * block.level }),
          kept: false,
        },
      ];
    case 'labelled':
      return [
        { height: height(`${block.label} : ${block.text}`, LOOKS.paragraph), kept: block.keep ?? false },
      ];
    case 'see':
      return [{ height: height(`${block.text} ${note.tableWord} 99, 99`, LOOKS.meta), kept: false }];
    case 'contents':
      return [
        { height: height(block.title, { size: 14, around: 24, bold: true }), kept: true },
        ...note.blocks.flatMap((entry): Piece[] =>
          entry.kind === 'heading' && entry.level < 3
            ? [
                {
                  height: height(`1.1 ${entry.text}`, {
                    size: 10.5,
                    around: entry.level === 1 ? 6 : 2,
                    indent: 50,
                  }),
                  kept: false,
                },
              ]
            : [],
        ),
      ];
    default: {
      const kept = block.kind === 'intro' || (block.kind === 'meta' && (block.keep ?? false));
      return [{ height: height(block.text, LOOKS[block.kind]), kept }];
    }
  }
}

function tablePieces(table: NoteTable, number: number): Piece[] {
  const total = table.columns.reduce((sum, column) => sum + column.share, 0);
  const widths = table.columns.map((column) => (column.share / total) * WIDTH - 11);
  const rowHeight = (texts: readonly string[], bold: boolean): number => {
    const lines = texts.map((text, at) =>
      text
        .split('\n')
        .reduce((sum, line) => sum + lineCount(cleanLine(line), { size: 9, bold }, widths[at] ?? WIDTH), 0),
    );
    return Math.max(1, ...lines) * 9 * FONT_LINE + 4.5;
  };
  const short = table.rows.length <= KEPT_ROWS;
  return [
    { height: height(table.caption, { size: 9.5, around: 12, bold: true }), kept: true, id: tableId(number) },
    {
      height: rowHeight(
        table.columns.map((column) => column.label),
        true,
      ),
      kept: true,
    },
    ...table.rows.map((cells, index) => ({
      height: rowHeight(
        cells.map((cell) => (cell.pageWord === undefined ? cell.text : `${cell.text} ${cell.pageWord} 99`)),
        false,
      ),
      kept: short && index < table.rows.length - 1,
    })),
  ];
}
