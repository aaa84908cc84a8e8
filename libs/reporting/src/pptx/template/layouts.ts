import {
  BODY_BOX,
  columns,
  CONTENT_WIDTH,
  MARGIN,
  POINTS,
  SOURCE_BOX,
  TITLE_BOX,
  type Box,
  type ToneName,
} from '../../theme/index.js';
import type { LayoutName } from '../spec.js';

export interface Slot {
  readonly name: string;
  readonly type: 'title' | 'ctrTitle' | 'subTitle' | 'body' | 'chart' | 'tbl';
  /** Absent for the title, as PowerPoint writes it. */
  readonly idx?: number;
  readonly box: Box;
  /** Points. */
  readonly size: number;
  readonly tone: ToneName;
  readonly bold?: boolean;
  readonly bullets?: boolean;
  readonly anchor?: 't' | 'ctr' | 'b';
  /** Points after each paragraph. */
  readonly after?: number;
}

export interface Layout {
  readonly name: LayoutName;
  readonly type: 'title' | 'obj' | 'secHead' | 'twoObj' | 'chart' | 'tbl' | 'cust';
  readonly background?: ToneName;
  readonly footer: boolean;
  readonly slots: readonly Slot[];
}

const title = (over: Partial<Slot> = {}): Slot => ({
  name: 'title',
  type: 'title',
  box: TITLE_BOX,
  size: POINTS.title,
  tone: 'text',
  bold: true,
  anchor: 'ctr',
  ...over,
});

const body = (name: string, idx: number, box: Box, over: Partial<Slot> = {}): Slot => ({
  name,
  type: 'body',
  idx,
  box,
  size: POINTS.body,
  tone: 'text',
  anchor: 't',
  after: 6,
  bullets: true,
  ...over,
});

const source = body('source', 20, SOURCE_BOX, {
  size: POINTS.source,
  tone: 'muted',
  bullets: false,
  anchor: 'ctr',
  after: 0,
});

/** Between the title and the tables there is room for two lines that say what the table holds. */
export const LEAD_SIZE = 12;
export const LEAD_BOX: Box = { x: MARGIN, y: 1.36, w: CONTENT_WIDTH, h: 0.52 };
export const TABLE_TOP = 1.9;
const LEFT = columns(0, 6, BODY_BOX.y, BODY_BOX.h);
const RIGHT = columns(6, 6, BODY_BOX.y, BODY_BOX.h);
export const CHART_BOX = columns(0, 8, BODY_BOX.y, BODY_BOX.h);
export const MESSAGE_BOX = columns(8, 4, BODY_BOX.y, BODY_BOX.h);
/** Below the texts of a use case there is room for the line of time of its milestones. */
export const CARD_LEFT = columns(0, 6, 2.75, 1.7);
export const CARD_RIGHT = columns(6, 6, 2.75, 1.7);

/** The nine layouts of the house, in the order PowerPoint shows them. */
export const LAYOUTS: readonly Layout[] = [
  {
    name: 'TITRE',
    type: 'title',
    background: 'accent',
    footer: false,
    slots: [
      title({
        type: 'ctrTitle',
        box: { x: 0.9, y: 1.7, w: 11.5, h: 1.9 },
        size: 36,
        tone: 'surface',
        anchor: 'b',
      }),
      body(
        'subtitle',
        1,
        { x: 0.9, y: 3.8, w: 11.5, h: 1.1 },
        { type: 'subTitle', size: 18, tone: 'surface', bullets: false },
      ),
      body(
        'meta',
        13,
        { x: 0.9, y: 5.9, w: 11.5, h: 0.95 },
        { size: 14, tone: 'surface', bullets: false, after: 2, anchor: 'b' },
      ),
    ],
  },
  {
    name: 'SOMMAIRE',
    type: 'obj',
    footer: true,
    slots: [title(), body('body', 1, BODY_BOX, { bullets: false, after: 10 })],
  },
  {
    name: 'SECTION',
    type: 'secHead',
    background: 'accent',
    footer: true,
    slots: [
      title({
        box: { x: 0.9, y: 2.2, w: 11.5, h: 1.6 },
        size: 32,
        tone: 'surface',
        anchor: 'b',
      }),
      body('body', 1, { x: 0.9, y: 4.0, w: 11.5, h: 1.4 }, { size: 18, tone: 'surface', bullets: false }),
    ],
  },
  { name: 'CONTENU', type: 'obj', footer: true, slots: [title(), body('body', 1, BODY_BOX), source] },
  {
    name: '2-COLONNES',
    type: 'twoObj',
    footer: true,
    slots: [title(), body('left', 1, LEFT), body('right', 2, RIGHT), source],
  },
  {
    name: 'GRAPHIQUE+MESSAGE',
    type: 'cust',
    footer: true,
    slots: [
      title(),
      body('chart', 1, CHART_BOX, { type: 'chart', bullets: false }),
      body('message', 2, MESSAGE_BOX, { anchor: 'ctr', after: 10 }),
      source,
    ],
  },
  {
    name: 'TABLEAU',
    type: 'cust',
    footer: true,
    slots: [
      title(),
      body('lead', 1, LEAD_BOX, { size: LEAD_SIZE, tone: 'muted', bullets: false, after: 0, anchor: 'ctr' }),
      body(
        'table',
        2,
        { x: MARGIN, y: TABLE_TOP, w: CONTENT_WIDTH, h: 4.6 },
        { type: 'tbl', size: POINTS.table, bullets: false },
      ),
      source,
    ],
  },
  {
    name: 'FICHE-CAS-USAGE',
    type: 'cust',
    footer: true,
    slots: [
      title(),
      body('left', 1, CARD_LEFT, { size: POINTS.detail, bullets: false }),
      body('right', 2, CARD_RIGHT, { size: POINTS.detail, bullets: false }),
      source,
    ],
  },
  {
    name: 'ANNEXE',
    type: 'cust',
    footer: true,
    slots: [
      title({ tone: 'muted' }),
      body('body', 1, BODY_BOX, { size: POINTS.detail, bullets: false, after: 10 }),
      source,
    ],
  },
];

export function layoutOf(name: LayoutName): Layout {
  const layout = LAYOUTS.find((candidate) => candidate.name === name);
  if (!layout) throw new Error(`unknown layout ${name}`);
  return layout;
}

/** The slot a slide fills; throws when the layout has none of that name. */
export function slotOf(layout: Layout, name: string): Slot {
  const slot = layout.slots.find((candidate) => candidate.name === name);
  if (!slot) throw new Error(`layout ${layout.name} has no placeholder ${name}`);
  return slot;
}
