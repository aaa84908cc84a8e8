import { columnWidths, unbroken } from '../docx/column-widths.js';
import { nodeText } from '../tokens/paragraphs.js';
import { child, descendants, elements, type XmlElement } from '../xml/xml.js';

/** Twentieths of a point. */
const CELL_MARGINS = 240;
/** Faces of templates may be that much wider than the one texts are measured in; where a page has no room for that, less. */
const WIDER = [1.35, 1.1] as const;

/**
 * Makes a table of a note as wide as the text of the page (twentieths of a point): its columns keep their shares, but for
 * what the longest word or short cell of each needs at the size of the template's tables (points).
 */
export function setWidths(table: XmlElement, width: number, size: number): void {
  const grid = child(table, 'w:tblGrid');
  const columns = grid ? elements(grid) : [];
  const shares = columns.map((column) => Number(column.attributes.get('w:w') ?? 0));
  const total = sum(shares);
  if (total <= 0) return;
  const rows = elements(table).filter(({ name }) => name === 'w:tr');
  const [ample, tight] = WIDER.map((wider) => shares.map((_, at) => longest(rows, at, size * wider)));
  const least = ample && sum(ample) <= width ? ample : (tight ?? []);
  const widths = columnWidths(shares, least, width);
  columns.forEach((column, at) => column.attributes.set('w:w', String(widths[at] ?? 0)));
  child(child(table, 'w:tblPr') ?? table, 'w:tblW')?.attributes.set('w:w', String(width));
  for (const row of rows) {
    let at = 0;
    for (const { cell, span } of cellsOf(row)) {
      const own = widths.slice(at, at + span).reduce((sum, each) => sum + each, 0);
      child(child(cell, 'w:tcPr') ?? cell, 'w:tcW')?.attributes.set('w:w', String(own));
      at += span;
    }
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function cellsOf(row: XmlElement): { readonly cell: XmlElement; readonly span: number }[] {
  return elements(row)
    .filter(({ name }) => name === 'w:tc')
    .map((cell) => {
      const span = child(child(cell, 'w:tcPr') ?? cell, 'w:gridSpan')?.attributes.get('w:val');
      return { cell, span: Number(span ?? 1) };
    });
}

/** What a column needs so that no word is broken, up to what is reasonable. */
function longest(rows: readonly XmlElement[], column: number, size: number): number {
  let most = 0;
  for (const row of rows) {
    let at = 0;
    for (const { cell, span } of cellsOf(row)) {
      if (at === column && span === 1)
        most = Math.max(most, unbroken(descendants(cell, 'w:t').map(nodeText).join(''), size) * 20);
      at += span;
    }
  }
  return most + CELL_MARGINS;
}
