import { HEALTH_TONES } from '../deck/health.js';
import { sourceSlot } from '../deck/parts.js';
import { stepper } from '../deck/stepper.js';
import { ROW, ROWS, timeline, timelineHeight, type TimelineView } from '../deck/timeline.js';
import type { ParagraphSpec, SlideElement, SlideSpec } from '../pptx/index.js';
import { CARD_LEFT, CARD_RIGHT } from '../pptx/template/layouts.js';
import { fitLines, LINE_HEIGHT, lineCount } from '../text/index.js';
import {
  CONTENT_WIDTH,
  MARGIN,
  points,
  POINTS_PER_INCH,
  SOURCE_BOX,
  type Box,
  type ToneName,
} from '../theme/index.js';
import type { MonthlyReportView, UseCaseCard } from './view.js';

const STEP_Y = 1.45;
const STATUS_Y = 1.87;
const STATUS_H = 0.74;
const HEALTH_W = 2.4;
const LABEL_SIZE = 12;
const TEXT_SIZES = [16, 14] as const;
const SMALLEST = 14;
const GAP_AFTER = 8;
const SCORE_W = 2.1;
const TEXT_Y = CARD_LEFT.y;
const BOTTOM = SOURCE_BOX.y - 0.04;
/** Inches between the texts and the line of time. */
const GAP = 0.1;
/** Points a block takes besides its lines, and a column besides its blocks. */
const BLOCK_EXTRA = LABEL_SIZE * LINE_HEIGHT + GAP_AFTER;
const SAFETY = 8;
/** Points left free at the side: on another template the placeholder may have inner margins. */
const SIDE_ROOM = 16;

const SOFT: Record<UseCaseCard['health']['health'], ToneName> = {
  on_track: 'greenSoft',
  at_risk: 'amberSoft',
  off_track: 'redSoft',
  not_rated: 'sunken',
};

/** What pages of use cases have alike. */
export type CardFrame = TimelineView & Pick<MonthlyReportView, 'source' | 'demoNotice'>;

/** The page of a use case: stages, health and identity, then what to know, and the milestones on a line of time. */
export function buildCardSlide(view: CardFrame, card: UseCaseCard, index: number): SlideSpec {
  return {
    id: `card-${index + 1}`,
    layout: 'FICHE-CAS-USAGE',
    title: card.title,
    elements: [
      ...stepper(card.steps, STEP_Y),
      ...status(card),
      ...body(view, card),
      sourceSlot(view.source, view.demoNotice),
    ],
  };
}

function status(card: UseCaseCard): SlideElement[] {
  const { health } = card;
  const scored = card.scores.some(({ value }) => value !== null);
  const identityWidth = CONTENT_WIDTH - HEALTH_W - 0.2 - (scored ? SCORE_W + 0.2 : 0);
  const detail = health.stale ? `${health.trendWord} · ${health.staleWord}` : health.trendWord;
  return [
    {
      kind: 'text',
      name: health.word,
      box: { x: MARGIN, y: STATUS_Y, w: HEALTH_W, h: STATUS_H },
      fill: SOFT[health.health],
      anchor: 'middle',
      inset: 4,
      paragraphs: [
        {
          align: 'center',
          runs: [
            {
              text: `${health.shape} ${health.word}`,
              size: 18,
              bold: true,
              tone: HEALTH_TONES[health.health],
            },
          ],
        },
        ...(health.health === 'not_rated'
          ? []
          : [
              {
                align: 'center' as const,
                runs: [{ text: `${health.arrow} ${detail}`, size: 12, tone: HEALTH_TONES[health.health] }],
              },
            ]),
      ],
    },
    {
      kind: 'text',
      name: card.code,
      box: { x: MARGIN + HEALTH_W + 0.2, y: STATUS_Y, w: identityWidth, h: STATUS_H },
      anchor: 'middle',
      inset: 2,
      paragraphs: [
        {
          runs: [
            {
              text: fitLines(
                `${card.code} · ${card.useCaseTitle}`,
                { size: 14, bold: true },
                points(identityWidth) - 6,
                1,
              ),
              size: 14,
              bold: true,
            },
          ],
        },
        {
          runs: [
            {
              text: fitLines(card.identity, { size: 12 }, points(identityWidth) - 6, 2),
              size: 12,
              tone: 'muted',
            },
          ],
        },
      ],
    },
    ...(scored ? [scores(card)] : []),
  ];
}

function scores(card: UseCaseCard): SlideElement {
  return {
    kind: 'text',
    name: card.scores.map(({ label }) => label).join(' · '),
    box: { x: MARGIN + CONTENT_WIDTH - SCORE_W, y: STATUS_Y, w: SCORE_W, h: STATUS_H },
    fill: 'sunken',
    anchor: 'middle',
    inset: 4,
    paragraphs: card.scores.map(({ label, text }) => ({
      align: 'center' as const,
      after: 2,
      runs: [
        { text: `${label}  `, size: 12, tone: 'muted' as const },
        { text, size: 12, bold: true },
      ],
    })),
  };
}

