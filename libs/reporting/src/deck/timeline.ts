import { addMonths, monthOf } from '@jalon/domain';
import type { GroupElement, ParagraphSpec, RunSpec, ShapeElement, TextElement } from '../pptx/index.js';
import { fitLines, formatNumber, formatShortMonth, textWidth } from '../text/index.js';
import { CONTENT_WIDTH, MARGIN, points, type Box, type ToneName } from '../theme/index.js';
import { messagesFor } from '../monthly-report/messages.js';
import type { CardMilestone, CardsView, MonthlyReportView, UseCaseCard } from '../monthly-report/view.js';

const AXIS_H = 0.3;
const LEGEND_H = 0.28;
/** Inches a milestone takes, and may take where there is room. */
export const ROW = { min: 0.26, max: 0.4 } as const;
export const ROWS = { min: 4, max: 8 } as const;
const NAME_W = 3.3;
const DATE_W = 2.6;
const TRACK = { x: MARGIN + NAME_W + 0.1, w: CONTENT_WIDTH - NAME_W - DATE_W - 0.25 } as const;
/** Marks of the first and last day stay within the track. */
const TRACK_PAD = 0.12;
const MARK = 0.17;
const TICKS = 8;
const TEXT = 12;
const SMALL = 11;
const DAY = 86_400_000;

/** Ordinary spaces in a row would be drawn as one. */
const LEGEND_GAP = '\u00A0'.repeat(5);

type Item = ShapeElement | TextElement;

/** The day of the figures, and what is said around a line of time. */
export interface TimelineView extends Pick<MonthlyReportView, 'language' | 'asOf' | 'asOfLabel'> {
  readonly cards: Pick<CardsView, 'noMilestone' | 'milestoneHeaders'>;
}
export type TimelineCard = Pick<UseCaseCard, 'milestones' | 'milestoneTotal' | 'milestonesAlt'>;

/** Inches the line of time takes with that many milestones. */
export const timelineHeight = (rows: number, row: number): number =>
  rows === 0 ? AXIS_H + ROW.max : AXIS_H + rows * row + LEGEND_H;

/**
 * The milestones of a use case on a line of time, one to a row: hollow diamond for the baseline, a bar for the
 * slippage, solid diamond for the forecast, disc for what is reached, and a line for the day of the figures.
 */
export function timeline(
  view: TimelineView,
  card: TimelineCard,
  place: { readonly y: number; readonly rows: number; readonly row: number },
): GroupElement {
  const { card: words } = messagesFor(view.language);
  const shown = card.milestones.filter(({ rank }) => rank < place.rows);
  const title = label(words.timelineLabel, { x: MARGIN, y: place.y, w: NAME_W, h: AXIS_H }, [
    { text: words.timelineLabel, size: TEXT, bold: true, tone: 'accent' },
  ]);
  if (shown.length === 0) {
    const box = { x: MARGIN, y: place.y + AXIS_H, w: CONTENT_WIDTH, h: ROW.max };
    const none = label(view.cards.noMilestone, box, [
      { text: view.cards.noMilestone, size: TEXT, tone: 'muted' },
    ]);
    return group(card, [title, { ...none, fill: 'sunken', inset: 6 }]);
  }
  const scale = scaleOf(view, shown);
  const top = place.y + AXIS_H;
  const bottom = top + shown.length * place.row;
  const dates = view.cards.milestoneHeaders.slice(2).join(' · ');
  return group(card, [
    title,
    ...axis(view, scale, place.y, bottom),
    label(dates, { x: MARGIN + CONTENT_WIDTH - DATE_W, y: place.y, w: DATE_W, h: AXIS_H }, [
      { text: fitLines(dates, { size: SMALL }, points(DATE_W) - 4, 1), size: SMALL, tone: 'muted' },
    ]),
    ...shown.flatMap((milestone, index) =>
      row(milestone, scale, { y: top + index * place.row, h: place.row }),
    ),
    today(view, scale, top, bottom),
    ...legend(view, card, shown.length, bottom),
  ]);
}

const group = (card: TimelineCard, items: readonly Item[]): GroupElement => ({
  kind: 'group',
  name: card.milestonesAlt,
  alt: card.milestonesAlt,
  items,
});

function label(
  name: string,
  box: Box,
  runs: readonly RunSpec[],
  align?: ParagraphSpec['align'],
): TextElement {
  const paragraph = { runs, after: 0, ...(align ? { align } : {}) };
  return { kind: 'text', name, box, anchor: 'middle', paragraphs: [paragraph] };
}

