import type { CardMilestone, Grouping, UseCaseCard, Zoom } from '@jalon/contracts';
import { addMonths, daysBetween, firstDayOf, monthOf, slippage, STAGES, type Stage } from '@jalon/domain';
import { laneOf } from './board-lanes';

/** Pixels a day; a month then takes about 150, 50 or 17. */
const DAY_PX: Readonly<Record<Zoom, number>> = { month: 5, quarter: 1.7, year: 0.56 };
/** Months between two ticks. */
const STEP: Readonly<Record<Zoom, number>> = { month: 1, quarter: 3, year: 12 };

export interface Tick {
  readonly month: string;
  readonly x: number;
}
export interface TimeScale {
  readonly width: number;
  readonly ticks: readonly Tick[];
  readonly today: number;
  x(day: string): number;
}

/**
 * A line of time over every date of the cards and today, from the first day of a month to that of another; never
 * narrower than `least` pixels.
 */
export function timeScale(cards: readonly UseCaseCard[], today: string, zoom: Zoom, least = 0): TimeScale {
  let first = today;
  let last = today;
  for (const card of cards) {
    for (const [, , ...days] of card.milestones) {
      for (const day of days) {
        if (day === null) continue;
        if (day < first) first = day;
        if (day > last) last = day;
      }
    }
    for (const [, , , days] of card.waves) {
      for (const [day] of days) {
        if (day < first) first = day;
        if (day > last) last = day;
      }
    }
  }
  const step = STEP[zoom];
  const start = firstDayOf(onStep(addMonths(monthOf(first), -1), step));
  const end = firstDayOf(addMonths(monthOf(last), 2));
  const px = Math.max(DAY_PX[zoom], least / Math.max(1, daysBetween(start, end)));
  const x = (day: string) => Math.round(daysBetween(start, day) * px * 10) / 10;
  const ticks: Tick[] = [];
  for (let month = monthOf(start); firstDayOf(month) < end; month = addMonths(month, step)) {
    ticks.push({ month, x: x(firstDayOf(month)) });
  }
  return { width: Math.floor(x(end)), ticks, today: x(today), x };
}

/** The month at or before `month` where quarters or years begin. */
function onStep(month: string, step: number): string {
  const index = Number(month.slice(5, 7)) - 1;
  return addMonths(month, -(index % step));
}

export interface Mark {
  readonly id: string;
  readonly name: string;
  /** Pixels; null when the baseline is not known or is where the mark is. */
  readonly baseline: number | null;
  readonly x: number;
  readonly state: 'reached' | 'late' | 'planned';
  /** Working days after its baseline. */
  readonly slip: number;
  readonly days: { readonly baseline: string | null; readonly due: string; readonly reached: boolean };
}

/** The milestones of a card on the line, in the order of time. */
export function marksOf(
  milestones: readonly CardMilestone[],
  scale: TimeScale,
  today: string,
): readonly Mark[] {
  return milestones
    .flatMap(([id, name, baseline, forecast, actual]): Mark[] => {
      const due = actual ?? forecast ?? baseline;
      if (due === null) return [];
      return [
        {
          id,
          name,
          baseline: baseline === null || baseline === due ? null : scale.x(baseline),
          x: scale.x(due),
          state: actual !== null ? 'reached' : due < today ? 'late' : 'planned',
          slip: slippage({ baselineOn: baseline, forecastOn: forecast, actualOn: actual }),
          days: { baseline, due, reached: actual !== null },
        },
      ];
    })
    .sort((left, right) => left.x - right.x);
}

export interface RoadmapFigures {
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly late: number;
  /** Due or reached after their baseline. */
  readonly slipped: number;
}

/** What the sentence above the drawing tells; over thousands of milestones, so no working day is counted. */
export function roadmapFigures(cards: readonly UseCaseCard[], today: string): RoadmapFigures {
  let count = 0;
  let late = 0;
  let slipped = 0;
  let first: string | null = null;
  let last: string | null = null;
  for (const { milestones } of cards) {
    for (const [, , baseline, forecast, actual] of milestones) {
      const due = actual ?? forecast ?? baseline;
      if (due === null) continue;
      count++;
      if (actual === null && due < today) late++;
      if (baseline !== null && due > baseline) slipped++;
      if (first === null || due < first) first = due;
      if (last === null || due > last) last = due;
    }
  }
  return { count, first, last, late, slipped };
}

export type RoadmapItem =
  | { readonly kind: 'group'; readonly key: string; readonly label: string; readonly count: number }
  | { readonly kind: 'row'; readonly key: string; readonly card: UseCaseCard };

/** Heads of groups and their rows, one after the other as they are shown. Stages keep their order. */
export function roadmapItems(
  cards: readonly UseCaseCard[],
  group: Grouping,
  compare: (left: string, right: string) => number,
): readonly RoadmapItem[] {
  const groups = new Map<string, { label: string; cards: UseCaseCard[] }>();
  for (const card of cards) {
    const [key, label] = laneOf(card, group);
    const found = groups.get(key);
    if (found) found.cards.push(card);
    else groups.set(key, { label, cards: [card] });
  }
  const position = (key: string) => STAGES.indexOf(key as Stage);
  return [...groups]
    .sort(([a, left], [b, right]) =>
      group === 'stage'
        ? position(a) - position(b)
        : Number(left.label === '') - Number(right.label === '') || compare(left.label, right.label),
    )
    .flatMap(([key, { label, cards: inside }]) => [
      { kind: 'group' as const, key: `group ${key}`, label, count: inside.length },
      ...inside.map((card) => ({ kind: 'row' as const, key: card.id, card })),
    ]);
}
