import { CONDITIONS, EVIDENCES, HEALTHS, STAGES, TRANSITION_NAMES, TRENDS } from '@jalon/domain';
import * as z from 'zod';
import { id, localDate } from './shared.js';
import { openCounts } from './use-case.js';

/** How many use cases the board, the roadmap and the matrix show at most; past it they ask to filter. */
export const OVERVIEW_MAX = 2_000;

/** States of a gate review that is not decided. */
export const OPEN_REVIEWS = ['pending', 'in_review'] as const;

const stage = z.enum(STAGES);
const score = z.number().int().min(1).max(5).nullable();

/** A milestone as [id, name, baseline, forecast, actual]: there are thousands of them. */
export const cardMilestone = z.tuple([
  id,
  z.string(),
  localDate.nullable(),
  localDate.nullable(),
  localDate.nullable(),
]);
export type CardMilestone = z.infer<typeof cardMilestone>;

/** What goes live on a day, or has: [day, whether it is done, entities]. */
const cardGoLive = z.tuple([localDate, z.boolean(), z.array(z.string())]);
export type CardGoLive = z.infer<typeof cardGoLive>;

/** A wave of the rollout as [number, deployments that went live, all of them, days]; no number outside waves. */
const cardWave = z.tuple([
  z.number().int().nullable(),
  z.number().int(),
  z.number().int(),
  z.array(cardGoLive),
]);
export type CardWave = z.infer<typeof cardWave>;

export const useCaseCard = z.object({
  id,
  code: z.string(),
  title: z.string(),
  entityId: id,
  entityName: z.string(),
  domain: z.string().nullable(),
  referentId: id.nullable(),
  referentName: z.string().nullable(),
  stage,
  condition: z.enum(CONDITIONS),
  stageSince: localDate,
  health: z.enum(HEALTHS),
  trend: z.enum(TRENDS),
  /** The health is too old to be trusted. */
  stale: z.boolean(),
  value: score,
  feasibility: score,
  /** Person-days of the squad's assignments; null when nobody is assigned. */
  effort: z.number().nullable(),
  nextMilestoneName: z.string().nullable(),
  nextMilestoneOn: localDate.nullable(),
  milestones: z.array(cardMilestone),
  /** Dated waves, in their order: of what the reader may see deployed. */
  waves: z.array(cardWave),
  /** Null for who may not read registers. */
  counts: openCounts.nullable(),
  /** What stands before the next stage: the gate's open review, and the evidence still missing beside its decision. */
  gate: z
    .object({
      to: stage,
      missing: z.array(z.enum(EVIDENCES)),
      review: z.enum(OPEN_REVIEWS).nullable(),
    })
    .nullable(),
  /** The move that leads one stage back, with a reason. */
  back: z.object({ name: z.enum(TRANSITION_NAMES), to: stage }).nullable(),
  version: z.number().int(),
});
export type UseCaseCard = z.infer<typeof useCaseCard>;

/** GET /api/use-cases/overview: the same filters as the list, by code, at most OVERVIEW_MAX. */
export const overview = z.object({
  items: z.array(useCaseCard),
  total: z.number().int(),
  truncated: z.boolean(),
});
export type Overview = z.infer<typeof overview>;
