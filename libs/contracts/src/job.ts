import * as z from 'zod';
import { id, instant } from './shared.js';

export const JOB_KINDS = [
  'monthly_report',
  'portfolio_import',
  'meeting_document',
  'deliverable',
  'deliverable_preview',
  'deliverable_pdf',
  'deliverable_batch',
  'template_check',
  'usage_import',
] as const;
export type JobKind = (typeof JOB_KINDS)[number];
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Steps a job goes through, named so that the screens can say them in words. */
export const JOB_STEPS = {
  monthly_report: ['reading', 'writing_deck', 'writing_note', 'writing_workbook', 'storing'],
  portfolio_import: ['reading', 'checking', 'writing', 'finishing'],
  meeting_document: ['reading', 'writing', 'storing'],
  deliverable: ['reading', 'writing_deck', 'writing_note', 'writing_workbook', 'storing'],
  /** Never in the tray: somebody looks at the pages. */
  deliverable_preview: ['reading', 'drawing'],
  deliverable_pdf: ['converting', 'storing'],
  /** Stands for the deliverables it is made of, and counts them. */
  deliverable_batch: ['parts'],
  template_check: ['reading', 'checking', 'storing'],
  usage_import: ['reading', 'writing'],
} as const satisfies Record<JobKind, readonly string[]>;

/** A piece of work in the tray. The worker moves it; GET /api/jobs and the stream show it. */
export const job = z.object({
  id,
  kind: z.enum(JOB_KINDS),
  /** The deliverable or the import it works on, the meeting whose document it makes, the use case whose file it reads. */
  subjectId: id,
  /** A month, the name of a file, or a document's kind, its meeting's day and its title: `minutes 2026-03-18 COPIL`. */
  label: z.string(),
  state: z.enum(JOB_STATES),
  step: z.string().nullable(),
  /** Units done and to do within the whole job; null total while unknown. */
  done: z.number().int(),
  total: z.number().int().nullable(),
  /** Code of what went wrong, translated by the screens. */
  error: z.string().nullable(),
  attempts: z.number().int(),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
});
export type Job = z.infer<typeof job>;
/** GET /api/jobs: mine, newest first, fifty at most. `lastEventId` is where the stream resumes from. */
export const jobs = z.object({ items: z.array(job), lastEventId: z.string() });
export type Jobs = z.infer<typeof jobs>;
// GET /api/jobs/stream: Server-Sent Events, event "job", data = job, id = event id. POST /api/jobs/:id/cancel, /retry.
