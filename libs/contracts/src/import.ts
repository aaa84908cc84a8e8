import { IMPORT_FIELDS, type ImportField } from '@jalon/domain';
import * as z from 'zod';
import { id, instant, line } from './shared.js';

export { IMPORT_FIELDS, type ImportField };

/** Column index → field; a column left out is ignored. Every field but `extra` and `tags` at most once. */
export const importMapping = z.strictObject({
  columns: z
    .array(z.strictObject({ index: z.number().int().min(0).max(499), field: z.enum(IMPORT_FIELDS) }))
    .max(500),
  /** Entity for rows that name none. */
  defaultEntity: z.union([line(160), z.null()]),
  /** Stage for rows that name none; null rejects them with the reason. */
  defaultStage: z.enum(['opportunity', 'framing', 'delivery', 'deployment', 'usage', 'closed']).nullable(),
});
export type ImportMapping = z.infer<typeof importMapping>;

export const IMPORT_OUTCOMES = ['created', 'updated', 'unchanged', 'rejected'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];
export const IMPORT_STATES = ['uploaded', 'queued', 'running', 'done', 'failed'] as const;

const counts = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
});
const issue = z.object({ field: z.string(), code: z.string(), value: z.string().nullable() });

/** One row of the preview or of the report; `row` is the line a person sees in the spreadsheet (header = 1). */
export const importRow = z.object({
  row: z.number().int(),
  outcome: z.enum(IMPORT_OUTCOMES),
  title: z.string().nullable(),
  useCaseId: id.nullable(),
  useCaseCode: z.string().nullable(),
  /** Why it is rejected, or what was read with a doubt. */
  reasons: z.array(issue),
});
export type ImportRow = z.infer<typeof importRow>;

/** POST /api/imports?fileName=… (application/octet-stream), GET /api/imports/:id, PUT /api/imports/:id/mapping */
export const importView = z.object({
  id,
  fileName: z.string(),
  size: z.number().int(),
  state: z.enum(IMPORT_STATES),
  createdAt: instant,
  byName: z.string().nullable(),
  jobId: id.nullable(),
  detected: z.object({
    format: z.enum(['csv', 'xlsx']),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    sheet: z.string().nullable(),
    headerRow: z.number().int(),
    rows: z.number().int(),
  }),
  columns: z.array(z.object({ index: z.number().int(), name: z.string(), samples: z.array(z.string()) })),
  mapping: importMapping,
  /** Whether the mapping comes from an earlier file with the same columns. */
  mappingRemembered: z.boolean(),
  /** What a run would do now (before), or what it did (after). */
  counts,
  /** The first rows with something to say, rejected first; the rest through /rows. */
  preview: z.array(importRow),
});
export type ImportView = z.infer<typeof importView>;
export const importList = z.object({
  items: z.array(
    importView.pick({ id: true, fileName: true, state: true, createdAt: true, byName: true, counts: true }),
  ),
});
export const importRows = z.object({ items: z.array(importRow), total: z.number().int() });
export const importRowsQuery = z.strictObject({
  outcome: z.enum(IMPORT_OUTCOMES).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(50),
});
// POST /api/imports/:id/run answers { jobId }; GET /api/imports/:id/report.csv?language=fr downloads the report.
export const importStarted = z.object({ jobId: id });
export const uploadQuery = z.strictObject({ fileName: line(255) });
