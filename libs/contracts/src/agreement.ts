import {
  AGREEMENT_KINDS,
  AGREEMENT_LIMITS as L,
  AGREEMENT_MOVES,
  AGREEMENT_OPINIONS,
  AGREEMENT_SECTIONS,
  AGREEMENT_STATES,
  agreementShape,
  type AgreementContent,
  type AgreementField,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, language, line, localDate, prose } from './shared.js';

const kind = z.enum(AGREEMENT_KINDS);
const state = z.enum(AGREEMENT_STATES);
const version = z.number().int().min(1);
export const agreementSection = z.enum(AGREEMENT_SECTIONS);

/** A draft may be empty; what is written keeps to its limits. */
function fieldSchema(field: AgreementField): z.ZodType {
  switch (field.kind) {
    case 'line':
      return prose(field.max).refine((text) => !text.includes('\n'), { error: 'control_characters' });
    case 'prose':
      return prose(field.max);
    case 'choice':
      return z.enum(field.choices as [string, ...string[]]).nullable();
    case 'date':
      return localDate.nullable();
    case 'level':
      return z.number().int().min(1).max(5).nullable();
    case 'days':
      return z.number().min(0.25).max(L.days).multipleOf(0.25).nullable();
    case 'cents':
      return z.number().int().min(0).max(L.cents).nullable();
  }
}

const fieldsSchema = (fields: Readonly<Record<string, AgreementField>>) =>
  z.strictObject(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)])),
  );

/** One schema a section, from the shapes of the domain. */
const sections = Object.fromEntries(
  AGREEMENT_SECTIONS.map((section) => {
    const { fields, rows } = agreementShape(section);
    const row = rows ? z.array(fieldsSchema(rows.fields)).max(rows.max) : z.array(z.never()).max(0);
    return [section, z.strictObject({ fields: fieldsSchema(fields), rows: row })];
  }),
) as unknown as { readonly [S in keyof AgreementContent]: z.ZodType<AgreementContent[S]> };

export const agreementContent = z.strictObject(sections) as unknown as z.ZodType<AgreementContent>;
const partialContent = z.strictObject(sections).partial() as unknown as z.ZodType<Partial<AgreementContent>>;

const gap = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type AgreementGapView = z.infer<typeof gap>;

const signature = z.object({
  name: z.string(),
  quality: z.string(),
  party: z.string(),
  signedOn: localDate.nullable(),
});

export const agreementSummary = z.object({
  id,
  useCaseId: id,
  useCaseCode: z.string(),
  useCaseTitle: z.string(),
  entityName: z.string(),
  kind,
  /** Of agreements within their use case, of amendments within their agreement. */
  number: z.number().int(),
  parentId: id.nullable(),
  title: z.string(),
  /** As of today: a signed one whose end has passed is `expired`. */
  state,
  validFrom: localDate.nullable(),
  /** With its signed amendments. */
  validTo: localDate.nullable(),
  signedOn: localDate.nullable(),
  signed: z.number().int(),
  signatories: z.number().int(),
  updatedAt: instant,
});
export type AgreementSummary = z.infer<typeof agreementSummary>;

/** GET /api/use-cases/:id/agreements: agreements by number, each followed by its amendments. */
export const agreementList = z.object({ items: z.array(agreementSummary), mayEdit: z.boolean() });
export type AgreementList = z.infer<typeof agreementList>;

export const AGREEMENT_ENDING_DAYS = 90;
/** GET /api/agreements: of every use case the reader may see, what ends soonest first; 200 at most. */
export const agreementQuery = z.strictObject({
  show: z.enum(['all', 'ending', 'under_way', 'signed', 'expired']).default('all'),
});
export type AgreementQuery = z.infer<typeof agreementQuery>;
export const agreementRegister = z.object({
  items: z.array(agreementSummary),
  total: z.number().int(),
  counts: z.object({
    all: z.number().int(),
    /** Signed and ending within 90 days. */
    ending: z.number().int(),
    /** Draft, in review or in signature. */
    under_way: z.number().int(),
    signed: z.number().int(),
    expired: z.number().int(),
  }),
});
export type AgreementRegister = z.infer<typeof agreementRegister>;

