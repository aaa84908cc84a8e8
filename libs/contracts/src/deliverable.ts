import {
  DELIVERABLE_FORMATS,
  DELIVERABLE_KINDS,
  DELIVERABLE_LIMITS as L,
  DELIVERABLE_MOVES,
  DELIVERABLE_ORIGINS,
  DELIVERABLE_STATES,
  DELIVERABLE_SUBJECTS,
  DELIVERABLE_VERSION_STATES,
} from '@jalon/domain';
import * as z from 'zod';
import { deliverableContents } from './deliverable-content.js';
import { id, instant, language, line, list, month, page, pageSize, prose } from './shared.js';

const kind = z.enum(DELIVERABLE_KINDS);
const version = z.number().int().min(1);
const format = z.enum(DELIVERABLE_FORMATS);

/** What it is made from: one of the three, as its kind asks. `entityId` narrows a month to one partner entity. */
const subjectRef = {
  subjectId: id.nullable().default(null),
  month: month.nullable().default(null),
  year: z.number().int().min(2020).max(2100).nullable().default(null),
  entityId: id.nullable().default(null),
};

/** The content a written kind carries, checked again by its kind. */
const content = z.union([
  deliverableContents.communication,
  deliverableContents.comparative_study,
  deliverableContents.bibliography,
]);

/** POST /api/deliverables (with Idempotency-Key): opens a deliverable; `generate` asks for its first version too. */
export const createDeliverable = z.strictObject({
  kind,
  language,
  ...subjectRef,
  /** Left out: the name of the kind and of what it is made from. */
  title: line(L.title).optional(),
  content: content.nullable().default(null),
  generate: z.boolean().default(true),
});
export type CreateDeliverable = z.output<typeof createDeliverable>;

export const deliverableFile = z.object({
  format,
  fileName: z.string(),
  size: z.number().int(),
  sha256: z.string(),
});
export type DeliverableFile = z.infer<typeof deliverableFile>;

export const deliverableVersion = z.object({
  id,
  number: z.number().int(),
  origin: z.enum(DELIVERABLE_ORIGINS),
  state: z.enum(DELIVERABLE_VERSION_STATES),
  jobId: id.nullable(),
  error: z.string().nullable(),
  /** The house template it was drawn on; null for Jalon's own. */
  template: z.object({ id, name: z.string(), number: z.number().int() }).nullable(),
  /** SHA-256 of the facts it was made from. */
  factsHash: z.string().nullable(),
  note: z.string(),
  byName: z.string().nullable(),
  createdAt: instant,
  readyAt: instant.nullable(),
  /** The PDF that was asked for last, while it is no file yet; its error once it failed. */
  pdf: z.object({ jobId: id, error: z.string().nullable() }).nullable(),
  files: z.array(deliverableFile),
});
export type DeliverableVersion = z.infer<typeof deliverableVersion>;

/**
 * A row of the list. Documents asked for on a meeting's or the month's own page are listed too: their `home` is there,
 * and they have no review.
 */
export const deliverableRow = z.object({
  id,
  home: z.enum(['deliverable', 'meeting', 'month']),
  /** The meeting, or null. */
  homeId: id.nullable(),
  kind,
  title: z.string(),
  language,
  subjectLabel: z.string(),
  entityName: z.string().nullable(),
  month: month.nullable(),
  state: z.enum(DELIVERABLE_STATES),
  /** Of the last version; null before the first. */
  versionState: z.enum(DELIVERABLE_VERSION_STATES).nullable(),
  versionNumber: z.number().int().nullable(),
  /** Makes the last version, or made it. */
  jobId: id.nullable(),
  /** Whether the reader may make it again. */
  mayWrite: z.boolean(),
  files: z.array(deliverableFile),
  byName: z.string().nullable(),
  updatedAt: instant,
});
export type DeliverableRow = z.infer<typeof deliverableRow>;

/** GET /api/deliverables, newest first: the same words as in the screen's address. */
export const deliverableQuery = z.strictObject({
  q: z.string().trim().max(200).optional(),
  kind: list(kind).optional(),
  state: list(z.enum(['to_review', 'failed', 'approved'])).optional(),
  entity: list(id).optional(),
  useCase: id.optional(),
  batch: id.optional(),
  mine: z.stringbool().optional(),
  page,
  pageSize,
});
export type DeliverableQuery = z.infer<typeof deliverableQuery>;
export const deliverables = z.object({ items: z.array(deliverableRow), total: z.number().int() });
export type Deliverables = z.infer<typeof deliverables>;

export const deliverableDetail = deliverableRow
  .omit({ home: true, homeId: true, files: true, jobId: true })
  .extend({
    subject: z.enum(DELIVERABLE_SUBJECTS),
    subjectId: id.nullable(),
    year: z.number().int().nullable(),
    entityId: id.nullable(),
    useCaseId: id.nullable(),
    content: content.nullable(),
    createdAt: instant,
    /** Newest first. */
    versions: z.array(deliverableVersion),
    /** Newest first. */
    moves: z.array(
      z.object({
        name: z.enum(DELIVERABLE_MOVES),
        number: z.number().int(),
        reason: z.string(),
        byName: z.string().nullable(),
        at: instant,
      }),
    ),
    /** What the reader may do now. */
    mayWrite: z.boolean(),
    mayShare: z.boolean(),
    allowedMoves: z.array(z.enum(DELIVERABLE_MOVES)),
    version,
  });
export type DeliverableDetail = z.infer<typeof deliverableDetail>;
// GET /api/deliverables/:id

