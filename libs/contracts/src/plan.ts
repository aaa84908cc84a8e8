import { PLAN_LIMITS as L } from '@jalon/domain';
import * as z from 'zod';
import { id, instant, line, localDate } from './shared.js';

const version = z.number().int().min(1);

/** GET /api/use-cases/:id/plan?baseline=: slippage against that baseline; without one, against the agreed dates. */
export const planQuery = z.strictObject({ baseline: id.optional() });
export type PlanQuery = z.infer<typeof planQuery>;

export const planBaseline = z.object({
  id,
  label: z.string(),
  takenOn: localDate,
  byName: z.string().nullable(),
  /** The border of the gate that took it; null when a person did. */
  border: z.string().nullable(),
});
export type PlanBaseline = z.infer<typeof planBaseline>;

export const planMilestone = z.object({
  id,
  name: z.string(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  baselineOn: localDate.nullable(),
  forecastOn: localDate.nullable(),
  actualOn: localDate.nullable(),
  /** The day it counts with: reached, else expected, else agreed. */
  on: localDate,
  late: z.boolean(),
  /** Its day in the baseline compared with; null when it was not in it. */
  comparedOn: localDate.nullable(),
  /** Working days after that day, negative when earlier. */
  slipDays: z.number().int().nullable(),
  /** On the longest chain to the last milestone. */
  critical: z.boolean(),
  /** Working days it may slip before the last milestone moves; null once reached. */
  floatDays: z.number().int().nullable(),
  version: z.number().int(),
});
export type PlanMilestone = z.infer<typeof planMilestone>;

export const planDependency = z.object({
  predecessorId: id,
  successorId: id,
  lagDays: z.number().int(),
  /** The first day the successor could have, when it stands before it. */
  brokenUntil: localDate.nullable(),
});
export type PlanDependency = z.infer<typeof planDependency>;

export const planTrend = z.object({
  reports: z.array(localDate),
  lines: z.array(
    z.object({
      milestoneId: id,
      points: z.array(z.object({ on: localDate, dueOn: localDate })),
      /** How many times in a row it was put off. */
      slips: z.number().int(),
      alert: z.boolean(),
    }),
  ),
});
export type PlanTrend = z.infer<typeof planTrend>;

/** Either three dates, or why there are none. */
export const planCompletion = z.object({
  remaining: z.number().int(),
  /** Whole weeks of history. */
  weeks: z.number().int(),
  finished: z.number().int(),
  silence: z.enum(['short_history', 'nothing_done', 'nothing_left', 'too_far']).nullable(),
  dates: z.object({ p50: localDate, p85: localDate, p95: localDate }).nullable(),
});
export type PlanCompletion = z.infer<typeof planCompletion>;

const movedMilestone = z.object({
  milestoneId: id,
  name: z.string(),
  before: localDate,
  after: localDate,
  /** Working days, negative when it comes earlier. */
  days: z.number().int(),
});

export const planView = z.object({
  useCaseId: id,
  /** The first day a milestone may have. */
  startedOn: localDate.nullable(),
  /** A closed use case is read, not moved. */
  closed: z.boolean(),
  mayEdit: z.boolean(),
  milestones: z.array(planMilestone),
  dependencies: z.array(planDependency),
  baselines: z.array(planBaseline),
  /** Null for the agreed dates of the milestones. */
  comparedWith: id.nullable(),
  /** Milestones of that baseline that are no longer there. */
  dropped: z.array(z.object({ name: z.string(), on: localDate })),
  lastMilestoneId: id.nullable(),
  trend: planTrend,
  completion: planCompletion,
  /** The last changes with their reasons, newest first; empty for who may not read the history. */
  changes: z.array(
    z.object({
      id,
      at: instant,
      byName: z.string().nullable(),
      reason: z.string(),
      moved: z.array(movedMilestone),
    }),
  ),
});
export type PlanView = z.infer<typeof planView>;

const move = { milestoneId: id, to: localDate, pull: z.boolean().default(false) };

/** POST /api/use-cases/:id/plan/preview: what would move; nothing is written. */
export const previewMove = z.strictObject(move);
export type PreviewMove = z.output<typeof previewMove>;

export const movePreview = z.object({
  /** The milestone itself first, then what it carries along. */
  moved: z.array(movedMilestone.extend({ version: z.number().int() })),
  /** Reached earlier than the move would now allow: they stay. */
  conflicts: z.array(
    z.object({
      milestoneId: id,
      name: z.string(),
      actualOn: localDate,
      predecessorName: z.string(),
      earliest: localDate,
    }),
  ),
});
export type MovePreview = z.infer<typeof movePreview>;

/**
 * POST /api/use-cases/:id/plan/moves: the preview, confirmed. `expected` is what was seen: when the plan now gives
 * anything else, the answer is 409 with the present plan as `current`.
 */
export const confirmMove = z.strictObject({
  ...move,
  reason: line(L.reason),
  expected: z
    .array(z.strictObject({ milestoneId: id, after: localDate, version }))
    .min(1)
    .max(400),
});
export type ConfirmMove = z.output<typeof confirmMove>;

/** PUT /api/use-cases/:id/plan/dependencies: makes it, or changes its lag. */
export const putDependency = z.strictObject({
  predecessorId: id,
  successorId: id,
  lagDays: z.number().int().min(0).max(L.lagDays).default(0),
});
export type PutDependency = z.output<typeof putDependency>;

/** POST /api/use-cases/:id/plan/baselines (with Idempotency-Key) */
export const takeBaseline = z.strictObject({ label: line(L.baselineLabel) });
export type TakeBaseline = z.output<typeof takeBaseline>;
export const planBaselines = z.object({ items: z.array(planBaseline) });
export type PlanBaselines = z.infer<typeof planBaselines>;
