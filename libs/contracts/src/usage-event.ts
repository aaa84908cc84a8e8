import { EVENT_REFUSALS } from '@jalon/domain';
import * as z from 'zod';
import { id, instant, language, line, localDate } from './shared.js';

/** What became of one event of POST /api/usage/events. */
export const usageEventVerdict = z.object({
  /** The event's own id; null where it has none that can be said again. */
  id: z.string().nullable(),
  status: z.enum(['accepted', 'duplicate', 'rejected']),
  /** Its time was ahead by more than five minutes: it counts when it was received. */
  clamped: z.literal(true).optional(),
  field: z.string().optional(),
  code: z.enum(EVENT_REFUSALS).optional(),
});
export type UsageEventVerdict = z.infer<typeof usageEventVerdict>;

/** 207 for a batch, its items in the order of the events; what is accepted or duplicate is stored for good. */
export const usageEventsAnswer = z.object({
  accepted: z.number().int(),
  duplicate: z.number().int(),
  rejected: z.number().int(),
  items: z.array(usageEventVerdict),
});
export type UsageEventsAnswer = z.infer<typeof usageEventsAnswer>;

export const USAGE_LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  fileRows: 500_000,
  /** Rejected rows a report names; the others are counted. */
  reportRows: 10_000,
  label: 80,
  fileName: 200,
  graceDays: 90,
  retentionMonthsMin: 2,
  retentionMonths: 60,
} as const;

export const USAGE_KEY_STATES = ['active', 'ending', 'expired', 'revoked'] as const;
export const usageKey = z.object({
  id,
  label: z.string(),
  /** How the secret begins: what people recognise it by. */
  prefix: z.string(),
  entityId: id.nullable(),
  entityName: z.string().nullable(),
  createdAt: instant,
  byName: z.string().nullable(),
  /** The last day it is good for. */
  expiresOn: localDate.nullable(),
  /** `ending`: replaced, good until then. */
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  rotatedFromId: id.nullable(),
  state: z.enum(USAGE_KEY_STATES),
});
export type UsageKey = z.infer<typeof usageKey>;

/** GET /api/usage-keys?useCaseId=…: the telemetry of a use case's solution; null solution before a first deployment. */
export const telemetryQuery = z.strictObject({ useCaseId: id });
export const telemetry = z.object({
  solution: z
    .object({
      id,
      source: z.string(),
      reporting: z.enum(['events', 'file', 'declared']),
      qualifyingTypes: z.array(z.string()),
      keyType: z.string().nullable(),
      activationDays: z.number().int(),
      silenceDays: z.number().int(),
      version: z.number().int(),
    })
    .nullable(),
  entities: z.array(z.object({ id, name: z.string() })),
  keys: z.array(usageKey),
  arrived: z.object({
    lastEventAt: instant.nullable(),
    rolledAt: instant.nullable(),
    events: z.number().int(),
    /** Uses of the last fourteen days that have figures, oldest first. */
    days: z.array(z.object({ day: localDate, uses: z.number().int(), users: z.number().int().nullable() })),
  }),
  retentionMonths: z.number().int(),
  /** The environment has the key that pseudonyms are made with; without it events are refused. */
  ready: z.boolean(),
});
export type Telemetry = z.infer<typeof telemetry>;

/** POST /api/usage-keys, with an Idempotency-Key. */
export const createUsageKey = z.strictObject({
  solutionId: id,
  label: line(USAGE_LIMITS.label),
  entityId: id.nullable().default(null),
  expiresOn: localDate.nullable().default(null),
});
export type CreateUsageKey = z.output<typeof createUsageKey>;
/** POST /api/usage-keys/:id/rotate: a new secret; the old one is good for `graceDays` more days. */
export const rotateUsageKey = z.strictObject({
  graceDays: z.number().int().min(0).max(USAGE_LIMITS.graceDays).default(7),
});
export type RotateUsageKey = z.output<typeof rotateUsageKey>;
/** The only answer that holds the secret. */
export const createdUsageKey = z.object({ id, prefix: z.string(), secret: z.string() });
export type CreatedUsageKey = z.infer<typeof createdUsageKey>;

export const usageFileReport = z.object({
  accepted: z.number().int(),
  duplicate: z.number().int(),
  rejected: z.number().int(),
  /** The first rejected rows; the header is row 1. */
  rows: z.array(z.object({ row: z.number().int(), field: z.string(), code: z.string() })),
});
export type UsageFileReport = z.infer<typeof usageFileReport>;
export const usageFile = z.object({
  id,
  fileName: z.string(),
  size: z.number().int(),
  uploadedAt: instant,
  byName: z.string().nullable(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** Code of why it failed. */
  error: z.string().nullable(),
  report: usageFileReport.omit({ rows: true }).nullable(),
});
export type UsageFile = z.infer<typeof usageFile>;
/** GET /api/usage-files?solutionId=…: the newest fifty. GET /api/usage-files/:id/report.csv?language=… */
export const usageFiles = z.object({ items: z.array(usageFile) });
export type UsageFiles = z.infer<typeof usageFiles>;
export const usageFilesQuery = z.strictObject({ solutionId: id });
export const usageReportQuery = z.strictObject({ language: language.default('fr') });
/** POST /api/usage-files?solutionId=…&fileName=… (the body is the file): read by a job. */
export const uploadUsageFileQuery = z.strictObject({
  solutionId: id,
  fileName: line(USAGE_LIMITS.fileName),
});
export type UploadUsageFileQuery = z.output<typeof uploadUsageFileQuery>;
export const uploadedUsageFile = z.object({ id, jobId: id });
export type UploadedUsageFile = z.infer<typeof uploadedUsageFile>;

/** GET and PATCH /api/usage/settings: for how many months events are kept. */
export const usageSettings = z.strictObject({
  retentionMonths: z.number().int().min(USAGE_LIMITS.retentionMonthsMin).max(USAGE_LIMITS.retentionMonths),
});
export type UsageSettings = z.infer<typeof usageSettings>;
