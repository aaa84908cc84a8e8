import type {
  DeckSpec,
  ParagraphSpec,
  ShapeElement,
  SlideElement,
  SlideSpec,
  TableElement,
  TextElement,
} from '../pptx/index.js';
import { layoutOf, slotOf, type Layout, type Slot } from '../pptx/template/layouts.js';
import { FOOTERS } from '../pptx/template/master.js';
import { cleanLine, cleanPiece, finite } from '../text/index.js';
import {
  CONTENT_WIDTH,
  MARGIN,
  POINTS,
  POINTS_PER_INCH,
  SLIDE,
  type Box,
  type ToneName,
} from '../theme/index.js';
import type { PreviewParagraph, PreviewShape, SlidePage } from './page.js';

/** What an item of a list is set in by, a level; the inner margin of a placeholder above and below its text. */
const BULLET_STEP = 0.25;
const SLOT_INSET = 0.05;
/** Points of a free text that says none. */
const FREE_SIZE = 18;

export interface TextLook {
  readonly size: number;
  readonly tone: ToneName;
  readonly bold: boolean;
  readonly bullets: boolean;
  readonly after: number;
}
const FREE: TextLook = { size: FREE_SIZE, tone: 'text', bold: false, bullets: false, after: 0 };

/** The slides of a deck on the house layouts. */
export function previewSlides(deck: DeckSpec): SlidePage[] {
  return deck.slides.map((slide, index) => previewSlide(slide, deck, index + 1));
}

function previewSlide(slide: SlideSpec, deck: DeckSpec, number: number): SlidePage {
  const layout = layoutOf(slide.layout);
  const title = cleanLine(slide.title);
  const titleSlot = layout.slots[0];
  return {
    kind: 'slide',
    title,
    width: SLIDE.w,
    height: SLIDE.h,
    background: layout.background ?? 'surface',
    shapes: [
      ...(layout.background ? [] : MASTER_BARS),
      ...(titleSlot ? [slotText(titleSlot, titleSlot.box, [{ runs: [{ text: title }] }])] : []),
      ...slide.elements.flatMap((element) => shapesOf(element, layout)),
      ...(layout.footer ? footers(deck, number, layout) : []),
    ],
  };
}

const bar = (box: Box, fill: ToneName): PreviewShape => ({
  kind: 'shape',
  shape: 'rect',
  ...box,
  fill,
  line: null,
});
const MASTER_BARS: readonly PreviewShape[] = [
  bar({ x: MARGIN, y: 0.28, w: 0.9, h: 0.06 }, 'accent'),
  bar({ x: MARGIN, y: 6.93, w: CONTENT_WIDTH, h: 0.012 }, 'greySoft'),
];

const ALIGN = { l: 'left', r: 'right' } as const;

function footers(deck: DeckSpec, number: number, layout: Layout): PreviewShape[] {
  const texts = { dt: deck.footerDate, ftr: deck.footer, sldNum: String(number) };
  const look = {
    ...FREE,
    size: POINTS.footer,
    tone: layout.background ? ('surface' as const) : ('muted' as const),
  };
  return FOOTERS.map((footer) => ({
    kind: 'text',
    ...footer.box,
    anchor: 'middle',
    fill: null,
    line: null,
    paragraphs: [paragraphOf({ runs: [{ text: texts[footer.type] }], align: ALIGN[footer.align] }, look)],
  }));
}

/** What an element of a slide is drawn as, at the places it says, in the tones of the house. */
export function shapesOf(element: SlideElement, layout: Layout): PreviewShape[] {
  switch (element.kind) {
    case 'slot': {
      const slot = slotOf(layout, element.slot);
      return [slotText(slot, element.box ?? slot.box, element.paragraphs)];
    }
    case 'text':
      return freeText(element);
    case 'shape':
      return [shapeOf(element)];
    case 'group':
      return element.items.flatMap((item) => (item.kind === 'shape' ? [shapeOf(item)] : freeText(item)));
    case 'table':
      return [tableOf(element)];
    case 'chart':
      return [
        {
          kind: 'chart',
          ...element.box,
          type: element.type,
          alt: cleanLine(element.alt),
          categories: element.categories.map(cleanLine),
          series: element.series.map(({ name, tone, values }) => ({
            name: cleanLine(name),
            tone,
            values: values.map((value) => (value === null ? null : finite(value))),
          })),
          unit: cleanLine(element.unit),
        },
      ];
  }
}

