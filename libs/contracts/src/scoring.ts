import { AXES, SCORING_LIMITS as L, SCORING_METHODS } from '@jalon/domain';
import * as z from 'zod';
import { id, instant, line, prose } from './shared.js';

const text = (max: number) => z.strictObject({ fr: line(max), en: line(max) });
const hint = z.strictObject({ fr: prose(500), en: prose(500) });
const method = z.enum(SCORING_METHODS);

export const scoringCriterion = z.strictObject({
  key: z.string().min(1).max(40),
  label: text(200),
  hint,
  axis: z.enum(AXES).nullable(),
  weight: z.number().int().min(0).max(L.weight),
  mustMeet: z.boolean(),
});

/** The inputs of a method at one version. */
export const scoringGrid = z.object({
  id,
  method,
  number: z.number().int(),
  criteria: z.array(scoringCriterion),
  note: z.string(),
  createdAt: instant,
  byName: z.string().nullable(),
});
export type ScoringGrid = z.infer<typeof scoringGrid>;
/** GET /api/scoring-grids: every version of every method, newest first. */
export const scoringGrids = z.object({ items: z.array(scoringGrid) });
export type ScoringGrids = z.infer<typeof scoringGrids>;

/** POST /api/scoring-grids publishes the next version; 409 carries all grids when `basedOn` is no longer the last. */
export const publishScoringGrid = z.strictObject({
  method,
  basedOn: z.number().int().min(1),
  note: prose(1000).default(''),
  criteria: z.array(scoringCriterion).min(1).max(L.criteria),
});
export type PublishScoringGrid = z.output<typeof publishScoringGrid>;

const inputs = z.record(z.string().max(40), z.union([z.number(), z.boolean()]));
const axis = z.number().nullable();

export const scoreCard = z.object({
  id,
  method,
  gridId: id,
  gridNumber: z.number().int(),
  inputs,
  score: z.number(),
  verdict: z.enum(['scored', 'no_go']),
  axes: z.object({ value: axis, feasibility: axis, risk: axis }).nullable(),
  failed: z.array(z.string()),
  comment: z.string(),
  byId: id.nullable(),
  byName: z.string().nullable(),
  scoredAt: instant,
});
export type ScoreCard = z.infer<typeof scoreCard>;

/** GET /api/use-cases/:id/scoring, and the answer of a scoring. */
export const scoring = z.object({
  useCaseId: id,
  /** Of the use case: a weighted scoring writes its two scores. */
  version: z.number().int(),
  /** The last version of each method, and the earlier ones that a card was scored with. */
  grids: z.array(scoringGrid),
  /** Newest first. */
  cards: z.array(scoreCard),
  mayScore: z.boolean(),
});
export type Scoring = z.infer<typeof scoring>;

/** POST /api/use-cases/:id/scoring (with Idempotency-Key), with the last grid of a method. 409 carries the present scoring. */
export const addScore = z.strictObject({
  version: z.number().int().min(1),
  gridId: id,
  inputs: inputs.refine((given) => Object.keys(given).length <= L.criteria, { error: 'too_big' }),
  comment: prose(L.comment).default(''),
});
export type AddScore = z.output<typeof addScore>;
