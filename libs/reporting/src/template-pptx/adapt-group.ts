import type { GroupElement, ParagraphSpec, TextElement } from '../pptx/spec.js';
import { fitLines, textWidth } from '../text/index.js';
import { CONTENT_WIDTH, MARGIN, points, POINTS_PER_INCH, type Box } from '../theme/index.js';
import type { Context } from './hosted.js';
import { FREE_SIZE, freeScale, lineScale, type Measure } from './scales.js';

/** Characters of a label short enough to be left whole. */
const SHORT = 12;
/** Points of the smallest size written on a slide. */
const SMALLEST_WRITTEN = 10;
/** Inches of the widest column of labels beside a drawing. */
const COLUMN_MAX = 4;
/** How much less than the drawing the columns of labels beside it are narrowed. */
const LABELS_KEEP = 1.3;

type GroupItem = GroupElement['items'][number];

/** Marks stay round: as large as the smaller of both scales makes them, around the same middle. */
function keepAspect(shape: string, from: Box, to: Box): Box {
  if (shape === 'rect' || shape === 'line' || from.w === 0 || from.h === 0) return to;
  const scale = Math.min(to.w / from.w, to.h / from.h);
  const w = from.w * scale;
  const h = from.h * scale;
  return { x: to.x + (to.w - w) / 2, y: to.y + (to.h - h) / 2, w, h };
}

/** A drawing on a narrower page: its labels keep more of their width than what is drawn between them. */
export function adaptGroup(
  group: GroupElement,
  context: Context,
): { readonly items: readonly GroupItem[]; readonly scales: readonly number[] } {
  const place = between(group, context.place);
  const items = withoutCollisions(
    group.items.map((item) =>
      item.kind === 'text'
        ? adaptText(item, { ...context, place })
        : { ...item, box: keepAspect(item.shape, item.box, place(item.box)) },
    ),
    context,
  );
  const scales = items.map((item) => {
    if (item.kind !== 'text') return 1;
    return item.paragraphs.length === 1
      ? lineScale(item, context)
      : freeScale(item.paragraphs, FREE_SIZE, item.box, item.inset ?? 0, context);
  });
  return { items, scales };
}

/** The places of a drawing that has a column of labels on each side. */
function between(group: GroupElement, place: (box: Box) => Box): (box: Box) => Box {
  const right = MARGIN + CONTENT_WIDTH;
  const labels = group.items.filter((item) => item.kind === 'text').map(({ box }) => box);
  const near = (one: number, other: number): boolean => Math.abs(one - other) < 0.02;
  const left = Math.max(
    0,
    ...labels.filter(({ x, w }) => near(x, MARGIN) && w < COLUMN_MAX).map(({ w }) => w),
  );
  const last = Math.max(
    0,
    ...labels.filter(({ x, w }) => near(x + w, right) && w < COLUMN_MAX).map(({ w }) => w),
  );
  const whole = place({ x: MARGIN, y: 0, w: CONTENT_WIDTH, h: 1 });
  const across = whole.w / CONTENT_WIDTH;
  if (left === 0 || last === 0 || across > 0.95) return place;
  const kept = Math.min(1, across * LABELS_KEEP);
  const middle = (whole.w - (left + last) * kept) / (CONTENT_WIDTH - left - last);
  const at = (x: number): number => {
    const from = x - MARGIN;
    if (from <= left) return whole.x + from * kept;
    if (from <= CONTENT_WIDTH - last) return whole.x + left * kept + (from - left) * middle;
    return whole.x + whole.w - (right - x) * kept;
  };
  return (box) => ({ ...place(box), x: at(box.x), w: at(box.x + box.w) - at(box.x) });
}

/** The text in its new place, cut where even the smallest letters would not hold it. */
export function adaptText(item: TextElement, { place, least, font }: Context): TextElement {
  const box = place(item.box);
  const before = points(item.box.w) - 2 * (item.inset ?? 0);
  const width = points(box.w) - 2 * (item.inset ?? 0);
  const paragraphs = item.paragraphs.map((paragraph): ParagraphSpec => {
    const [run] = paragraph.runs;
    if (!run || paragraph.runs.length > 1 || run.text.length <= SHORT) return paragraph;
    const size = run.size ?? FREE_SIZE;
    const lines = Math.max(
      1,
      Math.round(textWidth(run.text, { size, bold: run.bold ?? false }) / Math.max(before, 1) + 0.49),
    );
    const style = { size: Math.min(size, least) * font, bold: run.bold ?? false };
    return { ...paragraph, runs: [{ ...run, text: fitLines(run.text, style, Math.max(width, 8), lines) }] };
  });
  return { ...item, box, paragraphs };
}

/** Labels in a row that would run into each other: the next one is left out. */
function withoutCollisions(items: readonly GroupItem[], { least, font }: Measure): GroupItem[] {
  const rows = new Map<string, number>();
  return items.filter((item) => {
    if (item.kind !== 'text') return true;
    const run = item.paragraphs[0]?.runs[0];
    if (!run || run.text.length > SHORT) return true;
    const row = item.box.y.toFixed(3);
    if (item.box.x + 0.02 < (rows.get(row) ?? 0)) return false;
    rows.set(
      row,
      item.box.x +
        (textWidth(run.text, { size: Math.max(least, SMALLEST_WRITTEN) * font }) + 4) / POINTS_PER_INCH,
    );
    return true;
  });
}
