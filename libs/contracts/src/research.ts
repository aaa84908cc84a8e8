import {
  DUPLICATE_SIGNS,
  EXPORT_FORMATS,
  IMPORT_PROBLEMS,
  PUBLICATION_STATES,
  RESEARCH_LIMITS as L,
  RESEARCH_VERDICTS,
} from '@jalon/domain';
import * as z from 'zod';
import { deliverableContents } from './deliverable-content.js';
import { id, instant, line, list, localDate, page, pageSize, prose } from './shared.js';

const int = z.number().int();
const year = int.min(1500).max(2200);
const verdict = z.enum(RESEARCH_VERDICTS);
const publicationState = z.enum(PUBLICATION_STATES);
const short = (max: number) =>
  prose(max).refine((text) => !text.includes('\n'), { error: 'control_characters' });
const url = z.url({ protocol: /^https?$/ });
const doi = z.string().max(L.doi);

/** What an object is attached to, of what the reader may see: « internships » are those of the reader's scope. */
export const researchLinks = z.object({
  useCases: z.array(z.object({ id, code: z.string(), title: z.string() })),
  internships: z.array(z.object({ id, title: z.string() })),
});
export type ResearchLinks = z.infer<typeof researchLinks>;

/** PUT /api/research/…/:id/links: all of them; what the reader may not see stays as it is. */
export const setResearchLinks = z.strictObject({
  useCaseIds: z.array(id).max(L.links),
  internshipIds: z.array(id).max(L.links),
});
export type SetResearchLinks = z.output<typeof setResearchLinks>;

/** What a new object is attached to from the start. */
const target = { useCaseId: id.nullable().default(null), internshipId: id.nullable().default(null) };
const kept = { id, links: researchLinks, mayDelete: z.boolean(), updatedAt: instant, version: int };
const asked = {
  q: z.string().max(200).optional(),
  useCase: id.optional(),
  internship: id.optional(),
  dir: z.enum(['asc', 'desc']).default('desc'),
  page,
  pageSize,
};

export const RESEARCH_SORTS = ['updated', 'title', 'year'] as const;
export type ResearchSort = (typeof RESEARCH_SORTS)[number];
const sort = z.enum(RESEARCH_SORTS).default('updated');

const entryFields = {
  authors: short(L.authors),
  year: year.nullable(),
  venue: short(L.venue),
  url: z.union([z.literal(''), url.max(L.url)]),
  doi,
  summary: prose(4_000),
};
export const researchReference = z.object({ ...kept, key: z.string(), title: z.string(), ...entryFields });
export type ResearchReference = z.infer<typeof researchReference>;
export const researchReferences = z.object({ items: z.array(researchReference), total: int });
export type ResearchReferences = z.infer<typeof researchReferences>;

const referenceFilter = {
  yearFrom: z.coerce.number().int().min(1500).max(2200).optional(),
  yearTo: z.coerce.number().int().min(1500).max(2200).optional(),
};
/** GET /api/research/references */
export const referencesQuery = z.strictObject({ ...asked, ...referenceFilter, sort });
export type ReferencesQuery = z.output<typeof referencesQuery>;

/** GET /api/research/references/export: these `ids`, or everything that the filter leaves. */
export const exportQuery = z.strictObject({
  q: asked.q,
  useCase: asked.useCase,
  internship: asked.internship,
  ...referenceFilter,
  ids: list(id, 200).optional(),
  format: z.enum(EXPORT_FORMATS),
});
export type ExportQuery = z.output<typeof exportQuery>;

/** PATCH /api/research/references/:id, and what POST asks for. An empty key is made from the author and the year. */
const referenceChanges = z.strictObject({
  key: z.union([z.literal(''), z.string().regex(/^[\w-]{1,120}$/, { error: 'invalid_format' })]),
  title: line(L.title),
  ...entryFields,
});
export const createReference = z.strictObject({ ...referenceChanges.shape, ...target });
export type CreateReference = z.output<typeof createReference>;
export const updateReference = z.strictObject({ version: int, changes: referenceChanges });
export type UpdateReference = z.output<typeof updateReference>;

