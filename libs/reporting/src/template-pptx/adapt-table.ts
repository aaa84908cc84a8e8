import { CELL_INSET } from '../pptx/produce.js';
import { fitColumns } from '../pptx/table.js';
import type { CellSpec, TableColumn, TableElement, TableRowSpec } from '../pptx/spec.js';
import { cleanLine, fitLines, LINE_HEIGHT, textWidth, wrapText } from '../text/index.js';
import { points, POINTS, POINTS_PER_INCH, type Box } from '../theme/index.js';

/** Smallest cells of a template whose pages are narrower than ours. */
const SMALLEST = 10;
/** A little more than the font needs, for readers whose metrics differ. */
const SAFETY = 1.03;

/**
 * The table set in a place of another width: columns as wide as their longest word or short cell at least, rows as high as their
 * lines, and as many pages as that takes, each with its header.
 */
export function adaptTable(table: TableElement, room: Box, font: number): TableElement[] {
  const designed = table.size ?? POINTS.tableMin;
  const sizes = [designed, POINTS.tableMin, SMALLEST].filter(
    (size, at, all) => size <= designed && all.indexOf(size) === at,
  );
  const fillings = sizes.map((size) => {
    const filled = set(table, room, size, font);
    return { filled, pages: pagesOf(filled, room.h) };
  });
  // The largest letters that cost no page more.
  const count = Math.min(...fillings.map(({ pages }) => pages.length));
  const best = fillings.find(({ pages }) => pages.length === count);
  return (best?.pages ?? []).map((rows) => ({ ...(best?.filled ?? table), rows }));
}

/** Inches of header and rows together. */
export const heightOf = ({ headHeight, rows }: TableElement): number =>
  rows.reduce((sum, { height }) => sum + height, headHeight);

function set(table: TableElement, room: Box, size: number, font: number): TableElement {
  const columns = widths(table, room.w, size, font);
  const head = columns.map(({ label }): CellSpec => ({ text: label, bold: true }));
  const headHeight = rowHeight(head, columns, size, font);
  const most = Math.max(
    1,
    Math.floor(points(room.h - headHeight - 2 * CELL_INSET.y) / (size * LINE_HEIGHT * SAFETY)),
  );
  const rows = table.rows.map(({ cells }): TableRowSpec => {
    const fitted = cells.map((cell, index) => {
      const column = columns[index];
      const style = { size: size * font, bold: cell.bold ?? false };
      return column
        ? { ...cell, text: fitLines(cleanLine(cell.text), style, inner(column.width), most) }
        : cell;
    });
    return { cells: fitted, height: rowHeight(fitted, columns, size, font) };
  });
  return { ...table, x: room.x, y: room.y, columns, rows, headHeight, size };
}

const inner = (width: number): number => points(width - 2 * CELL_INSET.x) - 1;

function rowHeight(
  cells: readonly CellSpec[],
  columns: readonly TableColumn[],
  size: number,
  font: number,
): number {
  const lines = columns.map((column, index) => {
    const cell = cells[index];
    return cell
      ? wrapText(cell.text, { size: size * font, bold: cell.bold ?? false }, inner(column.width)).length
      : 1;
  });
  return (Math.max(1, ...lines) * size * LINE_HEIGHT * SAFETY) / POINTS_PER_INCH + 2 * CELL_INSET.y;
}

/** Characters of a cell that is read at once, such as a code, a date or a mark with its word. */
const AT_ONCE = 14;

/** What is not to be parted: a short cell whole, else its words. */
const wholes = (text: string): readonly string[] => (text.length <= AT_ONCE ? [text] : text.split(' '));

/** Shares of the width as they were, but none narrower than what is not to be parted where the others can give. */
function widths(table: TableElement, width: number, size: number, font: number): TableColumn[] {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const scaled = table.columns.map((column) => ({ ...column, width: (column.width / total) * width }));
  const cells = table.rows.map((row) => row.cells);
  const shares = fitColumns(cells, scaled, size * font).map((column) => column.width);
  const least = table.columns.map((column, index) => {
    const texts: CellSpec[] = [
      { text: column.label, bold: true },
      ...table.rows.map(({ cells }): CellSpec => cells[index] ?? { text: '' }),
    ];
    const words = texts.flatMap(({ text, ...cell }) =>
      wholes(cleanLine(text)).map((word) => textWidth(word, { size: size * font, bold: cell.bold ?? false })),
    );
    return Math.min(width * 0.25, (Math.max(0, ...words) + 3) / POINTS_PER_INCH + 2 * CELL_INSET.x);
  });
  const lack = shares.reduce((sum, share, index) => sum + Math.max(0, (least[index] ?? 0) - share), 0);
  const spare = shares.reduce((sum, share, index) => sum + Math.max(0, share - (least[index] ?? 0)), 0);
  const given = spare === 0 ? 0 : Math.min(1, lack / spare);
  const wanted = shares.map((share, index) => {
    const floor = least[index] ?? 0;
    return share < floor ? floor : share - (share - floor) * given;
  });
  const sum = wanted.reduce((all, one) => all + one, 0);
  return table.columns.map((column, index) => ({ ...column, width: ((wanted[index] ?? 0) / sum) * width }));
}

/** Pages filled alike. */
function pagesOf(table: TableElement, limit: number): TableRowSpec[][] {
  const fill = (height: number): TableRowSpec[][] => {
    const pages: TableRowSpec[][] = [];
    let used = Infinity;
    for (const row of table.rows) {
      if (used + row.height > height) {
        pages.push([]);
        used = table.headHeight;
      }
      pages.at(-1)?.push(row);
      used += row.height;
    }
    return pages;
  };
  let best = fill(limit);
  const count = best.length;
  for (let height = limit - 0.05; height > limit / 2; height -= 0.05) {
    const pages = fill(height);
    if (pages.length > count) break;
    best = pages;
  }
  return best;
}
