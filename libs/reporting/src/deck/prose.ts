import type { ParagraphSpec, SlideElement, SlideSpec } from '../pptx/index.js';
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
  /** Heads what comes after it. */
  readonly strong?: boolean;
}

interface Item {
  readonly paragraph: ParagraphSpec;
  /** Points. */
  readonly height: number;
  /** Stays with the paragraph after it. */
  readonly heads: boolean;
}

/** The larger where it then takes no more pages. */
const LARGE = POINTS.body;
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

const height = (lines: number, after: number, size: number): number =>
  lines * size * LINE_HEIGHT * SAFETY + after;

/** Labelled texts in two columns, over as many pages as they need; a label never stands alone. */
export function proseSlides(
  { source, words }: TableFrame,
  page: { readonly id: string; readonly title: string; readonly blocks: readonly ProseBlock[] },
): SlideSpec[] {
  const [large, small] = [LARGE, SIZE].map((size) =>
    inColumns(itemsOf(page.blocks, size, COLUMN), COLUMN),
  ) as [Item[][], Item[][]];
  const filled = pagesOf(large) > pagesOf(small) ? small : large;
  const pages = Array.from({ length: pagesOf(filled) }, (_, at) => filled.slice(2 * at, 2 * at + 2));
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

const pagesOf = (filled: readonly unknown[]): number => Math.ceil(filled.length / 2);

/** Labelled texts in two columns under what stands above them; null where they need more than a page. */
export function proseSlideUnder(
  { source }: TableFrame,
  page: { readonly id: string; readonly title: string; readonly blocks: readonly ProseBlock[] },
  above: { readonly elements: readonly SlideElement[]; readonly height: number },
): SlideSpec | null {
  const sides = onePage(page.blocks, COLUMN - points(above.height), [LARGE, SIZE]);
  if (sides === null) return null;
  return {
    id: `${page.id}-1`,
    layout: '2-COLONNES',
    title: page.title,
    elements: [
      ...above.elements,
      ...sides.map((items, side) => ({
        kind: 'slot' as const,
        slot: side === 0 ? 'left' : 'right',
        box: columns(6 * side, 6, BODY_BOX.y + above.height, BODY_BOX.h - above.height),
        paragraphs: items.map(({ paragraph }) => paragraph),
      })),
      source,
    ],
  };
}

/** The two columns of a page in the first of the sizes in which it holds everything. */
function onePage(blocks: readonly ProseBlock[], room: number, sizes: readonly number[]): Item[][] | null {
  for (const size of sizes) {
    const items = itemsOf(blocks, size, room);
    const filled = inColumns(items, room);
    const highest = Math.max(...filled.map((side) => side.reduce((sum, item) => sum + item.height, 0)));
    if (filled.length <= 2 && highest <= room) return filled;
  }
  return null;
}

const itemsOf = (blocks: readonly ProseBlock[], size: number, room: number): Item[] =>
  blocks.flatMap((block) => blockItems(block, size, room));

function blockItems({ label, texts }: ProseBlock, size: number, room: number): Item[] {
  if (texts.length === 0) return [];
  const bold = wrapText(label, { size, bold: true }, WIDTH);
  const heading: Item = {
    paragraph: {
      runs: [{ text: label, size, bold: true, tone: 'accent' }],
      level: 0,
      after: LABEL_AFTER,
    },
    height: height(bold.length, LABEL_AFTER, size),
    heads: true,
  };
  return [
    ...(label === '' ? [] : [heading]),
    ...texts.flatMap((text, index) =>
      textItems(text, { size, room, gap: index === texts.length - 1 ? BLOCK_GAP : 0 }),
    ),
  ];
}

/** A text too long for a column is cut at the end of a line, nothing lost. */
function textItems(
  { text, level, muted, strong = false }: ProseText,
  { size, room, gap }: { readonly size: number; readonly room: number; readonly gap: number },
): Item[] {
  const lines = wrapText(text, { size, bold: strong }, WIDTH - INDENT * level);
  const most = Math.max(1, Math.floor(room / height(1, 0, size)) - 3);
  const pieces = Math.ceil(lines.length / most);
  return Array.from({ length: pieces }, (_, at) => {
    const part = pieces === 1 ? lines : lines.slice(at * most, (at + 1) * most);
    const after = at === pieces - 1 ? AFTER[level] + gap : 0;
    const words = pieces === 1 ? text : part.join(' ');
    return {
      paragraph: {
        runs: [
          {
            text: words,
            size,
            ...(muted ? { tone: 'muted' as const } : {}),
            ...(strong ? { bold: true } : {}),
          },
        ],
        level: at === 0 ? level : 0,
        after,
      },
      height: height(part.length, after, size),
      heads: strong,
    };
  });
}

/** Columns filled one after the other, as low as they can be for the pages they take. */
function inColumns(items: readonly Item[], room: number): Item[][] {
  let best = fill(items, room);
  const most = 2 * Math.ceil(best.length / 2);
  for (let limit = room - STEP; limit > 0; limit -= STEP) {
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
