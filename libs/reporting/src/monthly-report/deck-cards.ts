import {
  paginateTable,
  type ParagraphSpec,
  type SlideElement,
  type SlideSpec,
  type TableColumn,
} from '../pptx/index.js';
import { CARD_LEFT, CARD_RIGHT } from '../pptx/template/layouts.js';
import { fitLines, LINE_HEIGHT, lineCount } from '../text/index.js';
import { CONTENT_WIDTH, MARGIN, points, type ToneName } from '../theme/index.js';
import { HEALTH_TONES, plain, sourceElement } from './deck-parts.js';
import type { MonthlyReportView, UseCaseCard } from './view.js';

const STEP_Y = 1.45;
const STEP_H = 0.32;
const STATUS_Y = 1.87;
const STATUS_H = 0.74;
const HEALTH_W = 2.6;
const LABEL_SIZE = 12;
const TEXT_SIZES = [16, 14] as const;
const SMALLEST = 14;
const GAP_AFTER = 8;

const SOFT: Record<UseCaseCard['health']['health'], ToneName> = {
  on_track: 'greenSoft',
  at_risk: 'amberSoft',
  off_track: 'redSoft',
  not_rated: 'sunken',
};

/** The page of a use case: stages, health and identity, then what to know on the left and the milestones on the right. */
export function buildCardSlide(view: MonthlyReportView, card: UseCaseCard, index: number): SlideSpec {
  return {
    id: `card-${index + 1}`,
    layout: 'FICHE-CAS-USAGE',
    title: card.title,
    elements: [
      ...stepper(card),
      ...status(card),
      leftColumn(card),
      milestones(view, card),
      sourceElement(view),
    ],
  };
}

function stepper(card: UseCaseCard): SlideElement[] {
  const gap = 0.06;
  const width = (CONTENT_WIDTH - gap * (card.steps.length - 1)) / card.steps.length;
  return card.steps.map((step, index) => ({
    kind: 'text',
    name: step.label,
    box: { x: MARGIN + index * (width + gap), y: STEP_Y, w: width, h: STEP_H },
    fill: step.state === 'current' ? 'accent' : step.state === 'done' ? 'sunken' : 'surface',
    line: step.state === 'ahead' ? 'greySoft' : step.state === 'done' ? 'sunken' : 'accent',
    anchor: 'middle',
    inset: 3,
    paragraphs: [
      {
        align: 'center',
        runs: [
          {
            text: step.state === 'done' ? `✓ ${step.label}` : step.label,
            size: 12,
            bold: step.state === 'current',
            tone: step.state === 'current' ? 'surface' : step.state === 'done' ? 'accent' : 'muted',
          },
        ],
      },
    ],
  }));
}

function status(card: UseCaseCard): SlideElement[] {
  const { health } = card;
  const identityWidth = CONTENT_WIDTH - HEALTH_W - 0.2;
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
  ];
}

/** The largest size at which everything is said; at the smallest, each block gets its share of the lines. */
function leftColumn(card: UseCaseCard): SlideElement {
  const size = TEXT_SIZES.find((candidate) => fitBlocks(card, candidate).whole) ?? SMALLEST;
  const { texts } = fitBlocks(card, size);
  const paragraphs = card.blocks.flatMap((block, index): ParagraphSpec[] => [
    { runs: [{ text: block.label, size: LABEL_SIZE, bold: true, tone: 'accent' }], after: 0 },
    { runs: [{ text: texts[index] ?? '', size }], after: GAP_AFTER },
  ]);
  return { kind: 'slot', slot: 'left', paragraphs };
}

/** Shares the lines of the column among the blocks: each may take its part, and what those before it left. */
function fitBlocks(card: UseCaseCard, size: number): { texts: string[]; whole: boolean } {
  const width = points(CARD_LEFT.w) - 2;
  const fixed = card.blocks.length * (LABEL_SIZE * LINE_HEIGHT + GAP_AFTER);
  let lines = Math.floor((points(CARD_LEFT.h) - 8 - fixed) / (size * LINE_HEIGHT));
  const texts = card.blocks.map((block, index) => {
    const after = card.blocks.length - index - 1;
    const share = Math.max(1, Math.floor(lines / (after + 1)));
    const text = fitLines(block.text, { size }, width, Math.min(share + 1, lines - after));
    lines -= lineCount(text, { size }, width);
    return text;
  });
  return { texts, whole: texts.every((text, index) => text === card.blocks[index]?.text) };
}

function milestones(view: MonthlyReportView, card: UseCaseCard): SlideElement {
  const shares = [34, 25, 29, 17];
  const total = shares.reduce((sum, share) => sum + share, 0);
  const columns = view.cards.milestoneHeaders.map((label, index): TableColumn => {
    const width = ((shares[index] ?? 1) / total) * CARD_RIGHT.w;
    return { label, width, align: index === 3 ? 'right' : 'left' };
  });
  const rows = card.milestones.map((milestone) => [
    { text: milestone.name },
    { text: milestone.baselineText },
    { text: milestone.expectedText },
    { text: milestone.slipText, bold: milestone.late, ...(milestone.late ? { tone: 'red' as const } : {}) },
  ]);
  const [page] = paginateTable(rows, columns, { height: CARD_RIGHT.h, maxLines: 2 });
  if (!page) {
    return {
      kind: 'text',
      name: card.milestonesAlt,
      box: { ...CARD_RIGHT, h: 0.6 },
      fill: 'sunken',
      anchor: 'middle',
      inset: 6,
      paragraphs: [
        { runs: [{ ...(plain(view.cards.noMilestone).runs[0] ?? { text: '' }), size: 12, tone: 'muted' }] },
      ],
    };
  }
  return {
    kind: 'table',
    name: card.milestonesAlt,
    alt: card.milestonesAlt,
    x: CARD_RIGHT.x,
    y: CARD_RIGHT.y,
    columns,
    rows: page.rows,
    headHeight: page.headHeight,
  };
}
