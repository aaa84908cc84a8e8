import {
  addMonths,
  awaitsDecision,
  CONDITIONS,
  HEALTHS,
  RESTITUTION_STATES,
  STAGES,
  TRENDS,
} from '@jalon/domain';
import * as z from 'zod';
import { id, localDate, month } from './shared.js';

const stage = z.enum(STAGES);
const int = z.number().int();

/** One month in figures, as in the deck. */
export const monthFigures = z.object({
  month,
  total: int,
  entered: int,
  left: int,
  onHold: int,
  byStage: z.record(stage, int),
  byHealth: z.record(z.enum(HEALTHS), int),
  milestonesReached: int,
  milestonesLate: int,
});
export type MonthFigures = z.infer<typeof monthFigures>;

/** GET /api/monthly-reports/view: the month on one page, from the same read as the documents. */
export const monthView = z.object({
  month,
  asOf: localDate,
  /** Once frozen, everything here is as it was on `frozenOn`, whatever changed since. */
  state: z.enum(RESTITUTION_STATES),
  frozenOn: localDate.nullable(),
  entityId: id.nullable(),
  entityName: z.string().nullable(),
  current: monthFigures,
  previous: monthFigures,
  history: z.array(monthFigures),
  useCases: z.array(
    z.object({
      id,
      code: z.string(),
      title: z.string(),
      entityName: z.string(),
      referentName: z.string().nullable(),
      stage,
      condition: z.enum(CONDITIONS),
      health: z.enum(HEALTHS),
      previousHealth: z.enum(HEALTHS).nullable(),
      trend: z.enum(TRENDS),
      healthReason: z.string().nullable(),
      decisionNeeded: z.string().nullable(),
      /** The milestone that slips most, if any does. */
      worstMilestone: z
        .object({ name: z.string(), slipDays: int, forecastOn: localDate.nullable() })
        .nullable(),
    }),
  ),
  /** Only what is not green, moved or slipped is listed; this is how many there are in all. */
  useCaseTotal: int,
  moves: z.array(
    z.object({
      useCaseId: id,
      code: z.string(),
      title: z.string(),
      on: localDate,
      kind: z.enum(['entered', 'advanced', 'returned', 'closed', 'held', 'resumed', 'abandoned']),
      fromStage: stage.nullable(),
      toStage: stage,
      reason: z.string().nullable(),
    }),
  ),
});
export type MonthView = z.infer<typeof monthView>;

/** What a sentence about the month is said with: texts by key, counted texts, and a month in letters. */
export interface MonthWords {
  readonly t: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  readonly plural: (key: string, count: number, params?: Readonly<Record<string, string | number>>) => string;
  readonly month: (month: string) => string;
}

/** « 3 de plus qu’en octobre 2026 »: a change since the month before `month`. */
export function saidChange(change: number, month: string, { t, plural, month: name }: MonthWords): string {
  const before = { before: t('report.thanMonth', { month: name(addMonths(month, -1)) }) };
  if (change === 0) return t('report.change.same', before);
  return plural(change > 0 ? 'report.change.more' : 'report.change.less', Math.abs(change), before);
}

/** The month in one sentence: how many, how many more, what is wrong, what is awaited. */
export function saidMonth(view: MonthView, words: MonthWords): string {
  const { t, plural } = words;
  const { current, previous, month } = view;
  if (current.total === 0) return t('report.headline.empty', { month: words.month(month) });
  const decisions = view.useCases.filter(awaitsDecision).length;
  return t('report.headline.sentence', {
    in: t('report.inMonth', { month: words.month(month) }),
    total: plural('report.headline.total', current.total),
    change: saidChange(current.total - previous.total, month, words),
    wrong: current.byHealth.off_track
      ? plural('report.headline.offTrack', current.byHealth.off_track)
      : t('report.headline.noneOffTrack'),
    decisions: decisions ? plural('report.headline.decisions', decisions) : t('report.headline.noDecision'),
  });
}
