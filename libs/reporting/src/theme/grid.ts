/** Places and sizes of the house slide, in inches and points (13.333 × 7.5 in, 12 columns, margins of 0.6 in). */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export const SLIDE = { w: 13.333, h: 7.5 } as const;
export const MARGIN = 0.6;
export const CONTENT_WIDTH = SLIDE.w - 2 * MARGIN;
export const GUTTER = 0.2;

export const TITLE_BOX: Box = { x: MARGIN, y: 0.4, w: CONTENT_WIDTH, h: 0.95 };
export const BODY_BOX: Box = { x: MARGIN, y: 1.5, w: CONTENT_WIDTH, h: 5.0 };
export const SOURCE_BOX: Box = { x: MARGIN, y: 6.56, w: CONTENT_WIDTH, h: 0.32 };
export const FOOTER_Y = 6.98;
export const FOOTER_H = 0.3;

export const POINTS = {
  title: 24,
  body: 16,
  detail: 14,
  table: 12,
  tableMin: 11,
  source: 10,
  footer: 10,
} as const;
export const EMU_PER_INCH = 914400;
export const POINTS_PER_INCH = 72;

export const emu = (inches: number): number => Math.round(inches * EMU_PER_INCH);
export const points = (inches: number): number => inches * POINTS_PER_INCH;

/** The box of `span` columns from column `from` (0 to 11), between two heights. */
export function columns(from: number, span: number, y: number, h: number): Box {
  const column = (CONTENT_WIDTH - 11 * GUTTER) / 12;
  return { x: MARGIN + from * (column + GUTTER), y, w: span * column + (span - 1) * GUTTER, h };
}
