import {
  CONDITIONS,
  EVIDENCES,
  HEALTHS,
  STAGES,
  TRANSITION_NAMES,
  TRENDS,
  USE_CASE_LIMITS as L,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, line, list, localDate, page, pageSize, prose } from './shared.js';

const stage = z.enum(STAGES);
const condition = z.enum(CONDITIONS);
const health = z.enum(HEALTHS);
const score = z.number().int().min(1).max(5).nullable();
const optionalLine = (max: number) => z.union([z.literal('').transform(() => null), line(max), z.null()]);
const optionalProse = (max: number) =>
  prose(max)
    .nullable()
    .transform((text) => (text === '' ? null : text));

export const USE_CASE_SORTS = [
  'code',
  'title',
  'entity',
  'stage',
  'health',
  'next_milestone',
  'updated',
] as const;
export type UseCaseSort = (typeof USE_CASE_SORTS)[number];

/** GET /api/use-cases: filters, sort and page, the same words as in the screen's address. */
export const useCaseQuery = z.strictObject({
  q: z.string().trim().max(200).optional(),
  stage: list(stage).optional(),
  condition: list(condition).optional(),
  health: list(health).optional(),
  entity: list(id).optional(),
  referent: list(id).optional(),
  product: list(id).optional(),
  domain: list(z.string().max(L.domain)).optional(),
  tag: list(z.string().max(L.tag)).optional(),
  /** Only use cases with a late milestone. */
  late: z.stringbool().optional(),
  sort: z.enum(USE_CASE_SORTS).default('code'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  page,
  pageSize,
});
export type UseCaseQuery = z.infer<typeof useCaseQuery>;
export const useCaseFilter = useCaseQuery.omit({ sort: true, dir: true, page: true, pageSize: true });
export type UseCaseFilter = z.infer<typeof useCaseFilter>;

/** What the register of a use case holds open; a risk is severe from 15 of 25 on. */
export const openCounts = z.object({
  risks: z.number().int(),
  severeRisks: z.number().int(),
  issues: z.number().int(),
  actions: z.number().int(),
  overdueActions: z.number().int(),
});
export type OpenCounts = z.infer<typeof openCounts>;

export const useCaseRow = z.object({
  id,
  code: z.string(),
  title: z.string(),
  entityId: id,
  entityName: z.string(),
  domain: z.string().nullable(),
  productName: z.string().nullable(),
  functionalReferentId: id.nullable(),
  functionalReferentName: z.string().nullable(),
  sponsorName: z.string().nullable(),
  stage,
  condition,
  health,
  healthDeclaredOn: localDate.nullable(),
  trend: z.enum(TRENDS),
  valueScore: score,
  feasibilityScore: score,
  tags: z.array(z.string()),
  nextMilestoneName: z.string().nullable(),
  nextMilestoneOn: localDate.nullable(),
  /** Null for who may not read registers. */
  counts: openCounts.nullable(),
  updatedAt: instant,
  version: z.number().int(),
});
export type UseCaseRow = z.infer<typeof useCaseRow>;
export const useCasePage = z.object({ items: z.array(useCaseRow), total: z.number().int() });
export type UseCasePage = z.infer<typeof useCasePage>;

/** GET /api/use-cases/counts: how many each value of a filter would show, the other filters kept. */
const count = z.object({ value: z.string(), count: z.number().int() });
export const useCaseCounts = z.object({
  total: z.number().int(),
  stage: z.array(count),
  condition: z.array(count),
  health: z.array(count),
  entity: z.array(count),
  referent: z.array(count),
  product: z.array(count),
  domain: z.array(count),
});
export type UseCaseCounts = z.infer<typeof useCaseCounts>;

export const milestone = z.object({
  id,
  useCaseId: id,
  name: z.string(),
  ownerId: id.nullable(),
  baselineOn: localDate.nullable(),
  forecastOn: localDate.nullable(),
  actualOn: localDate.nullable(),
  slipDays: z.number().int(),
  late: z.boolean(),
  version: z.number().int(),
});
export type MilestoneView = z.infer<typeof milestone>;

export const useCaseDetail = z.object({
  id,
  code: z.string(),
  title: z.string(),
  summary: z.string(),
  entityId: id,
  domain: z.string().nullable(),
  sponsorId: id.nullable(),
  businessOwnerId: id.nullable(),
  functionalReferentId: id.nullable(),
  productId: id.nullable(),
  stage,
  condition,
  health,
  healthReason: z.string().nullable(),
  decisionNeeded: z.string().nullable(),
  healthDeclaredOn: localDate.nullable(),
  healthStale: z.boolean(),
  /** What the facts say, with why it is not green; null to whom the register is closed. */
  computedHealth: z
    .object({
      health,
      causes: z.array(
        z.discriminatedUnion('kind', [
          z.object({
            kind: z.literal('delay'),
            health: z.enum(['at_risk', 'off_track']),
            milestoneId: id,
            name: z.string(),
            /** Working days. */
            days: z.number().int(),
          }),
          z.object({
            kind: z.literal('cost'),
            health: z.enum(['at_risk', 'off_track']),
            percent: z.number(),
          }),
          z.object({
            kind: z.literal('risk'),
            health: z.enum(['at_risk', 'off_track']),
            riskId: id,
            code: z.string(),
            title: z.string(),
            /** P × I, 1 to 25. */
            score: z.number().int(),
          }),
        ]),
      ),
    })
    .nullable(),
  trend: z.enum(TRENDS),
  valueScore: score,
  feasibilityScore: score,
  tags: z.array(z.string()),
  externalRef: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  version: z.number().int(),
  milestones: z.array(milestone),
  /** Days each stage was entered, oldest first; a stage entered twice appears twice. */
  moves: z.array(
    z.object({
      id,
      on: localDate,
      fromStage: stage.nullable(),
      toStage: stage,
      toCondition: condition,
      kind: z.enum(['entered', 'advanced', 'returned', 'closed', 'held', 'resumed', 'abandoned']),
      reason: z.string().nullable(),
      byName: z.string().nullable(),
    }),
  ),
  allowedTransitions: z.array(
    z.object({
      name: z.enum(TRANSITION_NAMES),
      to: z.object({ stage, condition }),
      missing: z.array(z.enum(EVIDENCES)),
      needsReason: z.boolean(),
    }),
  ),
  /** What the reader may do here. */
  mayEdit: z.boolean(),
  mayMove: z.boolean(),
});
export type UseCaseDetail = z.infer<typeof useCaseDetail>;

const writable = {
  title: line(L.title),
  summary: prose(L.summary),
  entityId: id,
  domain: optionalLine(L.domain),
  sponsorId: id.nullable(),
  businessOwnerId: id.nullable(),
  functionalReferentId: id.nullable(),
  productId: id.nullable(),
  health,
  healthReason: optionalProse(L.reason),
  decisionNeeded: optionalProse(L.reason),
  valueScore: score,
  feasibilityScore: score,
  tags: z.array(line(L.tag)).max(L.tags),
};
export const UseCaseFields = Object.keys(writable) as readonly (keyof typeof writable)[];

/** POST /api/use-cases (with Idempotency-Key): only title and entity are required. */
export const createUseCase = z.strictObject({
  ...writable,
  summary: writable.summary.default(''),
  domain: writable.domain.default(null),
  sponsorId: writable.sponsorId.default(null),
  businessOwnerId: writable.businessOwnerId.default(null),
  functionalReferentId: writable.functionalReferentId.default(null),
  productId: writable.productId.default(null),
  health: writable.health.default('not_rated'),
  healthReason: writable.healthReason.default(null),
  decisionNeeded: writable.decisionNeeded.default(null),
  valueScore: writable.valueScore.default(null),
  feasibilityScore: writable.feasibilityScore.default(null),
  tags: writable.tags.default([]),
});
export type CreateUseCase = z.output<typeof createUseCase>;

/** PATCH /api/use-cases/:id: the version read, and the fields that change. 409 carries the current detail. */
export const updateUseCase = z.strictObject({
  version: z.number().int().min(1),
  changes: z
    .strictObject(writable)
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'empty' }),
});
export type UpdateUseCase = z.output<typeof updateUseCase>;