const ANCHORS = { t: 'top', ctr: 'middle', b: 'bottom' } as const;

function slotText(slot: Slot, box: Box, paragraphs: readonly ParagraphSpec[]): PreviewShape {
  const look = {
    size: slot.size,
    tone: slot.tone,
    bold: slot.bold ?? false,
    bullets: slot.bullets ?? false,
    after: slot.after ?? 0,
  };
  return {
    kind: 'text',
    ...box,
    y: box.y + SLOT_INSET,
    h: box.h - 2 * SLOT_INSET,
    anchor: ANCHORS[slot.anchor ?? 't'],
    fill: null,
    line: null,
    paragraphs: paragraphs.map((paragraph) => paragraphOf(paragraph, look)),
  };
}

/** A card is its ground and, within its margins, its text. */
function freeText(element: TextElement): PreviewShape[] {
  const inset = (element.inset ?? 0) / POINTS_PER_INCH;
  const { x, y, w, h } = element.box;
  const fill = element.fill ?? null;
  const line = element.line ?? null;
  const text: PreviewShape = {
    kind: 'text',
    x: x + inset,
    y: y + inset,
    w: w - 2 * inset,
    h: h - 2 * inset,
    anchor: element.anchor ?? 'top',
    fill: inset === 0 ? fill : null,
    line: inset === 0 ? line : null,
    paragraphs: element.paragraphs.map((paragraph) => paragraphOf(paragraph, FREE)),
  };
  if (inset === 0 || (fill === null && line === null)) return [text];
  return [{ kind: 'shape', shape: 'rect', ...element.box, fill, line }, text];
}

export function paragraphOf(paragraph: ParagraphSpec, look: TextLook): PreviewParagraph {
  const level = paragraph.level ?? (look.bullets ? 1 : 0);
  return {
    runs: paragraph.runs.map((run) => ({
      text: cleanPiece(run.text),
      ...((run.bold ?? look.bold) ? { bold: true } : {}),
      size: run.size ?? look.size,
      tone: run.link === undefined ? (run.tone ?? look.tone) : 'link',
    })),
    align: paragraph.align ?? 'left',
    indent: level * BULLET_STEP,
    after: paragraph.after ?? look.after,
    bullet:
      level === 0 ? '' : paragraph.number === undefined ? (level === 2 ? '–' : '•') : `${paragraph.number}.`,
  };
}

const shapeOf = (element: ShapeElement): PreviewShape => ({
  kind: 'shape',
  ...element.box,
  shape: element.shape,
  fill: element.fill ?? null,
  line: element.line ?? null,
});

function tableOf(table: TableElement): PreviewShape {
  const head = table.columns.map(({ label }) => ({
    text: cleanLine(label),
    bold: true,
    tone: 'surface' as const,
  }));
  return {
    kind: 'table',
    x: table.x,
    y: table.y,
    w: table.columns.reduce((sum, column) => sum + column.width, 0),
    h: table.rows.reduce((sum, row) => sum + row.height, table.headHeight),
    size: table.size ?? POINTS.tableMin,
    columns: table.columns.map(({ width, align }) => ({ width, align: align ?? 'left' })),
    rows: [
      { height: table.headHeight, head: true, cells: head },
      ...table.rows.map((row) => ({
        height: row.height,
        head: false,
        cells: row.cells.map((cell) => ({
          text: cleanLine(cell.text),
          bold: cell.bold ?? false,
          tone: cell.link === undefined ? (cell.tone ?? ('text' as const)) : ('link' as const),
        })),
      })),
    ],
  };
}
