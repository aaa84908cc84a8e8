import { PAGE_TEXT_HEIGHT, TEXT_WIDTH } from '../docx/geometry.js';
import type { NoteBlock, NoteCell, NoteInline, NoteSpec, NoteTable } from '../docx/index.js';
import { cleanLine, lineCount } from '../text/index.js';
import type { PreviewBlock, TextPage } from './page.js';

/** Points: the width of the text, the height of a line of it, and what tables add to a row. */
const WIDTH = TEXT_WIDTH / 20;
const LINE = 1.27;
const ROW_PADDING = 5;

interface Look {
  readonly size: number;
  readonly around: number;
  readonly bold?: boolean;
}
const LOOKS: Readonly<Record<string, Look>> = {
  title: { size: 24, around: 8, bold: true },
  subtitle: { size: 14, around: 6 },
  notice: { size: 10.5, around: 14 },
  lead: { size: 12, around: 8, bold: true },
  contents: { size: 10.5, around: 3 },
  continued: { size: 10.5, around: 3 },
};
const PLAIN: Look = { size: 10.5, around: 6 };
const HEADINGS: readonly Look[] = [
  { size: 16, around: 24, bold: true },
  { size: 13, around: 20, bold: true },
  { size: 11, around: 16, bold: true },
];

/** The pages of a note: its blocks, numbered as Word numbers them, cut where a page is full by measure. */
export function previewNote(note: NoteSpec): TextPage[] {
  const blocks = describe(note);
  const pages: TextPage[] = [];
  let page: PreviewBlock[] = [];
  let used = 0;
  let chapter = cleanLine(note.title);
  let title = chapter;
  const turn = (): void => {
    // A heading, and what leads to a table, goes over to the next page with it.
    const last = page.at(-1);
    const kept = last?.kind === 'heading' && page.length > 1 ? [page.pop() as PreviewBlock] : [];
    if (page.length > 0) pages.push({ kind: 'text', title, blocks: page });
    page = kept;
    used = kept.reduce((sum, block) => sum + heightOf(block), 0);
    title = chapter;
  };
  for (const block of blocks) {
    if (block.kind === 'table') {
      let rest: PreviewBlock | null = block;
      while (rest !== null) {
        const [fits, next]: TableCut = cutTable(rest, PAGE_TEXT_HEIGHT - used, used > 0);
        if (fits) {
          page.push(fits);
          used += heightOf(fits);
        }
        if (next) turn();
        rest = next;
      }
      continue;
    }
    const height = heightOf(block);
    if (used > 0 && used + height > PAGE_TEXT_HEIGHT) turn();
    if (block.kind === 'heading' && block.level === 1) {
      chapter = block.text;
      if (page.length === 0) title = chapter;
    }
    page.push(block);
    used += height;
  }
  if (page.length > 0 || pages.length === 0) pages.push({ kind: 'text', title, blocks: page });
  return pages;
}

type TableBlock = Extract<PreviewBlock, { kind: 'table' }>;
type TableCut = readonly [TableBlock | null, TableBlock | null];

/** The rows that fit in `room` points, with the head repeated before those that go over to the next page. */
function cutTable(table: TableBlock, room: number, mayWait: boolean): TableCut {
  if (heightOf(table) <= room) return [table, null];
  const width = WIDTH / Math.max(1, table.head.length) - 11;
  let height = captionHeight(table.caption) + rowHeight(table.head, width, true);
  let count = 0;
  for (const row of table.rows) {
    height += rowHeight(row, width, false);
    if (height > room) break;
    count += 1;
  }
  if (count === 0 && mayWait) return [null, table];
  const kept = Math.max(1, count);
  const next = table.rows.slice(kept);
  return [{ ...table, rows: table.rows.slice(0, kept) }, next.length > 0 ? { ...table, rows: next } : null];
}

function heightOf(block: PreviewBlock): number {
  switch (block.kind) {
    case 'heading':
      return textHeight(block.text, HEADINGS[block.level - 1] ?? PLAIN);
    case 'paragraph':
      return textHeight(block.text, LOOKS[block.style] ?? PLAIN);
    case 'item':
      return textHeight(block.text, { size: 10.5, around: 3 }, WIDTH - 17 * block.level);
    case 'table': {
      const width = WIDTH / Math.max(1, block.head.length) - 11;
      return block.rows.reduce(
        (sum, row) => sum + rowHeight(row, width, false),
        captionHeight(block.caption) + rowHeight(block.head, width, true),
      );
    }
  }
}

const captionHeight = (caption: string): number => textHeight(caption, { size: 9.5, around: 12, bold: true });

function textHeight(text: string, look: Look, width = WIDTH): number {
  const lines = text.split('\n').reduce((sum, line) => sum + lineCount(line, look, width), 0);
  return lines * look.size * LINE + look.around;
}

function rowHeight(cells: readonly string[], width: number, bold: boolean): number {
  const lines = cells.map((text) =>
    text.split('\n').reduce((sum, line) => sum + lineCount(line, { size: 9, bold }, width), 0),
  );
  return Math.max(1, ...lines) * 9 * 1.15 + ROW_PADDING;
}

interface Names {
  readonly note: NoteSpec;
  /** What headings are numbered, and tables, by their id. */
  readonly headings: ReadonlyMap<string, string>;
  readonly tables: ReadonlyMap<string, number>;
}

