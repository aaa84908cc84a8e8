import type { ParagraphSpec, SlideSpec } from '../pptx/index.js';
import { LINE_HEIGHT, truncate, wrapText } from '../text/index.js';
import { BODY_BOX, columns, points, POINTS } from '../theme/index.js';
import type { TableFrame } from './tables.js';
import { TITLE_MAX } from './titles.js';

/** Something said under a label: paragraphs (0) and items of a list (1). */
export interface ProseBlock {
  readonly label: string;
  readonly texts: readonly ProseText[];
}
export interface ProseText {
  readonly text: string;
  readonly level: 0 | 1;
  readonly muted?: boolean;
}

interface Item {
  readonly paragraph: ParagraphSpec;
  /** Points. */
  readonly height: number;
  /** Stays with the paragraph after it. */
  readonly heads: boolean;
}

const SIZE = POINTS.detail;
const LABEL_AFTER = 3;
const AFTER = { 0: 6, 1: 4 } as const;
const BLOCK_GAP = 8;
/** Points that an item of a list starts further in. */
const INDENT = 18;
/** A reader's metrics are not quite ours, and a template may have inner margins. */
const SIDE_ROOM = 16;
const SAFETY = 1.02;
const COLUMN = points(BODY_BOX.h) - 12;
/** Points between two heights tried when the columns are made alike. */
const STEP = 6;
const WIDTH = points(columns(0, 6, 0, 1).w) - SIDE_ROOM;

const height = (lines: number, after: number): number => lines * SIZE * LINE_HEIGHT * SAFETY + after;

/** Labelled texts in two columns, over as many pages as they need; a label never stands alone. */
export function proseSlides(
  { source, words }: TableFrame,
  page: { readonly id: string; readonly title: string; readonly blocks: readonly ProseBlock[] },
): SlideSpec[] {
  const filled = inColumns(page.blocks.flatMap(itemsOf));
  const pages = Array.from({ length: Math.ceil(filled.length / 2) }, (_, at) =>
    filled.slice(2 * at, 2 * at + 2),
  );
  return pages.map((sides, index): SlideSpec => {
    const suffix = pages.length > 1 ? words.continued(index + 1, pages.length) : '';
    return {
      id: `${page.id}-${index + 1}`,
      layout: '2-COLONNES',
      title: `${truncate(page.title, TITLE_MAX - suffix.length)}${suffix}`,
      elements: [
        ...sides.map((items, side) => ({
          kind: 'slot' as const,
          slot: side === 0 ? 'left' : 'right',
          paragraphs: items.map(({ paragraph }) => paragraph),
        })),
        source,
      ],
    };
  });
}

function itemsOf({ label, texts }: ProseBlock): Item[] {
  if (texts.length === 0) return [];
  const bold = wrapText(label, { size: SIZE, bold: true }, WIDTH);
  const heading: Item = {
    paragraph: {
      runs: [{ text: label, size: SIZE, bold: true, tone: 'accent' }],
      level: 0,
      after: LABEL_AFTER,
    },
    height: height(bold.length, LABEL_AFTER),
    heads: true,
  };
  return [
    ...(label === '' ? [] : [heading]),
    ...texts.flatMap((text, index) => textItems(text, index === texts.length - 1 ? BLOCK_GAP : 0)),
  ];
}

/** A text too long for a column is cut at the end of a line, nothing lost. */
function textItems({ text, level, muted }: ProseText, gap: number): Item[] {
  const lines = wrapText(text, { size: SIZE }, WIDTH - INDENT * level);
  const most = Math.floor(COLUMN / height(1, 0)) - 3;
  const pieces = Math.ceil(lines.length / most);
  return Array.from({ length: pieces }, (_, at) => {
    const part = pieces === 1 ? lines : lines.slice(at * most, (at + 1) * most);
    const after = at === pieces - 1 ? AFTER[level] + gap : 0;
    const words = pieces === 1 ? text : part.join(' ');
    return {
      paragraph: {
        runs: [{ text: words, size: SIZE, ...(muted ? { tone: 'muted' as const } : {}) }],
        level: at === 0 ? level : 0,
        after,
      },
      height: height(part.length, after),
      heads: false,
    };
  });
}

/** Columns filled one after the other, as low as they can be for the pages they take. */
function inColumns(items: readonly Item[]): Item[][] {
  let best = fill(items, COLUMN);
  const most = 2 * Math.ceil(best.length / 2);
  for (let limit = COLUMN - STEP; limit > 0; limit -= STEP) {
    const next = fill(items, limit);
    if (next.length > most) break;
    best = next;
  }
  return best;
}

function fill(items: readonly Item[], limit: number): Item[][] {
  const filled: Item[][] = [];
  let column: Item[] = [];
  let used = 0;
  for (const [index, item] of items.entries()) {
    const following = item.heads ? (items[index + 1]?.height ?? 0) : 0;
    if (column.length > 0 && used + item.height + following > limit) {
      filled.push(column);
      column = [];
      used = 0;
    }
    column.push(item);
    used += item.height;
  }
  if (column.length > 0) filled.push(column);
  return filled;
}