/** PATCH /api/deliverables/:id: the version read and what changes. 409 carries the current detail. */
export const updateDeliverable = z.strictObject({
  version,
  changes: z
    .strictObject({ title: line(L.title), content })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'empty' }),
});
export type UpdateDeliverable = z.output<typeof updateDeliverable>;

/** POST /api/deliverables/:id/versions (with Idempotency-Key): made again from the facts of now, as the next version. */
export const generateVersion = z.strictObject({
  /** Of a published template of the format; null for Jalon's own; left out for the one that applies. */
  templateVersionId: id.nullable().optional(),
  note: prose(L.note).default(''),
});
export type GenerateVersion = z.output<typeof generateVersion>;

/** POST /api/deliverables/:id/uploads?fileName=…&note=… (the body is the file): an edited file as the next version. */
export const uploadVersionQuery = z.strictObject({
  fileName: z.string().min(1).max(255),
  note: prose(L.note).default(''),
});

/** POST /api/deliverables/:id/moves: `reason` to return and to reopen. 409 carries the current detail. */
export const moveDeliverable = z.strictObject({
  version,
  name: z.enum(DELIVERABLE_MOVES),
  reason: prose(L.reason).default(''),
});
export type MoveDeliverable = z.output<typeof moveDeliverable>;

/** GET /api/deliverables/:id/changes: what changed in the facts since the last version that was made from them. */
export const deliverableChanges = z.object({
  since: z.object({ number: z.number().int(), at: instant }).nullable(),
  /** Where in the facts, each step a name or an index, and what stood there; null where nothing did. */
  items: z.array(
    z.object({
      path: z.array(z.union([z.string(), z.number()])),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  total: z.number().int(),
});
export type DeliverableChanges = z.infer<typeof deliverableChanges>;
// GET /api/deliverables/:id/versions/:number/files/:format

/** POST /api/deliverables/:id/versions/:number/pdf (202): a PDF of a ready version, where the server can make one. */
export const requestedPdf = z.object({ jobId: id });
export type RequestedPdf = z.infer<typeof requestedPdf>;
/** GET /api/deliverables/pdf */
export const pdfAvailability = z.object({ available: z.boolean(), missing: z.string().nullable() });
export type PdfAvailability = z.infer<typeof pdfAvailability>;

/** GET /api/deliverables/subjects?kind=…&q=…: what a deliverable of the kind can be made from, twenty at most. */
export const subjectQuery = z.strictObject({ kind, q: z.string().trim().max(200).default('') });
export const deliverableSubjects = z.object({
  items: z.array(z.object({ id, label: z.string(), detail: z.string(), entityName: z.string().nullable() })),
});
export type DeliverableSubjectItems = z.infer<typeof deliverableSubjects>;

/** POST /api/deliverables/previews: as creating, nothing is kept. GET /api/deliverables/previews/:id until it is ready. */
export const requestPreview = z.strictObject({
  kind,
  language,
  ...subjectRef,
  content: content.nullable().default(null),
});
export type RequestPreview = z.output<typeof requestPreview>;

const box = { x: z.number(), y: z.number(), w: z.number(), h: z.number() };
const run = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  /** Points. */
  size: z.number(),
  tone: z.string(),
});
/** Something drawn on a page: inches from its top left; `tone` is a colour of the house palette. */
export const previewShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    ...box,
    anchor: z.enum(['top', 'middle', 'bottom']),
    fill: z.string().nullable(),
    line: z.string().nullable(),
    paragraphs: z.array(
      z.object({
        runs: z.array(run),
        align: z.enum(['left', 'center', 'right']),
        indent: z.number(),
        after: z.number(),
        bullet: z.string(),
      }),
    ),
  }),
  z.object({
    kind: z.literal('shape'),
    ...box,
    shape: z.enum(['rect', 'ellipse', 'triangle', 'diamond', 'donut', 'line']),
    fill: z.string().nullable(),
    line: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('table'),
    ...box,
    size: z.number(),
    columns: z.array(z.object({ width: z.number(), align: z.enum(['left', 'right', 'center']) })),
    rows: z.array(
      z.object({
        height: z.number(),
        head: z.boolean(),
        cells: z.array(z.object({ text: z.string(), bold: z.boolean(), tone: z.string() })),
      }),
    ),
  }),
  z.object({
    kind: z.literal('chart'),
    ...box,
    type: z.enum(['bars', 'stacked-columns', 'lines']),
    alt: z.string(),
    categories: z.array(z.string()),
    series: z.array(z.object({ name: z.string(), tone: z.string(), values: z.array(z.number().nullable()) })),
    unit: z.string(),
  }),
]);
export type PreviewShape = z.infer<typeof previewShape>;
/** A page: a slide is drawn in place; a page of Word is a run of blocks. */
export const previewPage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('slide'),
    title: z.string(),
    width: z.number(),
    height: z.number(),
    background: z.string(),
    shapes: z.array(previewShape),
  }),
  z.object({
    kind: z.literal('text'),
    title: z.string(),
    blocks: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('heading'), level: z.number().int(), text: z.string() }),
        z.object({ kind: z.literal('paragraph'), style: z.string(), text: z.string() }),
        z.object({ kind: z.literal('item'), level: z.number().int(), text: z.string() }),
        z.object({
          kind: z.literal('table'),
          caption: z.string(),
          head: z.array(z.string()),
          rows: z.array(z.array(z.string())),
        }),
      ]),
    ),
  }),
]);
export type PreviewPage = z.infer<typeof previewPage>;
export const deliverablePreview = z.object({
  id,
  state: z.enum(DELIVERABLE_VERSION_STATES),
  jobId: id,
  error: z.string().nullable(),
  pages: z.array(previewPage),
});
export type DeliverablePreview = z.infer<typeof deliverablePreview>;