interface Arrangement {
  readonly size: number;
  readonly rows: number;
  readonly texts: readonly (readonly Block[])[];
  /** Inches the texts take. */
  readonly height: number;
}
type Block = UseCaseCard['blocks'][number];

/** The texts in two columns above, the line of time below; what is left between them goes to its rows. */
function body(view: CardFrame, card: UseCaseCard): SlideElement[] {
  const { size, rows, texts, height } = arrange(card);
  const room = BOTTOM - TEXT_Y - height - GAP;
  const row = Math.min(ROW.max, Math.max(ROW.min, (room - timelineHeight(rows, 0)) / Math.max(1, rows)));
  const spare = room - timelineHeight(rows, row);
  const y = TEXT_Y + height + GAP + Math.min(0.35, Math.max(0, spare / 2));
  const slots = texts.map((blocks, index): SlideElement => {
    const box = columnOf(texts.length, index);
    const paragraphs = blocks.flatMap((block): ParagraphSpec[] => [
      { runs: [{ text: block.label, size: LABEL_SIZE, bold: true, tone: 'accent' }], after: 0 },
      { runs: [{ text: block.text, size }], after: GAP_AFTER },
    ]);
    return { kind: 'slot', slot: index === 0 ? 'left' : 'right', box: { ...box, h: y - TEXT_Y }, paragraphs };
  });
  return [...slots, timeline(view, card, { y, rows, row })];
}

const columnOf = (count: number, index: number): Box =>
  count === 1 ? { ...CARD_LEFT, w: CONTENT_WIDTH } : index === 0 ? CARD_LEFT : CARD_RIGHT;

/**
 * The largest text that lets everything be said with the most milestones; where even the smallest does not, the fewest
 * milestones and each block its share of the lines.
 */
function arrange(card: UseCaseCard): Arrangement {
  const most = Math.min(card.milestones.length, ROWS.max);
  const least = Math.min(most, ROWS.min);
  const roomFor = (rows: number): number => BOTTOM - TEXT_Y - GAP - timelineHeight(rows, ROW.min);
  const candidates = [
    ...TEXT_SIZES.map((size) => ({ size, rows: most })),
    ...Array.from({ length: most - least }, (_, index) => ({ size: SMALLEST, rows: most - index - 1 })),
  ];
  for (const { size, rows } of candidates) {
    const texts = inColumns(card.blocks, size);
    const height = Math.max(...texts.map((blocks, index) => columnHeight(blocks, size, texts.length, index)));
    if (height <= roomFor(rows)) return { size, rows, texts, height };
  }
  const texts = inColumns(card.blocks, SMALLEST);
  const height = roomFor(least);
  const cut = texts.map((blocks, index) => shareLines(blocks, columnOf(texts.length, index).w, height));
  return { size: SMALLEST, rows: least, texts: cut, height };
}

function columnHeight(blocks: readonly Block[], size: number, count: number, index: number): number {
  const width = points(columnOf(count, index).w) - SIDE_ROOM;
  const lines = blocks.reduce((sum, block) => sum + lineCount(block.text, { size }, width), 0);
  return (lines * size * LINE_HEIGHT + blocks.length * BLOCK_EXTRA + SAFETY) / POINTS_PER_INCH;
}

/** The blocks in their order in two columns of heights as near as can be. */
function inColumns(blocks: readonly Block[], size: number): Block[][] {
  if (blocks.length < 2) return [[...blocks]];
  const cuts = blocks.slice(1).map((_, index) => {
    const parts = [blocks.slice(0, index + 1), blocks.slice(index + 1)];
    return { parts, height: Math.max(...parts.map((part, at) => columnHeight(part, size, 2, at))) };
  });
  return cuts.reduce((best, cut) => (cut.height < best.height ? cut : best)).parts;
}

/** Shares the lines of a column among its blocks: each may take its part, and what those before it left. */
function shareLines(blocks: readonly Block[], inches: number, height: number): Block[] {
  const width = points(inches) - SIDE_ROOM;
  const style = { size: SMALLEST };
  let lines = Math.floor((points(height) - SAFETY - blocks.length * BLOCK_EXTRA) / (SMALLEST * LINE_HEIGHT));
  return blocks.map((block, index) => {
    const after = blocks.length - index - 1;
    const share = Math.max(1, Math.floor(lines / (after + 1)));
    const text = fitLines(block.text, style, width, Math.min(share + 1, lines - after));
    lines -= lineCount(text, style, width);
    return { ...block, text };
  });
}
