import * as z from 'zod';
import { id, instant, language, month } from './shared.js';

/** POST /api/monthly-reports (with Idempotency-Key) asks for the month's documents. */
export const requestMonthlyReport = z.strictObject({
  month,
  /** One partner entity, or null for the whole portfolio. */
  entityId: id.nullable().default(null),
  language,
});
export type RequestMonthlyReport = z.output<typeof requestMonthlyReport>;

export const DELIVERABLE_STATES = ['queued', 'rendering', 'ready', 'failed'] as const;
export const deliverableFile = z.object({
  format: z.enum(['pptx', 'docx']),
  fileName: z.string(),
  size: z.number().int(),
  sha256: z.string(),
});
export const deliverable = z.object({
  id,
  kind: z.enum(['monthly_report']),
  title: z.string(),
  month,
  entityId: id.nullable(),
  entityName: z.string().nullable(),
  language,
  state: z.enum(DELIVERABLE_STATES),
  jobId: id,
  error: z.string().nullable(),
  byName: z.string().nullable(),
  createdAt: instant,
  readyAt: instant.nullable(),
  files: z.array(deliverableFile),
});
export type Deliverable = z.infer<typeof deliverable>;
export const deliverables = z.object({ items: z.array(deliverable) });
// GET /api/monthly-reports?month=…, GET /api/monthly-reports/:id, GET /api/monthly-reports/:id/files/:format

export const monthQuery = z.strictObject({
  month,
  entityId: id.optional(),
  language: language.default('fr'),
});
export type MonthQuery = z.output<typeof monthQuery>;
export const deliverableQuery = z.strictObject({ month: month.optional() });
