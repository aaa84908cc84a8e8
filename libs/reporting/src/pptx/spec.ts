import type { Box, ToneName } from '../theme/index.js';

/** A slide deck as plain data. Colours are tones of the theme, places are inches, sizes are points. */
export interface DeckSpec {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly company: string;
  readonly keywords: readonly string[];
  readonly language: 'fr-FR' | 'en-GB';
  /** ISO instant written as creation and modification date: from the facts, never from the clock. */
  readonly dated: string;
  readonly footer: string;
  readonly footerDate: string;
  readonly slides: readonly SlideSpec[];
}

export const LAYOUT_NAMES = [
  'TITRE',
  'SOMMAIRE',
  'SECTION',
  'CONTENU',
  '2-COLONNES',
  'GRAPHIQUE+MESSAGE',
  'TABLEAU',
  'FICHE-CAS-USAGE',
  'ANNEXE',
] as const;
export type LayoutName = (typeof LAYOUT_NAMES)[number];

export interface SlideSpec {
  /** Names the slide for links; unique in the deck. */
  readonly id: string;
  readonly layout: LayoutName;
  readonly title: string;
  /** Starts the section of that name, which runs to the next slide that starts one. */
  readonly startsSection?: string;
  readonly elements: readonly SlideElement[];
}

export type SlideElement =
  SlotElement | TextElement | ShapeElement | TableElement | ChartElement | GroupElement;

/** Text of a placeholder of the layout: its place, size and bullets come from the layout. */
export interface SlotElement {
  readonly kind: 'slot';
  readonly slot: string;
  /** Takes the place of the layout's, where a slide shares the zone with other elements. */
  readonly box?: Box;
  readonly paragraphs: readonly ParagraphSpec[];
}

export interface ParagraphSpec {
  readonly runs: readonly RunSpec[];
  readonly align?: 'left' | 'center' | 'right';
  /** Points after the paragraph. */
  readonly after?: number;
  /** Plain text, or an item of a list of that depth; as the layout says where none is given. */
  readonly level?: 0 | 1 | 2 | 3;
  /** Numbers the item of a list. */
  readonly number?: number;
}

export interface RunSpec {
  readonly text: string;
  readonly bold?: boolean;
  readonly size?: number;
  readonly tone?: ToneName;
  /** Id of the slide the text leads to. */
  readonly link?: string;
}

/** A free text box or a filled card. */
export interface TextElement {
  readonly kind: 'text';
  /** Says what the box is: the selection pane and screen readers show it. */
  readonly name: string;
  readonly box: Box;
  readonly paragraphs: readonly ParagraphSpec[];
  readonly fill?: ToneName;
  readonly line?: ToneName;
  readonly anchor?: 'top' | 'middle' | 'bottom';
  /** Inner margins in points, alike on all sides. */
  readonly inset?: number;
}

export interface ShapeElement {
  readonly kind: 'shape';
  readonly name: string;
  readonly shape: 'rect' | 'ellipse' | 'triangle' | 'diamond' | 'donut' | 'line';
  readonly box: Box;
  readonly fill?: ToneName;
  readonly line?: ToneName;
  /** What the shape says; null for pure decoration. */
  readonly alt: string | null;
}

/** Shapes that say one thing together: read out as one, moved as one. */
export interface GroupElement {
  readonly kind: 'group';
  readonly name: string;
  /** States the conclusion of what the shapes show. */
  readonly alt: string;
  readonly items: readonly (ShapeElement | TextElement)[];
}

export interface TableElement {
  readonly kind: 'table';
  readonly name: string;
  /** States what the table says. */
  readonly alt: string;
  readonly x: number;
  readonly y: number;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRowSpec[];
  /** Inches of the header row. */
  readonly headHeight: number;
  /** Points of all cells; the usual size where none is given. */
  readonly size?: number;
}

export interface TableColumn {
  readonly label: string;
  /** Inches. */
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
}

export interface TableRowSpec {
  readonly cells: readonly CellSpec[];
  /** Inches. */
  readonly height: number;
}

export interface CellSpec {
  readonly text: string;
  readonly bold?: boolean;
  readonly tone?: ToneName;
  readonly link?: string;
}

export interface ChartElement {
  readonly kind: 'chart';
  readonly name: string;
  /** States the conclusion of the chart. */
  readonly alt: string;
  readonly box: Box;
  readonly type: 'bars' | 'stacked-columns' | 'lines';
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Unit shown on the value axis. */
  readonly unit: string;
  /** The value axis of lines, which shows its values. */
  readonly axis?: {
    readonly min: number;
    readonly max: number;
    readonly step: number;
    /** How Excel writes the values. */
    readonly format: string;
  };
}

export interface ChartSeries {
  readonly name: string;
  readonly tone: ToneName;
  /** Colour of the value labels on the series. */
  readonly labelTone: ToneName;
  /** Null where there is nothing: a line stops there. */
  readonly values: readonly (number | null)[];
}