/** POST /api/use-cases/:id/transitions */
export const moveUseCase = z.strictObject({
  version: z.number().int().min(1),
  name: z.enum(TRANSITION_NAMES),
  reason: optionalProse(L.reason).default(null),
  /** The day it takes effect; today when left out. */
  on: localDate.optional(),
});
export type MoveUseCase = z.output<typeof moveUseCase>;

const milestoneFields = {
  name: line(L.milestoneName),
  ownerId: id.nullable(),
  baselineOn: localDate.nullable(),
  forecastOn: localDate.nullable(),
  actualOn: localDate.nullable(),
};
/** POST /api/use-cases/:id/milestones answers the whole use case, as PATCH and DELETE do. */
export const createMilestone = z.strictObject({
  ...milestoneFields,
  ownerId: milestoneFields.ownerId.default(null),
  baselineOn: milestoneFields.baselineOn.default(null),
  forecastOn: milestoneFields.forecastOn.default(null),
  actualOn: milestoneFields.actualOn.default(null),
});
export type CreateMilestone = z.output<typeof createMilestone>;
/** PATCH /api/use-cases/:id/milestones/:milestoneId */
export const updateMilestone = z.strictObject({
  version: z.number().int().min(1),
  changes: z.strictObject(milestoneFields).partial(),
});
export type UpdateMilestone = z.output<typeof updateMilestone>;

/** GET /api/use-cases/:id/activity: who wrote what, newest first. */
export const activity = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      at: instant,
      byName: z.string().nullable(),
      action: z.string(),
      fields: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
    }),
  ),
});
export type Activity = z.infer<typeof activity>;