export const agreementDetail = agreementSummary.extend({
  /** The whole text; of an amendment, what will be in force once it is signed. */
  content: agreementContent,
  /** Only of amendments: why, which sections they are about, and what those said before. */
  amendment: z
    .object({ reason: z.string(), sections: z.array(agreementSection), before: partialContent })
    .nullable(),
  gaps: z.array(gap),
  /** Frozen at each submission, oldest first. */
  versions: z.array(
    z.object({
      number: z.number().int(),
      /** Of the canonical JSON of what the version holds; signatures stand for it. */
      sha256: z.string(),
      note: z.string(),
      byName: z.string().nullable(),
      at: instant,
    }),
  ),
  reviews: z.array(
    z.object({
      id,
      number: z.number().int(),
      side: z.enum(['lab', 'partner']),
      opinion: z.enum(AGREEMENT_OPINIONS),
      comment: z.string(),
      byName: z.string().nullable(),
      at: instant,
    }),
  ),
  /** Of the version under signature, or signed. */
  signatures: z.array(signature),
  moves: z.array(
    z.object({
      from: state.nullable(),
      to: state,
      number: z.number().int().nullable(),
      reason: z.string().nullable(),
      byName: z.string().nullable(),
      at: instant,
    }),
  ),
  /** What leaves from here, with what each lacks; empty for who may not move it. */
  allowedMoves: z.array(
    z.object({
      name: z.enum(AGREEMENT_MOVES),
      to: state,
      missing: z.array(gap),
      needsReason: z.boolean(),
    }),
  ),
  /** What the reader may do now. */
  mayEdit: z.boolean(),
  mayReview: z.array(z.enum(AGREEMENT_OPINIONS)),
  mayDelete: z.boolean(),
  mayAmend: z.boolean(),
  version,
});
export type AgreementDetail = z.infer<typeof agreementDetail>;

/** POST /api/use-cases/:id/agreements (with Idempotency-Key): a draft filled from the use case, in this language. */
export const createAgreement = z.strictObject({ language: language.default('fr') });
export type CreateAgreement = z.output<typeof createAgreement>;

/**
 * PATCH …/agreements/:agreementId: the version read and the sections that change, each whole. In an amendment null
 * takes a section out. 409 carries the current detail.
 */
export const updateAgreement = z.strictObject({
  version,
  changes: z
    .strictObject({
      title: line(L.title),
      reason: prose(L.reason),
      ...(Object.fromEntries(
        Object.entries(sections).map(([section, schema]) => [section, schema.nullable()]),
      ) as unknown as { readonly [S in keyof AgreementContent]: z.ZodType<AgreementContent[S] | null> }),
    })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'empty' }),
});
export type UpdateAgreement = z.output<typeof updateAgreement>;

/** POST …/transitions: `reason` to go back; `note` says what a submitted version changes. */
export const moveAgreementBody = z.strictObject({
  version,
  name: z.enum(AGREEMENT_MOVES),
  reason: prose(L.reason).default(''),
  note: prose(L.reason).default(''),
});
export type MoveAgreement = z.output<typeof moveAgreementBody>;

/** POST …/reviews (with Idempotency-Key), of the version that was read. */
export const reviewAgreement = z.strictObject({
  number: z.number().int().min(1),
  opinion: z.enum(AGREEMENT_OPINIONS),
  comment: prose(L.comment).default(''),
});
export type ReviewAgreement = z.output<typeof reviewAgreement>;

/** PUT …/signatures: the day of each signatory, in the order of the text; null while one has not signed. */
export const signAgreement = z.strictObject({
  version,
  signatures: z.array(z.strictObject({ signedOn: localDate.nullable() })).max(L.rows),
});
export type SignAgreement = z.output<typeof signAgreement>;

/** GET …/versions/:number: the text as it was frozen. */
export const agreementVersion = z.object({
  number: z.number().int(),
  title: z.string(),
  content: agreementContent,
  amendment: z
    .object({ reason: z.string(), sections: z.array(agreementSection), before: partialContent })
    .nullable(),
  sha256: z.string(),
  note: z.string(),
  byName: z.string().nullable(),
  at: instant,
});
export type AgreementVersion = z.infer<typeof agreementVersion>;
