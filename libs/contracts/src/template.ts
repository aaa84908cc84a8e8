import {
  DELIVERABLE_KINDS,
  TEMPLATE_FINDING_CODES,
  TEMPLATE_FINDING_LEVELS,
  TEMPLATE_FORMATS,
} from '@jalon/domain';
import * as z from 'zod';
import { previewPage } from './deliverable.js';
import { id, instant, language, line, list, page, pageSize } from './shared.js';

export const TEMPLATE_STATES = ['checking', 'refused', 'draft', 'published', 'retired'] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

export const TEMPLATE_LIMITS = { name: 120, fileName: 255, bytes: 20 * 1024 * 1024 } as const;

const kind = z.enum(DELIVERABLE_KINDS);
const format = z.enum(TEMPLATE_FORMATS);
const state = z.enum(TEMPLATE_STATES);
const version = z.number().int().min(1);
const fileName = line(TEMPLATE_LIMITS.fileName);

/** What the check read and found, as `TemplateReport` of the reporting library says it. */
export const templateReport = z.object({
  format,
  layouts: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      placeholders: z.array(z.object({ type: z.string(), idx: z.number().int(), name: z.string() })),
    }),
  ),
  fonts: z.array(z.string()),
  /** EMU, 914,400 to the inch. */
  slideSize: z.object({ width: z.number(), height: z.number() }).nullable(),
  tokens: z.array(z.object({ name: z.string(), place: z.string() })),
  findings: z.array(
    z.object({
      level: z.enum(TEMPLATE_FINDING_LEVELS),
      code: z.enum(TEMPLATE_FINDING_CODES),
      /** A part of the file, or a layout's or a slide's name; empty for the whole file. */
      place: z.string(),
      params: z.array(z.string()),
    }),
  ),
});
export type TemplateReportView = z.infer<typeof templateReport>;

export const templateVersion = z.object({
  id,
  number: z.number().int(),
  state,
  jobId: id.nullable(),
  fileName: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  /** The file as uploaded can be had: one that was refused is not kept. */
  hasFile: z.boolean(),
  /** What it was tried on, each drawn from invented facts. */
  proofs: z.array(z.object({ kind, language })),
  /** Why the check did not end: a code of a job, or of a refusal of the file. */
  error: z.string().nullable(),
  report: templateReport.nullable(),
  byName: z.string().nullable(),
  createdAt: instant,
  publishedAt: instant.nullable(),
});
export type TemplateVersion = z.infer<typeof templateVersion>;

export const templateRow = z.object({
  id,
  name: z.string(),
  format,
  /** Null for every kind of its format. */
  kind: kind.nullable(),
  /** Null for every partner entity. */
  entityId: id.nullable(),
  entityName: z.string().nullable(),
  archived: z.boolean(),
  createdAt: instant,
  /** Of the version that applies now. */
  published: z.object({ number: z.number().int(), at: instant }).nullable(),
  /** Of the last version uploaded. */
  last: z.object({ number: z.number().int(), state, at: instant }),
  version,
});
export type TemplateRow = z.infer<typeof templateRow>;

/** GET /api/templates: the same words as in the screen's address. `entity` = `none` is what is for all of them. */
export const templateQuery = z.strictObject({
  q: z.string().trim().max(200).optional(),
  format: format.optional(),
  kind: list(z.union([kind, z.literal('none')])).optional(),
  entity: list(z.union([id, z.literal('none')])).optional(),
  state: list(state).optional(),
  archived: z.stringbool().default(false),
  page,
  pageSize,
});
export type TemplateQuery = z.infer<typeof templateQuery>;
export const templates = z.object({ items: z.array(templateRow), total: z.number().int() });
export type Templates = z.infer<typeof templates>;

