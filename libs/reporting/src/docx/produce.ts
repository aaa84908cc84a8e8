import {
  Bookmark,
  Document,
  Footer,
  Header,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  SimpleField,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import { cleanLine } from '../text/index.js';
import { readZip } from '../zip/zip.js';
import type { NoteBlock, NoteCell, NoteSpec, NoteTable, NoteTone } from './spec.js';
import { estimatePages, tableId } from './estimate.js';
import { KEPT_ROWS, MARGINS, PAGE, TEXT_WIDTH } from './geometry.js';
import { TABLE_STYLE } from './styles-part.js';

const TONE_STYLES: Record<NoteTone, string> = {
  good: 'StatusGood',
  warning: 'StatusWarning',
  bad: 'StatusBad',
  muted: 'StatusMuted',
  strong: 'Strong',
};
const BLOCK_STYLES = {
  title: 'Title',
  subtitle: 'Subtitle',
  meta: 'Meta',
  notice: 'Notice',
  paragraph: 'Normal',
  intro: 'Intro',
  lead: 'Lead',
} as const;

/** A Word bookmark takes letters, digits and underscores, at most forty. */
export const bookmarkName = (id: string): string => `_J_${id.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40);

/** Has docx write the body, header and footer of a note. Returns the parts by name, to be finished. */
export async function produceNoteParts(note: NoteSpec): Promise<Map<string, Buffer>> {
  const references = referencesOf(note);
  let tables = 0;
  const children = note.blocks.flatMap((block) => {
    if (block.kind === 'table') tables += 1;
    return blockChildren(block, note, tables, references);
  });
  const document = new Document({
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: MARGINS.top,
              bottom: MARGINS.bottom,
              left: PAGE.margin,
              right: PAGE.margin,
              header: 600,
              footer: 500,
            },
          },
        },
        headers: { default: new Header({ children: [headerLine(note)] }) },
        footers: { default: new Footer({ children: [footerLine(note)] }) },
        children,
      },
    ],
  });
  return readZip(await Packer.toBuffer(document));
}

function headerLine(note: NoteSpec): Paragraph {
  return new Paragraph({ style: 'Header', children: [run(note.headerLeft), tab(), run(note.headerRight)] });
}

function footerLine(note: NoteSpec): Paragraph {
  const page = new TextRun({
    children: [`${note.pageWord} `, PageNumber.CURRENT, ` ${note.ofWord} `, PageNumber.TOTAL_PAGES],
  });
  return new Paragraph({ style: 'Footer', children: [run(note.footerLeft), tab(), page] });
}

const tab = (): TextRun => new TextRun({ children: [new Tab()] });
const run = (text: string, style?: string): TextRun =>
  new TextRun({ text: cleanLine(text), ...(style ? { style } : {}) });

function blockChildren(
  block: NoteBlock,
  note: NoteSpec,
  table: number,
  references: References,
): (Paragraph | Table | TableOfContents)[] {
  switch (block.kind) {
    case 'bullets':
      return block.items.map((item) => new Paragraph({ style: 'ListBullet', children: [run(item)] }));
    case 'labelled':
      return [
        new Paragraph({
          style: block.keep ? 'Intro' : 'Labelled',
          children: [
            run(block.label, 'Strong'),
            new TextRun({ text: note.language === 'fr-FR' ? '\u00A0: ' : ': ' }),
            run(block.text, block.tone ? TONE_STYLES[block.tone] : undefined),
          ],
        }),
      ];
    case 'heading':
      return [
        new Paragraph({
          style: `Heading${block.level}`,
          children: [new Bookmark({ id: bookmarkName(block.id), children: [run(block.text)] })],
        }),
      ];
    case 'see':
      return [new Paragraph({ style: 'Meta', children: seeTable(block, note, references) })];
    case 'contents':
      return contents(block.title, note);
    case 'table':
      return tableChildren(block, note, table, references);
    default:
      return [
        new Paragraph({
          style: block.keep ? 'KeptMeta' : BLOCK_STYLES[block.kind],
          children: [run(block.text)],
        }),
      ];
  }
}

/** Entries are written as they are known: Word shows them without asking to update anything. */
function contents(title: string, note: NoteSpec): (Paragraph | TableOfContents)[] {
  const counters = [0, 0, 0];
  const entries = note.blocks.flatMap((block) => {
    if (block.kind !== 'heading') return [];
    counters[block.level - 1] = (counters[block.level - 1] ?? 0) + 1;
    counters.fill(0, block.level);
    const number = counters.slice(0, block.level).join('.');
    if (block.level > 2) return [];
    return [
      { title: `${number} ${cleanLine(block.text)}`, level: block.level, href: bookmarkName(block.id) },
    ];
  });
  return [
    new Paragraph({ style: 'TOCHeading', children: [run(title)] }),
    new TableOfContents(cleanLine(title), {
      headingStyleRange: '1-2',
      hyperlink: true,
      cachedEntries: entries,
      beginDirty: false,
    }),
  ];
}

function tableChildren(
  table: NoteTable,
  note: NoteSpec,
  number: number,
  references: References,
): (Paragraph | Table)[] {
  const total = table.columns.reduce((sum, column) => sum + column.share, 0);
  const widths = table.columns.map((column) => Math.floor((column.share / total) * TEXT_WIDTH));
  const caption = new Paragraph({
    style: 'Caption',
    children: [
      new Bookmark({
        id: bookmarkName(tableId(number)),
        children: [
          run(note.tableWord),
          new TextRun({ text: '\u00A0' }),
          new SimpleField(`SEQ ${note.tableWord} \\* ARABIC`, String(number)),
        ],
      }),
      new TextRun({ text: ` – ${cleanLine(table.caption)}` }),
    ],
  });
  const cell = (children: ParagraphChild[], index: number, head: boolean): TableCell => {
    const right = table.columns[index]?.align === 'right';
    const style = head ? (right ? 'TableHeadNumber' : 'TableHead') : right ? 'TableNumber' : 'TableText';
    return new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      children: [new Paragraph({ style, children })],
    });
  };
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((column, index) => cell([run(column.label)], index, true)),
  });
  // A short table stays on one page: each row is kept with the next.
  const short = table.rows.length <= KEPT_ROWS;
  const rows = table.rows.map(
    (cells, index) =>
      new TableRow({
        cantSplit: true,
        ...(short && index < table.rows.length - 1 ? { keepNext: true } : {}),
        children: table.columns.map((_, at) =>
          cell(cellRuns(cells[at] ?? { text: '' }, references), at, false),
        ),
      }),
  );
  return [
    caption,
    new Table({
      style: TABLE_STYLE,
      layout: TableLayoutType.FIXED,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      tableLook: {
        firstRow: true,
        lastRow: false,
        firstColumn: false,
        lastColumn: false,
        noHBand: false,
        noVBand: true,
      },
      rows: [head, ...rows],
    }),
  ];
}

interface References {
  /** The page of a heading or of a table. */
  readonly pages: ReadonlyMap<string, number>;
  /** The number of a table by its id. */
  readonly tables: ReadonlyMap<string, number>;
}

function referencesOf(note: NoteSpec): References {
  const tables = note.blocks.filter((block) => block.kind === 'table');
  const named = tables.flatMap(({ id }, index): [string, number][] =>
    id === undefined ? [] : [[id, index + 1]],
  );
  return { pages: estimatePages(note), tables: new Map(named) };
}

const pageField = (id: string, { pages }: References): SimpleField =>
  new SimpleField(`PAGEREF ${bookmarkName(id)} \\h`, String(pages.get(id) ?? 1));

/** « Voir : Tableau 5, p. 3 », both as fields. */
function seeTable(
  block: Extract<NoteBlock, { kind: 'see' }>,
  note: NoteSpec,
  references: References,
): ParagraphChild[] {
  const number = references.tables.get(block.table);
  if (number === undefined) throw new Error(`reference to a table that is not in the note: ${block.table}`);
  const id = tableId(number);
  return [
    new TextRun({ text: `${cleanLine(block.text)} ` }),
    new SimpleField(`REF ${bookmarkName(id)} \\h`, `${note.tableWord}\u00A0${number}`),
    new TextRun({ text: `, ${block.pageWord}\u00A0` }),
    pageField(id, references),
    run('.'),
  ];
}

function cellRuns(cell: NoteCell, references: References): ParagraphChild[] {
  if (cell.link === undefined || cell.pageWord === undefined) return [cellRun(cell)];
  return [cellRun(cell), new TextRun({ text: ` ${cell.pageWord}\u00A0` }), pageField(cell.link, references)];
}

function cellRun(cell: NoteCell): ParagraphChild {
  if (cell.link !== undefined) {
    return new InternalHyperlink({
      anchor: bookmarkName(cell.link),
      children: [run(cell.text, 'Hyperlink')],
    });
  }
  return run(cell.text, cell.tone ? TONE_STYLES[cell.tone] : undefined);
}
