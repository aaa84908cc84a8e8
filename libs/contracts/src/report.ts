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

export const REPORT_DOCUMENT_STATES = ['queued', 'rendering', 'ready', 'failed'] as const;
export const reportFile = z.object({
  format: z.enum(['pptx', 'docx', 'xlsx']),
  fileName: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  /** The house template it was drawn on; null for Jalon's own. */
  template: z.object({ name: z.string(), number: z.number().int() }).nullable(),
});
export const reportDocument = z.object({
  id,
  kind: z.enum(['monthly_report']),
  title: z.string(),
  month,
  entityId: id.nullable(),
  entityName: z.string().nullable(),
  language,
  state: z.enum(REPORT_DOCUMENT_STATES),
  jobId: id,
  error: z.string().nullable(),
  byName: z.string().nullable(),
  createdAt: instant,
  readyAt: instant.nullable(),
  files: z.array(reportFile),
});
export type ReportDocument = z.infer<typeof reportDocument>;
export const reportDocuments = z.object({ items: z.array(reportDocument) });
// GET /api/monthly-reports?month=…, GET /api/monthly-reports/:id, GET /api/monthly-reports/:id/files/:format

export const monthQuery = z.strictObject({
  month,
  entityId: id.optional(),
  language: language.default('fr'),
});
export type MonthQuery = z.output<typeof monthQuery>;
export const reportDocumentsQuery = z.strictObject({ month: month.optional() });