/** What publishing would change: the kinds it would draw, and what stands in its way or gives it its place. */
const scopeOf = z.object({ id, name: z.string(), kind: kind.nullable(), entityName: z.string().nullable() });
export const templateReach = z.object({
  kinds: z.array(kind),
  /** Published templates that stay in front of it, being more specific (or, for one entity, of that entity). */
  kept: z.array(scopeOf),
  /** Published templates of the very same scope, that it takes the place of. */
  replaced: z.array(scopeOf),
});
export type TemplateReach = z.infer<typeof templateReach>;

export const templateDetail = templateRow.extend({
  /** Newest first. */
  versions: z.array(templateVersion),
  reach: templateReach,
  mayManage: z.boolean(),
});
export type TemplateDetail = z.infer<typeof templateDetail>;
// GET /api/templates/:id

/** POST /api/templates?name=…&format=…&kind=…&entityId=…&fileName=… (the body is the file): 201 with the detail. */
export const uploadTemplateQuery = z.strictObject({
  name: line(TEMPLATE_LIMITS.name),
  format,
  kind: kind.nullable().default(null),
  entityId: id.nullable().default(null),
  fileName,
});
export type UploadTemplateQuery = z.output<typeof uploadTemplateQuery>;

/** POST /api/templates/:id/versions?fileName=… (the body is the file): 201 with the detail. */
export const uploadTemplateVersionQuery = z.strictObject({ fileName });

/** PATCH /api/templates/:id. What it is for changes only while none of its versions was published. 409 carries the detail. */
export const updateTemplate = z.strictObject({
  version,
  changes: z
    .strictObject({ name: line(TEMPLATE_LIMITS.name), kind: kind.nullable(), entityId: id.nullable() })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'empty' }),
});
export type UpdateTemplate = z.infer<typeof updateTemplate>;

/**
 * POST /api/templates/:id/versions/:number/publish, …/retire; POST /api/templates/:id/archive, …/restore.
 * 409 carries the detail.
 */
export const changeTemplate = z.strictObject({ version });
export type ChangeTemplate = z.infer<typeof changeTemplate>;

/** Which proof of a version: without a kind, the first there is. */
export const templateProofQuery = z.strictObject({ kind: kind.optional(), language: language.default('fr') });
export type TemplateProofQuery = z.output<typeof templateProofQuery>;
/**
 * GET /api/templates/:id/versions/:number/pages?kind=…&language=…: the pages of a proof. Those of a template that fills
 * its own pages are not drawn on screen: there are none, and the file is to be opened.
 */
export const templatePages = z.object({ pages: z.array(previewPage) });
export type TemplatePages = z.infer<typeof templatePages>;
// GET /api/templates/:id/versions/:number/file, …/proof?kind=…&language=…

const words = z.object({ fr: z.string(), en: z.string() });
type Words = z.infer<typeof words>;
/** A name that templates of a kind may use, what it is, and what it repeats. */
export interface TemplateToken {
  /** Without its braces. */
  name: string;
  kind: (typeof TOKEN_KINDS)[number];
  description: Words;
  /** Of a table: what a row says. */
  columns?: { name: string; description: Words }[] | undefined;
  /** Of a list: what an item says. */
  items?: TemplateToken[] | undefined;
  /** What it says in the sample of the kind, in both languages; null where a list or a table has several. */
  example: Words | null;
}
const TOKEN_KINDS = ['text', 'table', 'list', 'chart'] as const;
export const templateToken: z.ZodType<TemplateToken> = z.object({
  name: z.string(),
  kind: z.enum(TOKEN_KINDS),
  description: words,
  columns: z.array(z.object({ name: z.string(), description: words })).optional(),
  items: z.lazy(() => z.array(templateToken)).optional(),
  example: words.nullable(),
});
/** GET /api/templates/tokens?kind=…: what can be named in templates of a kind. */
export const templateTokensQuery = z.strictObject({ kind });
export const templateTokens = z.object({ kind, tokens: z.array(templateToken) });
export type TemplateTokens = z.infer<typeof templateTokens>;