function describe(note: NoteSpec): PreviewBlock[] {
  const names = numbered(note);
  const counters = new Map<string, number>();
  let table = 0;
  return note.blocks.flatMap((block): PreviewBlock[] => {
    if (block.kind === 'table') {
      table += 1;
      return [tableBlock(block, table, names)];
    }
    if (block.kind === 'item') return [itemBlock(block, counters, names)];
    return textBlocks(block, names);
  });
}

function numbered(note: NoteSpec): Names {
  const counts = [0, 0, 0];
  const headings = new Map<string, string>();
  const tables = new Map<string, number>();
  let table = 0;
  for (const block of note.blocks) {
    if (block.kind === 'table') {
      table += 1;
      if (block.id !== undefined) tables.set(block.id, table);
    } else if (block.kind === 'heading') {
      counts[block.level - 1] = (counts[block.level - 1] ?? 0) + 1;
      counts.fill(0, block.level);
      headings.set(block.id, counts.slice(0, block.level).join('.'));
    }
  }
  return { note, headings, tables };
}

/** As the numbering of the house says: bullets by level; numbers, then letters, then small roman numerals. */
const BULLETS = ['•', '–', '▪'];
const ROMAN = [['x', 10], ['ix', 9], ['v', 5], ['iv', 4], ['i', 1]] as const; // prettier-ignore

function ordinal(number: number, level: number): string {
  if (level === 1 || number > 39) return String(number);
  if (level === 2) return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
  let rest = number;
  let text = '';
  for (const [sign, value] of ROMAN)
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  return text;
}

function itemBlock(
  block: Extract<NoteBlock, { kind: 'item' }>,
  counters: Map<string, number>,
  names: Names,
): PreviewBlock {
  const text = lineOf(block.inlines, names);
  if (block.list === null)
    return { kind: 'item', level: block.level, text: `${BULLETS[block.level - 1] ?? '•'}\u00a0${text}` };
  const key = `${block.list}/${block.level}`;
  const number = (counters.get(key) ?? 0) + 1;
  counters.set(key, number);
  // A list within begins again under each item of the list around it.
  for (let deeper = block.level + 1; deeper <= 3; deeper += 1) counters.delete(`${block.list}/${deeper}`);
  return { kind: 'item', level: block.level, text: `${ordinal(number, block.level)}.\u00a0${text}` };
}

function textBlocks(
  block: Exclude<NoteBlock, NoteTable | Extract<NoteBlock, { kind: 'item' }>>,
  names: Names,
): PreviewBlock[] {
  const paragraph = (style: string, text: string): PreviewBlock => ({ kind: 'paragraph', style, text });
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: headingText(block, names) }];
    case 'labelled':
      return [paragraph('labelled', cleanLine(`${block.label}${colon(names.note)} ${block.text}`))];
    case 'see':
      return [paragraph('quiet', `${cleanLine(block.text)} ${tableName(block.table, names)}`)];
    case 'bullets':
      return block.items.map((item) => ({ kind: 'item', level: 1, text: `•\u00a0${cleanLine(item)}` }));
    case 'rich':
      return [paragraph(block.style, lineOf(block.inlines, names))];
    case 'contents':
      return [
        paragraph('lead', cleanLine(block.title)),
        ...names.note.blocks.flatMap((entry) =>
          entry.kind === 'heading' && entry.level < 3
            ? [paragraph('contents', headingText(entry, names))]
            : [],
        ),
      ];
    default:
      return [paragraph(block.kind, cleanLine(block.text))];
  }
}

const headingText = (block: { readonly id: string; readonly text: string }, names: Names): string =>
  `${names.headings.get(block.id) ?? ''} ${cleanLine(block.text)}`.trim();

const tableName = (id: string, names: Names): string =>
  `${names.note.tableWord}\u00a0${names.tables.get(id) ?? ''}`.trim();

const colon = (note: NoteSpec): string => (note.language === 'fr-FR' ? '\u00a0:' : ':');

function tableBlock(table: NoteTable, number: number, names: Names): PreviewBlock {
  const cell = (one: NoteCell): string =>
    one.paragraphs
      ? one.paragraphs.map((inlines) => lineOf(inlines, names)).join('\n')
      : one.text.split('\n').map(cleanLine).join('\n');
  // A cell over several columns stands in the first of them.
  const spread = (cells: readonly NoteCell[]): string[] =>
    cells.flatMap((one) => [cell(one), ...Array.from({ length: (one.across ?? 1) - 1 }, () => '')]);
  return {
    kind: 'table',
    caption: `${names.note.tableWord}\u00a0${number} – ${cleanLine(table.caption)}`,
    head: table.head ? spread(table.head) : table.columns.map(({ label }) => cleanLine(label)),
    rows: table.rows.map(spread),
  };
}

function lineOf(inlines: readonly NoteInline[], names: Names): string {
  const text = inlines.map((inline) => {
    switch (inline.kind) {
      case 'break':
        return '\n';
      case 'tab':
        return ' ';
      case 'number':
        return names.headings.get(inline.to) ?? '';
      case 'table':
        return tableName(inline.to, names);
      default:
        return inline.text;
    }
  });
  return text.join('').split('\n').map(cleanLine).join('\n');
}
