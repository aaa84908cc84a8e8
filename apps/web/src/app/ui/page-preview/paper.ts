import type { PreviewPage, PreviewShape } from '@jalon/contracts';

export type SlidePage = Extract<PreviewPage, { kind: 'slide' }>;
export type TextPage = Extract<PreviewPage, { kind: 'text' }>;
export type ChartShape = Extract<PreviewShape, { kind: 'chart' }>;
export type TableShape = Extract<PreviewShape, { kind: 'table' }>;
export type TextShape = Extract<PreviewShape, { kind: 'text' }>;

/** The house palette as printed: a page is paper, the same in the dark. As the theme of the documents says it. */
const PAPER: Readonly<Record<string, string>> = {
  text: '#12201f',
  muted: '#51605f',
  surface: '#ffffff',
  sunken: '#edf1f1',
  accent: '#0b6b63',
  green: '#1e7a45',
  greenSoft: '#e1f3e7',
  amber: '#8a5a00',
  amberSoft: '#fff1d6',
  red: '#b3261e',
  redSoft: '#fce6e4',
  blue: '#3a6ea5',
  blueSoft: '#a9c3de',
  grey: '#5b6766',
  greySoft: '#b9c1c0',
  link: '#0a5f8a',
};

const HEX = /^#[0-9a-f]{6}$/i;
/** The colour of a tone, or that of a template; a tone this screen does not know is written as text. */
export const inkOf = (tone: string): string => PAPER[tone] ?? (HEX.test(tone) ? tone : '#12201f');

const POINTS_PER_INCH = 72;
/** A4, whose text pages are drawn on, in points and with the margins of the house. */
export const A4 = { width: 595.3, height: 841.9 } as const;

/** Points as a share of the width of a page of `inches`, whatever its size on screen. */
export const pointsOf = (points: number, inches: number): string =>
  `${round((points / POINTS_PER_INCH / inches) * 100)}cqi`;

/** A place on the slide as shares of it. */
export function placeOf(
  shape: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  page: { readonly width: number; readonly height: number },
): Readonly<Record<string, string>> {
  return {
    left: `${round((shape.x / page.width) * 100)}%`,
    top: `${round((shape.y / page.height) * 100)}%`,
    width: `${round((shape.w / page.width) * 100)}%`,
    height: `${round((shape.h / page.height) * 100)}%`,
  };
}

export const round = (value: number): number => Math.round(value * 1000) / 1000;