const text = z.string().min(1).max(L.text);
/** POST /api/research/references/preview: writes nothing. */
export const previewImport = z.strictObject({ text });
export type PreviewImport = z.output<typeof previewImport>;
export const importPreview = z.object({
  format: z.enum(['bibtex', 'ris', 'doi', 'none']),
  lines: z.array(
    z.object({
      line: int,
      state: z.enum(['new', 'duplicate', 'refused']),
      entry: z.object({ key: z.string(), title: z.string(), ...entryFields }).nullable(),
      duplicate: z
        .object({ by: z.enum(DUPLICATE_SIGNS), id: id.nullable(), line: int.nullable(), title: z.string() })
        .nullable(),
      problems: z.array(
        z.object({
          line: int,
          code: z.enum(IMPORT_PROBLEMS),
          entry: z.string(),
          field: z.string().optional(),
          skipped: z.boolean(),
        }),
      ),
    }),
  ),
});
export type ImportPreview = z.infer<typeof importPreview>;

/**
 * POST /api/research/references/import: `add` and `attach` name references by their first line in the text. `add`
 * writes a new entry, also beside one of the same title or key (never of the same DOI); `attach` only attaches the entry
 * that is there already. All of it or nothing.
 */
export const importReferences = z
  .strictObject({ text, add: z.array(int).max(L.import), attach: z.array(int).max(L.import), ...target })
  .refine(({ add, attach }) => add.length + attach.length > 0, { error: 'empty', path: ['add'] });
export type ImportReferences = z.output<typeof importReferences>;
export const importedReferences = z.object({ added: int, attached: int });
export type ImportedReferences = z.infer<typeof importedReferences>;

const ownApproaches = z.array(z.string().regex(/^[\w-]{1,40}$/, { error: 'invalid_format' })).max(20);
export const researchStudyContent = deliverableContents.comparative_study.extend({ own: ownApproaches });
export const stateOfTheArt = z.object({ verdict, ahead: int, level: int, behind: int });

/** A line of the list: the study without its figures. */
export const researchStudyRow = z.object({ ...kept, title: z.string(), question: z.string(), verdict });
export type ResearchStudyRow = z.infer<typeof researchStudyRow>;
export const researchStudies = z.object({ items: z.array(researchStudyRow), total: int });
export type ResearchStudies = z.infer<typeof researchStudies>;
export const researchStudy = z.object({
  ...kept,
  title: z.string(),
  content: researchStudyContent,
  outcome: stateOfTheArt,
  publications: z.array(z.object({ id, title: z.string(), state: publicationState })),
});
export type ResearchStudyDetail = z.infer<typeof researchStudy>;
export const studiesQuery = z.strictObject({
  ...asked,
  verdict: list(verdict).optional(),
  sort: z.enum(['updated', 'title']).default('updated'),
});
export type ResearchStudiesQuery = z.output<typeof studiesQuery>;
export const createResearchStudy = z.strictObject({ title: line(300), ...target });
export type CreateResearchStudy = z.output<typeof createResearchStudy>;
export const updateResearchStudy = z.strictObject({
  version: int,
  title: line(300),
  content: researchStudyContent,
});
export type UpdateResearchStudy = z.output<typeof updateResearchStudy>;

const publicationFields = {
  title: line(L.title),
  authors: short(L.authors),
  venue: short(L.venue),
  state: publicationState,
  url: url.max(500).nullable(),
  doi: doi.nullable(),
  submittedOn: localDate.nullable(),
  publishedOn: localDate.nullable(),
};
export const researchPublication = z.object({
  ...kept,
  ...publicationFields,
  title: z.string(),
  /** The comparison it tells of, and what that one says. */
  study: z.object({ id, title: z.string(), verdict }).nullable(),
  /** Where it may go from its state. */
  moves: z.array(publicationState),
});
export type ResearchPublication = z.infer<typeof researchPublication>;
export const researchPublications = z.object({ items: z.array(researchPublication), total: int });
export type ResearchPublications = z.infer<typeof researchPublications>;
export const publicationsQuery = z.strictObject({
  ...asked,
  state: list(publicationState).optional(),
  sort: z.enum(['updated', 'title']).default('updated'),
});
export type PublicationsQuery = z.output<typeof publicationsQuery>;

/**
 * POST /api/research/publications. With a `studyId`, the study is to be better than the state of the art, and its
 * attachments are taken over.
 */
export const createPublication = z.strictObject({
  title: publicationFields.title,
  authors: publicationFields.authors.default(''),
  venue: publicationFields.venue.default(''),
  studyId: id.nullable().default(null),
  ...target,
});
export type CreatePublication = z.output<typeof createPublication>;
export const updatePublication = z.strictObject({ version: int, changes: z.strictObject(publicationFields) });
export type UpdatePublication = z.output<typeof updatePublication>;
