import type { ParagraphSpec, TextElement } from '../pptx/spec.js';
import { cleanLine, textWidth, wrapText } from '../text/index.js';
import { points, type Box } from '../theme/index.js';
import { scaleToFit, STEP, type FitParagraph } from './fit.js';
import type { Host } from './match.js';
import type { HostSlot } from './read-template.js';

/** Points of a free text that gives none. */
export const FREE_SIZE = 14;
/** Points of the smallest title. */
const TITLE_LEAST = 14;

/** What the texts of a slide are measured with. */
export interface Measure {
  /** Points of the smallest text. */
  readonly least: number;
  /** Width of the template's letters, times that of Arial. */
  readonly font: number;
}

export function titleScale(text: string, { layout }: Host): number {
  const title = layout.title;
  if (!title) return 1;
  const scale = holderScale([{ runs: [{ text }] }], title, title.box, TITLE_LEAST);
  return withoutWidow(text, title, scale);
}

/** A last line shorter than that part of the title's width is a word alone. */
const WIDOW = 0.25;
/** A title may be that much smaller to take it in. */
const WIDOW_LEAST = 0.85;

/** The scale, or the one a little smaller at which no word stands alone on the last line. */
function withoutWidow(text: string, { level, inset, box, font }: HostSlot, scale: number): number {
  const width = points(box.w) - inset.across - 2;
  const linesAt = (at: number): string[] =>
    wrapText(cleanLine(text), { size: level.size * at * font, bold: level.bold }, width);
  const lines = linesAt(scale);
  const style = { size: level.size * scale * font, bold: level.bold };
  if (lines.length < 2 || textWidth(lines.at(-1) ?? '', style) > width * WIDOW) return scale;
  for (let at = scale - STEP; at >= scale * WIDOW_LEAST && level.size * at >= TITLE_LEAST; at -= STEP)
    if (linesAt(at).length < lines.length) return Math.round(at * 1000) / 1000;
  return scale;
}

const sized = (paragraph: ParagraphSpec): string =>
  cleanLine(paragraph.runs.map(({ text }) => text).join(''));

export function holderScale(
  paragraphs: readonly ParagraphSpec[],
  slot: HostSlot,
  box: Box,
  least: number,
): number {
  const { level, inset, font } = slot;
  const room = {
    width: points(box.w) - inset.across - 2,
    height: points(box.h) - inset.along,
    font: level.caps ? font * 1.25 : font,
  };
  const lines = paragraphs.map((paragraph): FitParagraph => ({
    text: sized(paragraph),
    size: level.size,
    bold: level.bold || paragraph.runs.every((run) => run.bold),
    indent: level.indent,
    gap: level.gap,
    lineHeight: level.lineHeight,
  }));
  return scaleToFit(lines, room, Math.min(1, least / level.size));
}

export function freeScale(
  paragraphs: readonly ParagraphSpec[],
  usual: number,
  box: Box,
  inset: number,
  { least, font }: Measure,
): number {
  const lines = paragraphs.map((paragraph): FitParagraph => {
    const size = Math.max(...paragraph.runs.map((run) => run.size ?? usual));
    const bold = paragraph.runs.every((run) => run.bold);
    return { text: sized(paragraph), size, bold, indent: 0, gap: paragraph.after ?? 0, lineHeight: 1 };
  });
  const smallest = Math.min(...lines.map(({ size }) => size));
  const room = { width: points(box.w) - 2 * inset - 1, height: points(box.h) - 2 * inset, font };
  return scaleToFit(lines, room, Math.min(1, least / smallest));
}

/** Labels of a drawing stand on their line: as small as it takes, never broken. */
export function lineScale(item: TextElement, context: Measure): number {
  const fits = freeScale(item.paragraphs, FREE_SIZE, item.box, item.inset ?? 0, context);
  const [paragraph, ...others] = item.paragraphs;
  if (!paragraph || others.length > 0) return fits;
  const width = paragraph.runs.reduce(
    (sum, { text, size = FREE_SIZE, bold = false }) =>
      sum + textWidth(text, { size: size * context.font, bold }),
    0,
  );
  const size = Math.max(...paragraph.runs.map((run) => run.size ?? FREE_SIZE));
  const room = points(item.box.w) - 2 * (item.inset ?? 0);
  return Math.min(fits, Math.max(context.least / size, Math.floor((room / Math.max(width, 1)) * 40) / 40));
}
