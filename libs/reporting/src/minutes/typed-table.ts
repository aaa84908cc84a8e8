import { plainText, type MinutesCell, type MinutesList, type MinutesTable } from '@jalon/domain';
import { inlineText, type NoteBlock, type NoteCell, type NoteInline } from '../docx/index.js';
import { cleanLine, formatNumber, typeset } from '../text/index.js';
import { isBlank, noteInlines } from './inlines.js';
import type { MinutesMessages } from './messages.js';

/** What Word takes in a table. */
const MOST_COLUMNS = 63;
/** Characters that a column counts for at least and at most when the width is shared out. */
const NARROWEST = 6;
const WIDEST = 40;

interface Placed {
  readonly cell: MinutesCell | null;
  readonly at: number;
  readonly across: number;
  readonly down: 'start' | 'continue' | null;
}

/** A table that was typed, made whole: every row covers every column, whatever its cells say they take. */
export function noteTable(
  table: MinutesTable,
  caption: string,
  words: MinutesMessages,
  language: 'fr' | 'en',
): NoteBlock[] {
  const rows = placedRows(table);
  const [first, ...others] = rows;
  const columns = Math.max(
    0,
    ...rows.map((row) => row.reduce((end, { at, across }) => Math.max(end, at + across), 0)),
  );
  if (first === undefined || columns === 0) return [];
  const cells = rows.map((row) => row.map(noteCell));
  const heads = (cells[0] ?? []).map((cell) => cell.text).filter((text) => text !== '');
  const shares = columnShares(rows, columns);
  const count = (n: number): string => formatNumber(n, language);
  return [
    {
      kind: 'table',
      caption,
      alt: typeset(words.typedTableAlt(count(others.length), count(columns), heads.join(', ')), language),
      columns: shares.map((share, at) => ({ label: cells[0]?.[at]?.text ?? '', share })),
      head: cells[0] ?? [],
      rows: cells.slice(1),
    },
  ];
}

/** How many rows a column is still taken for, by a cell of so many columns. */
interface Taken {
  left: number;
  readonly across: number;
}

/** Where each cell stands. Cells that take several rows keep their place in the next ones; the header keeps to itself. */
function placedRows(table: MinutesTable): readonly (readonly Placed[])[] {
  const rows = (table.content ?? []).filter((row) => (row.content ?? []).length > 0);
  const taken: Taken[] = [];
  return rows.map((row, index) => {
    const placed: Placed[] = [];
    let at = 0;
    for (const cell of row.content ?? []) {
      while ((taken[at]?.left ?? 0) > 0) at = goOn(placed, taken, at);
      if (at >= MOST_COLUMNS) break;
      const across = clamp(cell.attrs?.colspan, freeColumns(taken, at));
      const down = index === 0 ? 1 : clamp(cell.attrs?.rowspan, rows.length - index);
      for (let column = at; column < at + across; column += 1) taken[column] = { left: down - 1, across };
      placed.push({ cell, at, across, down: down > 1 ? 'start' : null });
      at += across;
    }
    // A row that ends early still goes on with the cells from above that stand further right.
    while (at < taken.length) {
      if ((taken[at]?.left ?? 0) > 0) at = goOn(placed, taken, at);
      else placed.push({ cell: null, at: at++, across: 1, down: null });
    }
    return placed;
  });
}

/** Goes on with the cell from above that takes column `at`; answers the column after it. */
function goOn(placed: Placed[], taken: readonly Taken[], at: number): number {
  const across = taken[at]?.across ?? 1;
  placed.push({ cell: null, at, across, down: 'continue' });
  for (const column of taken.slice(at, at + across)) column.left -= 1;
  return at + across;
}

/** How many columns from `at` are not taken by a cell from above. */
function freeColumns(taken: readonly { readonly left: number }[], at: number): number {
  let end = at;
  while (end < MOST_COLUMNS && (taken[end]?.left ?? 0) === 0) end += 1;
  return end - at;
}

const clamp = (wanted: number | undefined, most: number): number =>
  Math.max(1, Math.min(most, Number.isInteger(wanted) ? (wanted ?? 1) : 1));

function noteCell({ cell, across, down }: Placed): NoteCell {
  const paragraphs = cell === null ? [] : cellParagraphs(cell.content ?? []);
  return {
    text: paragraphs.map((line) => cleanLine(inlineText(line))).join(' '),
    paragraphs,
    ...(across > 1 ? { across } : {}),
    ...(down === null ? {} : { down }),
  };
}

/** Lines of a cell; items of lists behind a dash or their number. */
function cellParagraphs(parts: NonNullable<MinutesCell['content']>, depth = 0): NoteInline[][] {
  return parts.flatMap((part): NoteInline[][] => {
    if (part.type === 'paragraph') {
      const inlines = noteInlines(part.content);
      return isBlank(inlines) ? [] : [inlines];
    }
    return listLines(part, depth);
  });
}

function listLines(list: MinutesList, depth: number): NoteInline[][] {
  return (list.content ?? []).flatMap((item, index) => {
    const lines = cellParagraphs(item.content ?? [], depth + 1);
    const mark = `${'\u00A0\u00A0'.repeat(depth)}${list.type === 'orderedList' ? `${index + 1}.` : '–'}\u00A0`;
    return lines.map((line, at): NoteInline[] => (at === 0 ? [{ kind: 'text', text: mark }, ...line] : line));
  });
}

/** Columns share the width by what they hold, none too narrow to read. */
function columnShares(rows: readonly (readonly Placed[])[], columns: number): readonly number[] {
  const shares = Array.from({ length: columns }, () => NARROWEST);
  for (const row of rows) {
    for (const { cell, at, across } of row) {
      if (cell === null || across > 1) continue;
      const length = (cell.content ?? []).reduce(
        (most, part) => Math.max(most, part.type === 'paragraph' ? plainText(part.content).length : WIDEST),
        0,
      );
      shares[at] = Math.max(shares[at] ?? NARROWEST, Math.min(WIDEST, length));
    }
  }
  return shares;
}
