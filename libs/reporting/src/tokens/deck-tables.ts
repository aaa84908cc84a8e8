import { child, descendants, elements, isElement, type XmlElement } from '../xml/xml.js';
import { cloneXml, ensureChild, type OfficePackage } from './package.js';
import {
  DRAWING,
  findTokens,
  paragraphsOf,
  paragraphText,
  replaceTokens,
  type TokenMark,
} from './paragraphs.js';
import type { Scope } from './scope.js';
import { floorUnder, rectangleOf, rowHeight, shapesOf, type Ancestry } from './shapes.js';

const POINT = 12_700;

/** The marker that repeats a row: at the start of its first cell. */
export function rowMark(row: XmlElement): TokenMark | undefined {
  const cell = elements(row).find(({ name }) => name === 'a:tc');
  const text = cell
    ? paragraphsOf(cell, DRAWING)
        .map((one) => paragraphText(one, DRAWING))
        .join('')
    : '';
  const [found] = findTokens(text);
  return found?.kind === 'token' && found.mark.sign === '#' && text.slice(0, found.start).trim() === ''
    ? found.mark
    : undefined;
}

interface Part {
  readonly row: XmlElement;
  /** A row of facts: the others are the template's own, and stay on every page. */
  readonly repeated: boolean;
}

/**
 * Writes the rows of the tables of a slide, on as many copies of it as they need: the rows of the template around them
 * are repeated on each. Gives the parts of the pages.
 */
export function paginated(
  { pack, height }: { readonly pack: OfficePackage; readonly height: number },
  slide: string,
  scope: Scope,
  ancestry: Ancestry,
): string[] {
  const root = pack.tree(slide);
  const shapes = shapesOf(root);
  const plans = frames(root).map((frame) => {
    const table = descendants(frame, 'a:tbl')[0];
    if (!table) return [[]];
    const rows = elements(table).filter(({ name }) => name === 'a:tr');
    if (!rows.some(rowMark)) return null;
    if (rows[0] && !rowMark(rows[0])) nameHead(table);
    const parts = rows.flatMap((row) => filledRows(row, scope));
    const box = rectangleOf(frame) ?? { x: 0, y: 0, w: 0, h: 0 };
    const room = floorUnder(shapes, frame, ancestry, height)(box) - box.y;
    return chunks(parts, columnWidths(table), room / POINT);
  });
  const count = Math.max(1, ...plans.map((pages) => pages?.length ?? 1));
  const pages = Array.from({ length: count }, (_, index) => (index === 0 ? slide : pack.clone(slide)));
  pages.forEach((page, index) => {
    const lost = frames(pack.tree(page)).filter((frame, at) => {
      const plan = plans[at];
      const table = descendants(frame, 'a:tbl')[0];
      if (!plan || !table) return false;
      const rows = plan[index];
      if (!rows) return true;
      setRows(frame, table, index === 0 ? rows : rows.map(cloneXml));
      return false;
    });
    for (const tree of descendants(pack.tree(page), 'p:spTree', 'p:grpSp'))
      tree.children = tree.children.filter((node) => !isElement(node) || !lost.includes(node));
  });
  return pages;
}

const frames = (root: XmlElement): XmlElement[] =>
  descendants(root, 'p:graphicFrame').filter((frame) => descendants(frame, 'a:tbl').length > 0);

/** The tables of a slide, in order. */
export const tablesOf = (root: XmlElement): XmlElement[] => descendants(root, 'a:tbl');

const columnWidths = (table: XmlElement): number[] =>
  descendants(table, 'a:gridCol').map((column) => Number(column.attributes.get('w') ?? 0));

function filledRows(row: XmlElement, scope: Scope): Part[] {
  const mark = rowMark(row);
  if (!mark) {
    fillRow(row, scope);
    return [{ row, repeated: false }];
  }
  const rows = scope.rows(mark);
  if ('empty' in rows) return [{ row: emptyRow(row, rows.empty), repeated: true }];
  return rows.map(({ item }, index) => {
    const copy = cloneXml(row);
    if (index > 0) forgetRow(copy);
    fillRow(copy, scope.within(item));
    return { row: copy, repeated: true };
  });
}

function fillRow(row: XmlElement, scope: Scope): void {
  for (const paragraph of paragraphsOf(row, DRAWING))
    replaceTokens(paragraph, DRAWING, (found) => scope.say(found));
}

/** The first cell says that there is nothing, the others stay empty. */
function emptyRow(row: XmlElement, said: string): XmlElement {
  let first = true;
  for (const paragraph of paragraphsOf(row, DRAWING)) {
    replaceTokens(paragraph, DRAWING, (found) => {
      if (!first || (found.kind === 'token' && found.mark.sign !== '')) return '';
      first = false;
      return said;
    });
  }
  return row;
}

/** The id PowerPoint gave a row is that row's alone. */
function forgetRow(row: XmlElement): void {
  row.children = row.children.filter((node) => !isElement(node) || node.name !== 'a:extLst');
}

/** Rows by page: those of the template on each, those of the facts as many as fit, one at least. */
function chunks(parts: readonly Part[], widths: readonly number[], room: number): XmlElement[][] {
  const measured = parts.map((part) => ({ ...part, height: rowHeight(part.row, widths) }));
  const fixed = measured.filter(({ repeated }) => !repeated).reduce((sum, { height }) => sum + height, 0);
  const pages: (typeof measured)[] = [];
  let used = Infinity;
  for (const part of measured.filter(({ repeated }) => repeated)) {
    if (used + part.height > room) {
      pages.push([]);
      used = fixed;
    }
    pages.at(-1)?.push(part);
    used += part.height;
  }
  const before = measured.findIndex(({ repeated }) => repeated);
  const rows = (some: readonly (typeof measured)[number][]): XmlElement[] => some.map(({ row }) => row);
  return pages.map((page) => [
    ...rows(measured.slice(0, before)),
    ...rows(page),
    ...rows(measured.slice(before).filter(({ repeated }) => !repeated)),
  ]);
}

function setRows(frame: XmlElement, table: XmlElement, rows: readonly XmlElement[]): void {
  const at = table.children.findIndex((node) => isElement(node) && node.name === 'a:tr');
  const others = table.children.filter((node) => !isElement(node) || node.name !== 'a:tr');
  table.children = [...others.slice(0, at), ...rows, ...others.slice(at)];
  const widths = columnWidths(table);
  const extent = child(frame, 'p:xfrm');
  const size = extent && child(extent, 'a:ext');
  const height = rows.reduce((sum, row) => sum + rowHeight(row, widths), 0);
  size?.attributes.set('cy', String(Math.round(height * POINT)));
}

/** Screen readers are told that the first row is the head, where that changes nothing to see. */
function nameHead(table: XmlElement): void {
  const properties = ensureChild(table, 'a:tblPr', true);
  if (!child(properties, 'a:tableStyleId') && !properties.attributes.has('firstRow'))
    properties.attributes.set('firstRow', '1');
}
