import type { Box, ToneName } from '../theme/index.js';

/** A tone of the house palette, or a colour of somebody's template as `#RRGGBB`. */
export type Ink = ToneName | `#${string}`;

/** Something drawn on a page, in inches from its top left; sizes are points. */
export type PreviewShape = Box &
  (
    | {
        readonly kind: 'text';
        readonly anchor: 'top' | 'middle' | 'bottom';
        readonly fill: Ink | null;
        readonly line: Ink | null;
        readonly paragraphs: readonly PreviewParagraph[];
      }
    | {
        readonly kind: 'shape';
        readonly shape: 'rect' | 'ellipse' | 'triangle' | 'diamond' | 'donut' | 'line';
        readonly fill: Ink | null;
        readonly line: Ink | null;
      }
    | {
        readonly kind: 'table';
        readonly size: number;
        readonly columns: readonly {
          readonly width: number;
          readonly align: 'left' | 'right' | 'center';
        }[];
        readonly rows: readonly {
          readonly height: number;
          readonly head: boolean;
          readonly cells: readonly {
            readonly text: string;
            readonly bold: boolean;
            readonly tone: Ink;
          }[];
        }[];
      }
    | {
        readonly kind: 'chart';
        readonly type: 'bars' | 'stacked-columns' | 'lines';
        readonly alt: string;
        readonly categories: readonly string[];
        readonly series: readonly {
          readonly name: string;
          readonly tone: Ink;
          readonly values: readonly (number | null)[];
        }[];
        readonly unit: string;
      }
  );

export interface PreviewParagraph {
  readonly runs: readonly {
    readonly text: string;
    readonly bold?: boolean;
    readonly size: number;
    readonly tone: Ink;
  }[];
  readonly align: 'left' | 'center' | 'right';
  /** Inches its text stands in from the left, its bullet before it. */
  readonly indent: number;
  /** Points after it. */
  readonly after: number;
  /** What stands before the text: `•`, `3.`; nothing where it is empty. */
  readonly bullet: string;
}

export interface SlidePage {
  readonly kind: 'slide';
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly background: Ink;
  readonly shapes: readonly PreviewShape[];
}

export type PreviewBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly style: string; readonly text: string }
  /** Its bullet or number begins the text. */
  | { readonly kind: 'item'; readonly level: number; readonly text: string }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export interface TextPage {
  readonly kind: 'text';
  /** The chapter the page is in. */
  readonly title: string;
  readonly blocks: readonly PreviewBlock[];
}

/** A page to look at before the document is made: a slide is drawn in place, a page of Word is a run of blocks. */
export type PreviewPage = SlidePage | TextPage;
