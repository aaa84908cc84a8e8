import { DELIVERABLE_KINDS, DELIVERABLE_VERSION_STATES, MEETING_KINDS, STAGES } from '@jalon/domain';
import * as z from 'zod';
import { deliverableFile } from './deliverable.js';
import { JOB_STATES } from './job.js';
import { id, instant, language, month } from './shared.js';

/** How many documents are looked at and made at once; a filter that finds more is refused. */
export const BATCH_LIMITS = { parts: 200, entities: 100 } as const;
/** The kinds that are made in series. */
export const BATCH_KINDS = ['committee_deck', 'use_case_brief', 'monthly_report'] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];

const common = {
  language,
  /** Only of these partner entities; none is all of them. */
  entityIds: z.array(id).max(BATCH_LIMITS.entities).default([]),
  /** Makes again what did not change since it was made. */
  again: z.boolean().default(false),
};
/** The kinds of meetings that have a committee's deck. */
export const COMMITTEE_KINDS = MEETING_KINDS.filter((kind) => kind !== 'workshop');

/** POST /api/deliverable-batches (with Idempotency-Key) and, to see what it would make, /api/deliverable-batches/plans. */
export const batchRequest = z.discriminatedUnion('kind', [
  /** The decks of the committees held in a month. */
  z.strictObject({
    kind: z.literal('committee_deck'),
    month,
    meetingKinds: z.array(z.enum(COMMITTEE_KINDS)).min(1).max(3).default(['steering_committee']),
    ...common,
  }),
  /** The briefs of these use cases, or of those the filter finds. */
  z.strictObject({
    kind: z.literal('use_case_brief'),
    useCaseIds: z.array(id).max(BATCH_LIMITS.parts).default([]),
    stages: z.array(z.enum(STAGES)).max(STAGES.length).default([]),
    ...common,
  }),
  /** The report of a month, one for each entity that has use cases. */
  z.strictObject({ kind: z.literal('monthly_report'), month, ...common }),
]);
export type BatchRequest = z.output<typeof batchRequest>;

/** Why a document is not made again. */
export const SKIP_REASONS = ['unchanged', 'edited', 'under_way', 'closed'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What a batch would make now, in the order of its parts. */
export const batchPlan = z.object({
  items: z.array(
    z.object({
      /** What it is made from: a meeting or a use case; null for a month. */
      subjectId: id.nullable(),
      /** Of a month: whose. */
      entityId: id.nullable(),
      label: z.string(),
      entityName: z.string().nullable(),
      /** The deliverable whose next version it is; null for a new one. */
      deliverableId: id.nullable(),
      /** Of the version that is there; null when none is. */
      number: z.number().int().nullable(),
      /** When that version was made. */
      madeAt: instant.nullable(),
      /** Null when it will be made. */
      skip: z.enum(SKIP_REASONS).nullable(),
    }),
  ),
  toMake: z.number().int(),
});
export type BatchPlan = z.infer<typeof batchPlan>;

/** A row of GET /api/deliverable-batches: the reader's own, newest first, ten at most. */
export const batchRow = z.object({
  id,
  kind: z.enum(DELIVERABLE_KINDS),
  label: z.string(),
  language,
  /** The job that stands for its parts. */
  jobId: id,
  state: z.enum(JOB_STATES),
  total: z.number().int(),
  /** Parts that ended, well or not. */
  done: z.number().int(),
  failed: z.number().int(),
  byName: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type BatchRow = z.infer<typeof batchRow>;
export const batches = z.object({ items: z.array(batchRow) });
export type Batches = z.infer<typeof batches>;

/** GET /api/deliverable-batches/:id. POST …/:id/cancel and …/:id/retry (204), of who asked for it. */
export const batchDetail = batchRow.extend({
  /** Whether the reader asked for it: then they may cancel it and try again what failed. */
  mine: z.boolean(),
  parts: z.array(
    z.object({
      deliverableId: id,
      title: z.string(),
      entityName: z.string().nullable(),
      number: z.number().int(),
      state: z.enum(DELIVERABLE_VERSION_STATES),
      error: z.string().nullable(),
      files: z.array(deliverableFile),
    }),
  ),
});
export type BatchDetail = z.infer<typeof batchDetail>;
// GET /api/deliverable-batches/:id/zip: the files of its ready parts, named by their place in it.
