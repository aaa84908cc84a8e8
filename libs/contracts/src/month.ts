import { CONDITIONS, HEALTHS, STAGES, TRENDS } from '@jalon/domain';
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
