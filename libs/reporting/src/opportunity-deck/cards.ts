import type { TableFrame } from '../deck/tables.js';
import { TITLE_MAX } from '../deck/titles.js';
import type { CellSpec, ParagraphSpec, SlideElement, SlideSpec } from '../pptx/index.js';
import { LEAD_BOX } from '../pptx/template/layouts.js';
import { fitLines, LINE_HEIGHT, lineCount, textWidth, truncate } from '../text/index.js';
import { BODY_BOX, CONTENT_WIDTH, MARGIN, points, POINTS_PER_INCH, type ToneName } from '../theme/index.js';
import type { FigureCard } from './view-pages.js';
import type { OpportunityTable } from './view-tables.js';

const GAP = 0.2;
const INSET = 10;
const HEAD = { size: 18, bold: true } as const;
const LABEL = 12;
const AFTER = 10;
/** The larger where every card then holds what it says. */
const SIZES = [16, 14] as const;
const MOST = 4;
/** Cards side by side are never lower: short texts do not leave the page half empty. */
const LEAST_H = 3.3;
const CARDS_Y = LEAD_BOX.y + LEAD_BOX.h + 0.12;
const CARDS_H = BODY_BOX.y + BODY_BOX.h - CARDS_Y;
/** A reader's metrics are not quite ours. */
const SIDE_ROOM = 6;

const SOFT: Partial<Record<ToneName, ToneName>> = {
  green: 'greenSoft',
  amber: 'amberSoft',
  red: 'redSoft',
};

/**
 * Up to four rows of a table as cards side by side, each cell under the name of its column; null where they are more, or
 * longer: the table says them then. `head` is the column that names the row, `tone` the one whose colour the card takes.
 */
export function cardsSlide(
  frame: TableFrame,
  table: OpportunityTable,
  { id, head, tone, skip = [] }: { id: string; head: number; tone: number; skip?: readonly number[] },
): SlideSpec | null {
  const count = table.rows.length;
  if (count < 2 || count > MOST) return null;
  const w = (CONTENT_WIDTH - GAP * (count - 1)) / count;
  const width = points(w) - 2 * INSET - SIDE_ROOM;
  for (const size of SIZES) {
    const made = table.rows.map((row) => cardTexts(row, table.headers, { head, skip, size }));
    const needed = Math.max(...made.map((paragraphs) => heightOf(paragraphs, width)));
    const h = Math.max(LEAST_H, (needed + 2 * INSET + 6) / POINTS_PER_INCH);
    if (h > CARDS_H) continue;
    return {
      id: `${id}-1`,
      layout: 'CONTENU',
      title: truncate(table.title, TITLE_MAX),
      elements: [
        {
          kind: 'slot',
          slot: 'body',
          box: LEAD_BOX,
          paragraphs: [
            {
              runs: [
                {
                  text: fitLines(table.lead, { size: 14 }, points(CONTENT_WIDTH) - 16, 2),
                  size: 14,
                  tone: 'muted',
                },
              ],
              level: 0,
              after: 0,
            },
          ],
        },
        ...made.map((paragraphs, index): SlideElement => ({
          kind: 'text',
          name: table.rows[index]?.[head]?.text ?? '',
          box: { x: MARGIN + index * (w + GAP), y: CARDS_Y, w, h },
          fill: SOFT[table.rows[index]?.[tone]?.tone ?? 'text'] ?? 'sunken',
          anchor: 'top',
          inset: INSET,
          paragraphs,
        })),
        frame.source,
      ],
    };
  }
  return null;
}

function cardTexts(
  row: readonly CellSpec[],
  headers: readonly string[],
  { head, skip, size }: { head: number; skip: readonly number[]; size: number },
): ParagraphSpec[] {
  const heading: ParagraphSpec = {
    runs: [{ text: row[head]?.text ?? '', ...HEAD, tone: 'accent' }],
    after: AFTER,
  };
  const said = row.flatMap((cell, at): ParagraphSpec[] =>
    at === head || skip.includes(at) || cell.text === '—'
      ? []
      : [
          { runs: [{ text: headers[at] ?? '', size: LABEL, bold: true, tone: 'muted' }], after: 0 },
          {
            runs: [
              {
                text: cell.text,
                size,
                ...(cell.bold ? { bold: true } : {}),
                ...(cell.tone ? { tone: cell.tone } : {}),
              },
            ],
            after: AFTER,
          },
        ],
  );
  return [heading, ...said];
}

const heightOf = (paragraphs: readonly ParagraphSpec[], width: number): number =>
  paragraphs.reduce((sum, { runs, after }) => {
    const [run] = runs;
    const style = { size: run?.size ?? LABEL, bold: run?.bold ?? false };
    return sum + lineCount(run?.text ?? '', style, width) * style.size * LINE_HEIGHT + (after ?? 0);
  }, 0);

export const FIGURES_H = 1.2;

/** Figures in a row of cards at the head of the page. */
export function figureRow(figures: readonly FigureCard[]): SlideElement[] {
  const w = (CONTENT_WIDTH - GAP * (figures.length - 1)) / figures.length;
  const room = points(w) - 12;
  return figures.map((card, index): SlideElement => {
    const size = valueSize(card.value, room);
    const small = (text: string): string => fitLines(text, { size: 12 }, room, 1);
    return {
      kind: 'text',
      name: card.label,
      box: { x: MARGIN + index * (w + GAP), y: BODY_BOX.y, w, h: FIGURES_H },
      fill: 'sunken',
      anchor: 'middle',
      inset: 4,
      paragraphs: [
        { align: 'center', after: 2, runs: [{ text: small(card.label), size: 12, tone: 'muted' }] },
        {
          align: 'center',
          after: 2,
          runs: [
            {
              text: fitLines(card.value, { size, bold: true }, room, 1),
              size,
              bold: true,
              tone: card.known ? 'accent' : 'muted',
            },
          ],
        },
        ...(card.note === ''
          ? []
          : [
              {
                align: 'center' as const,
                runs: [{ text: small(card.note), size: 12, tone: 'muted' as const }],
              },
            ]),
      ],
    };
  });
}

/** The largest size at which a figure stands on one line. */
function valueSize(text: string, room: number): number {
  return [26, 22, 18].find((size) => textWidth(text, { size, bold: true }) <= room) ?? 14;
}
