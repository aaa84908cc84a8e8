import { LINE_HEIGHT, wrapText } from '../text/index.js';

/** How much wider a typeface sets a text than Arial does; an unknown one is taken for a little wider. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/arial|helvetica|liberation sans|segoe ui|tahoma|franklin/i, 1.02],
  [/calibri|carlito|aptos|times|garamond|cambria|liberation serif/i, 0.97],
  [/georgia|trebuchet|corbel|candara|open sans|lato|source sans/i, 1.08],
  [/verdana|dejavu|century gothic|montserrat|poppins/i, 1.18],
];
export const fontWidth = (typeface: string): number =>
  WIDTHS.find(([pattern]) => pattern.test(typeface))?.[1] ?? 1.1;

export interface FitParagraph {
  readonly text: string;
  /** Points, before any scaling: of the largest run. */
  readonly size: number;
  readonly bold: boolean;
  /** Points from the left to the text. */
  readonly indent: number;
  /** Points before and after together. */
  readonly gap: number;
  readonly lineHeight: number;
}

export interface FitRoom {
  /** Points inside the margins. */
  readonly width: number;
  readonly height: number;
  /** Times the width of Arial. */
  readonly font: number;
}

/** Says whether every line stands in the room when the text is scaled, and no word is broken. */
export function fitsAt(paragraphs: readonly FitParagraph[], room: FitRoom, scale: number): boolean {
  const height = paragraphs.reduce((sum, paragraph, index) => {
    const style = { size: paragraph.size * scale * room.font, bold: paragraph.bold };
    const lines = wrapText(paragraph.text, style, Math.max(4, room.width - paragraph.indent * scale)).length;
    const gap = index === paragraphs.length - 1 ? 0 : paragraph.gap * scale;
    return sum + lines * paragraph.size * scale * LINE_HEIGHT * paragraph.lineHeight + gap;
  }, 0);
  return height <= room.height + 1;
}

/** Between two scales that are tried. */
export const STEP = 0.025;

/** The largest scale, 1 at most and `least` at least, at which the text stands in its room. */
export function scaleToFit(paragraphs: readonly FitParagraph[], room: FitRoom, least: number): number {
  for (let scale = 1; scale > least; scale -= STEP)
    if (fitsAt(paragraphs, room, scale)) return Math.round(scale * 1000) / 1000;
  return Math.min(1, Math.round(least * 1000) / 1000);
}
