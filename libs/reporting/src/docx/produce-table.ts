import {
  Bookmark,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { cleanLine } from '../text/index.js';
import { columnWidths, unbroken } from './column-widths.js';
import { tableId } from './estimate.js';
import { KEPT_ROWS, TEXT_WIDTH } from './geometry.js';
import { bookmarkName, cellRuns, inlineRuns, run, type References } from './inlines.js';
import type { NoteCell, NoteSpec, NoteTable } from './spec.js';
import { TABLE_STYLE } from './style-xml.js';

const MERGES = { start: VerticalMergeType.RESTART, continue: VerticalMergeType.CONTINUE } as const;

/** A table under its numbered caption: repeated header, rows that are never parted. */
export function tableChildren(
  table: NoteTable,
  note: NoteSpec,
  number: number,
  references: References,
): (Paragraph | Table)[] {
  const widths = widthsOf(table);
  const row = (cells: readonly NoteCell[], head: boolean): TableCell[] => {
    let at = 0;
    return padded(cells, widths.length).map((content) => {
      const first = at;
      at += content.across ?? 1;
      const width = widths.slice(first, at).reduce((sum, each) => sum + each, 0);
      return cellOf(content, width, cellStyle(table.columns[first]?.align === 'right', head), references);
    });
  };
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: row(table.head ?? table.columns.map(({ label }) => ({ text: label })), true),
  });
  // A short table stays on one page: each row is kept with the next.
  const short = table.rows.length <= KEPT_ROWS;
  const rows = table.rows.map(
    (cells, index) =>
      new TableRow({
        cantSplit: true,
        ...(short && index < table.rows.length - 1 ? { keepNext: true } : {}),
        children: row(cells, false),
      }),
  );
  return [
    captionOf(table, note, number),
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

/** Points of the texts of tables; twentieths of a point beside them in a cell. */
const CELL_SIZE = 9;
const CELL_MARGINS = 240;

/** Shares of the page, none narrower than its longest word or short cell. */
function widthsOf({ columns, rows }: NoteTable): number[] {
  const least = columns.map(({ label }, at) => {
    const texts = [label, ...rows.flatMap((row) => lone(row, at)?.text ?? [])];
    return Math.max(...texts.map((text) => unbroken(text, CELL_SIZE))) * 20 + CELL_MARGINS;
  });
  return columnWidths(
    columns.map(({ share }) => share),
    least,
    TEXT_WIDTH,
  );
}

/** The cell of a column where it takes that column alone. */
function lone(row: readonly NoteCell[], column: number): NoteCell | undefined {
  let at = 0;
  return row.find(({ across = 1 }) => {
    const found = at === column && across === 1;
    at += across;
    return found;
  });
}

function captionOf(table: NoteTable, note: NoteSpec, number: number): Paragraph {
  return new Paragraph({
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
}

const cellStyle = (right: boolean, head: boolean): string =>
  head ? (right ? 'TableHeadNumber' : 'TableHead') : right ? 'TableNumber' : 'TableText';

function cellOf(cell: NoteCell, width: number, style: string, references: References): TableCell {
  const lines = cell.paragraphs?.map((line) => inlineRuns(line, references)) ?? [cellRuns(cell, references)];
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(cell.across === undefined || cell.across < 2 ? {} : { columnSpan: cell.across }),
    ...(cell.down === undefined ? {} : { verticalMerge: MERGES[cell.down] }),
    children: (lines.length === 0 ? [[]] : lines).map((children) => new Paragraph({ style, children })),
  });
}

/** As many cells as there are columns: what is missing is empty. */
function padded(cells: readonly NoteCell[], columns: number): readonly NoteCell[] {
  const taken = cells.reduce((sum, cell) => sum + (cell.across ?? 1), 0);
  return [...cells, ...Array.from({ length: Math.max(0, columns - taken) }, () => ({ text: '' }))];
}