interface Scale {
  /** Inches from the left of the slide of a day. */
  readonly at: (day: string) => number;
  readonly ticks: readonly string[];
  /** Steps of a year or more. */
  readonly yearly: boolean;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;
const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** Whole months around every day shown, in at most eight steps of months or years. */
function scaleOf(view: TimelineView, shown: readonly CardMilestone[]): Scale {
  const days = [view.asOf, ...shown.flatMap(({ baselineOn, on }) => [baselineOn, on])]
    .filter((day): day is string => day !== null)
    .sort();
  const first = monthOf(days[0] ?? view.asOf);
  const last = monthOf(days.at(-1) ?? view.asOf);
  const months = Math.max(3, monthNumber(last) - monthNumber(first) + 1);
  const least = Math.ceil(months / TICKS);
  const step = [1, 2, 3, 6, 12].find((candidate) => candidate >= least) ?? Math.ceil(least / 12) * 12;
  const steps = Math.ceil(months / step);
  const from = dayNumber(`${first}-01`);
  const span = dayNumber(`${addMonths(first, steps * step)}-01`) - from;
  return {
    at: (day) => TRACK.x + TRACK_PAD + ((dayNumber(day) - from) / span) * (TRACK.w - 2 * TRACK_PAD),
    yearly: step >= 12,
    ticks: Array.from({ length: steps }, (_, index) => addMonths(first, index * step)),
  };
}

/** The year at the first step and each January; the months between go without. */
function tickText(view: TimelineView, month: string, index: number, yearly: boolean): string {
  const text = formatShortMonth(month, view.language);
  return index === 0 || month.endsWith('-01') || yearly ? text : (text.split('\u00A0')[0] ?? text);
}

function axis(view: TimelineView, scale: Scale, y: number, bottom: number): Item[] {
  return scale.ticks.flatMap((month, index): Item[] => {
    const x = scale.at(`${month}-01`);
    const text = tickText(view, month, index, scale.yearly);
    const width = textWidth(text, { size: SMALL }) / points(1) + 0.08;
    return [
      {
        kind: 'shape',
        name: text,
        shape: 'line',
        box: { x, y: y + 0.06, w: 0, h: bottom - y - 0.06 },
        line: 'greySoft',
        alt: null,
      },
      label(text, { x: x + 0.05, y, w: width, h: AXIS_H }, [{ text, size: SMALL, tone: 'muted' }]),
    ];
  });
}

function row(milestone: CardMilestone, scale: Scale, place: { y: number; h: number }): Item[] {
  const middle = place.y + place.h / 2;
  const { name, baselineOn, on, reached, late } = milestone;
  const tone: ToneName = reached ? 'green' : late ? 'red' : 'accent';
  const dates = [milestone.expectedText, milestone.slipText].filter((text) => text !== '—').join(' · ');
  const box = { y: place.y, h: place.h };
  const items: Item[] = [
    label(name, { ...box, x: MARGIN, w: NAME_W }, [
      { text: fitLines(name, { size: TEXT, bold: late }, points(NAME_W) - 4, 1), size: TEXT, bold: late },
    ]),
  ];
  const mark = (shape: ShapeElement['shape'], day: string, fill: ToneName, line: ToneName): ShapeElement => ({
    kind: 'shape',
    name: `${name} · ${day}`,
    shape,
    box: { x: scale.at(day) - MARK / 2, y: middle - MARK / 2, w: MARK, h: MARK },
    fill,
    line,
    alt: null,
  });
  if (baselineOn !== null && baselineOn !== on) {
    if (on !== null) {
      const [left, right] = [scale.at(baselineOn), scale.at(on)].sort((a, b) => a - b) as [number, number];
      items.push({
        kind: 'shape',
        name: `${name} · ${milestone.slipText}`,
        shape: 'rect',
        box: { x: left, y: middle - 0.025, w: right - left, h: 0.05 },
        fill: late ? tone : 'greySoft',
        alt: null,
      });
    }
    items.push(mark('diamond', baselineOn, 'surface', 'muted'));
  }
  if (on !== null) items.push(mark(reached ? 'ellipse' : 'diamond', on, tone, tone));
  const text = dates === '' ? '—' : fitLines(dates, { size: TEXT, bold: late }, points(DATE_W) - 4, 1);
  items.push(
    label(dates === '' ? name : dates, { ...box, x: MARGIN + CONTENT_WIDTH - DATE_W, w: DATE_W }, [
      { text, size: TEXT, bold: late, tone: late && !reached ? 'red' : 'text' },
    ]),
  );
  return items;
}

function today(view: TimelineView, scale: Scale, top: number, bottom: number): ShapeElement {
  const box = { x: scale.at(view.asOf) - 0.0125, y: top - 0.04, w: 0.025, h: bottom - top + 0.08 };
  return { kind: 'shape', name: view.asOfLabel, shape: 'rect', box, fill: 'blue', alt: null };
}

function legend(view: TimelineView, card: TimelineCard, shown: number, y: number): Item[] {
  const { card: words } = messagesFor(view.language);
  const left = card.milestoneTotal - shown;
  const others = words.otherMilestones({ n: left, text: formatNumber(left, view.language) });
  const signs: readonly (readonly [string, ToneName, string])[] = [
    ['◇', 'muted', words.legendBaseline],
    ['◆', 'accent', words.legendForecast],
    ['●', 'green', words.legendReached],
    ['❘', 'blue', view.asOfLabel],
  ];
  const runs = signs.flatMap(([sign, tone, text], index): RunSpec[] => [
    { text: `${sign} `, size: SMALL, bold: true, tone },
    { text: `${text}${index < signs.length - 1 ? LEGEND_GAP : ''}`, size: SMALL, tone: 'muted' },
  ]);
  return [
    ...(left > 0
      ? [
          label(others, { x: MARGIN, y, w: NAME_W, h: LEGEND_H }, [
            { text: others, size: TEXT, tone: 'muted' },
          ]),
        ]
      : []),
    label(words.timelineLabel, { x: TRACK.x, y, w: TRACK.w + DATE_W, h: LEGEND_H }, runs),
  ];
}
