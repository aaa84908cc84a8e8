import { cleanLine, fitLines, LINE_HEIGHT, lineCount, shareSpare, textWidth } from '../text/index.js';
import { POINTS, points, POINTS_PER_INCH } from '../theme/index.js';
import { CELL_INSET } from './produce.js';
import type { CellSpec, TableColumn, TableRowSpec } from './spec.js';

export interface TablePage {
  readonly rows: readonly TableRowSpec[];
  readonly headHeight: number;
  /** Inches of header and rows together. */
  readonly height: number;
  /** Points of the cells. */
  readonly size: number;
}

export interface TableLimits {
  /** Inches a page has for header and rows. */
  readonly height: number;
  /** Lines a cell may take before its text is cut with an ellipsis. */
  readonly maxLines: number;
  /** Pages after which rows are dropped by the caller; infinite by default. */
  readonly maxRowsPerPage?: number;
}

/** The part of a table that one column may ask for. */
const MOST = 0.6;

/** Columns wide enough for what is said in them, as far as others have width to spare. */
export function fitColumns(
  rows: readonly (readonly CellSpec[])[],
  columns: readonly TableColumn[],
  size: number = POINTS.table,
): TableColumn[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const needed = columns.map(({ label }, at) => {
    const cells = [{ text: label, bold: true }, ...rows.map((row): CellSpec => row[at] ?? { text: '' })];
    const widest = Math.max(
      ...cells.map(({ text, bold = false }) => textWidth(cleanLine(text), { size, bold })),
    );
    return Math.min(total * MOST, (widest * SAFETY + 2) / POINTS_PER_INCH + 2 * CELL_INSET.x);
  });
  const widths = shareSpare(
    columns.map(({ width }) => width),
    needed,
  );
  return columns.map((column, at) => ({ ...column, width: widths[at] ?? column.width }));
}

/** A little more than the font needs, so that a reader's slightly different metrics do not push the table down. */
const SAFETY = 1.02;

function cellLines(text: string, column: TableColumn, bold: boolean, size: number): number {
  return lineCount(text, { size, bold }, points(column.width - 2 * CELL_INSET.x) - 1);
}

function rowHeight(cells: readonly CellSpec[], columns: readonly TableColumn[], size: number): number {
  const lines = columns.map((column, index) => {
    const cell = cells[index];
    return cell ? cellLines(cell.text, column, cell.bold ?? false, size) : 1;
  });
  return (Math.max(1, ...lines) * size * LINE_HEIGHT * SAFETY) / POINTS_PER_INCH + 2 * CELL_INSET.y;
}

/**
 * Splits rows into pages that fit, the header repeated on each by the caller. Cells are cleaned and cut to the lines
 * they may take, so no row is ever higher than a page. The larger size is taken where it costs no page more; pages are
 * filled alike rather than the last left nearly empty. No rows give no pages.
 */
export function paginateTable(
  rows: readonly (readonly CellSpec[])[],
  columns: readonly TableColumn[],
  limits: TableLimits,
): TablePage[] {
  const fill = (size: number): Filling => {
    const fitted = rows.map((cells) => fitRow(cells, columns, limits.maxLines, size));
    const head = columns.map((column) => ({ text: column.label, bold: true }));
    return { fitted, size, headHeight: rowHeight(head, columns, size), limits };
  };
  const small = fill(POINTS.tableMin);
  const count = pagesOf(small, limits.height).length;
  const large = fill(POINTS.table);
  const chosen = pagesOf(large, limits.height).length <= count ? large : small;
  return balanced(chosen, count);
}

interface Filling {
  readonly fitted: readonly TableRowSpec[];
  readonly size: number;
  readonly headHeight: number;
  readonly limits: TableLimits;
}

/** Inches between two heights tried when the pages are made alike. */
const BALANCE_STEP = 0.05;

/** The lowest pages that are still as many: so they are nearly alike. */
function balanced(filling: Filling, count: number): TablePage[] {
  let best = pagesOf(filling, filling.limits.height);
  if (count < 2) return best;
  for (let height = filling.limits.height - BALANCE_STEP; height > 0; height -= BALANCE_STEP) {
    const pages = pagesOf(filling, height);
    if (pages.length > best.length) break;
    best = pages;
  }
  return best;
}

function pagesOf({ fitted, size, headHeight, limits }: Filling, limit: number): TablePage[] {
  const pages: TablePage[] = [];
  let page: TableRowSpec[] = [];
  let height = headHeight;
  for (const row of fitted) {
    const full = height + row.height > limit || page.length >= (limits.maxRowsPerPage ?? Infinity);
    if (page.length > 0 && full) {
      pages.push({ rows: page, headHeight, height, size });
      page = [];
      height = headHeight;
    }
    page.push(row);
    height += row.height;
  }
  if (page.length > 0) pages.push({ rows: page, headHeight, height, size });
  return pages;
}

function fitRow(
  cells: readonly CellSpec[],
  columns: readonly TableColumn[],
  maxLines: number,
  size: number,
): TableRowSpec {
  const fitted = columns.map((column, index) => {
    const cell = cells[index] ?? { text: '' };
    const style = { size: size, bold: cell.bold ?? false };
    const width = points(column.width - 2 * CELL_INSET.x) - 1;
    return { ...cell, text: fitLines(cleanLine(cell.text), style, width, maxLines) };
  });
  return { cells: fitted, height: rowHeight(fitted, columns, size) };
}
