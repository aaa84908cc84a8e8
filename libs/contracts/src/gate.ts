import {
  BORDERS,
  CRITERION_KINDS,
  EVIDENCES,
  GATE_LIMITS as L,
  GATE_OPINIONS,
  GATE_OUTCOMES,
  GATE_SLOTS,
  MET,
  REVIEW_STATES,
  ROLES,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, line, localDate, prose } from './shared.js';

const version = z.number().int().min(1);
const border = z.enum(BORDERS);
const whole = z.number().int();
const optionalText = (max: number) => prose(max).default('');

export const GATE_FACTS = ['use_case', 'study', 'plan', 'agreement'] as const;
export const gateFact = z.enum(GATE_FACTS);
export type GateFact = z.infer<typeof gateFact>;

export const gateCriterion = z.strictObject({
  key: z.string().min(1).max(L.key),
  label: z.strictObject({ fr: line(L.label), en: line(L.label) }),
  kind: z.enum(CRITERION_KINDS),
  evidenceRequired: z.boolean(),
  hint: z.strictObject({ fr: optionalText(L.hint), en: optionalText(L.hint) }),
});

/** The criteria of a border at one version. */
export const gateGrid = z.object({
  id,
  border,
  number: whole,
  criteria: z.array(gateCriterion),
  createdAt: instant,
  byName: z.string().nullable(),
});
export type GateGrid = z.infer<typeof gateGrid>;
/** GET /api/gate-grids: every version of every border, newest first. */
export const gateGrids = z.object({ items: z.array(gateGrid) });
export type GateGrids = z.infer<typeof gateGrids>;

/** POST /api/gate-grids publishes the next version; 409 carries all grids when `basedOn` is no longer the last. */
export const publishGateGrid = z.strictObject({
  border,
  basedOn: version,
  criteria: z.array(gateCriterion).min(1).max(L.criteria),
});
export type PublishGateGrid = z.output<typeof publishGateGrid>;

const person = z.object({ id: id.nullable(), name: z.string().nullable() });

export const gateEvidence = z.object({
  id,
  criterion: z.string(),
  kind: z.enum(['file', 'link', 'fact']),
  label: z.string(),
  note: z.string(),
  url: z.string().nullable(),
  fact: gateFact.nullable(),
  mediaType: z.string(),
  /** Bytes. */
  size: whole,
  sha256: z.string().length(64),
  by: person,
  at: instant,
  /** For a fact: what it was taken of says something else now. */
  changedSince: z.boolean(),
  mayDownload: z.boolean(),
});
export type GateEvidence = z.infer<typeof gateEvidence>;

export const gateSlot = z.object({
  id,
  slot: z.enum(GATE_SLOTS),
  personId: id,
  personName: z.string(),
  opinion: z.enum(GATE_OPINIONS).nullable(),
  comment: z.string().nullable(),
  at: instant.nullable(),
});
export type GateSlotView = z.infer<typeof gateSlot>;

export const gateReview = z.object({
  id,
  border,
  number: whole,
  state: z.enum(REVIEW_STATES),
  grid: z.object({ number: whole, criteria: z.array(gateCriterion) }),
  author: person,
  note: z.string(),
  requestedOn: localDate,
  reviewOn: localDate.nullable(),
  decidedOn: localDate.nullable(),
  decidedBy: person,
  reason: z.string().nullable(),
  resumeOn: localDate.nullable(),
  answers: z.array(
    z.object({
      criterion: z.string(),
      met: z.enum(MET),
      comment: z.string(),
      byName: z.string().nullable(),
      at: instant,
    }),
  ),
  evidence: z.array(gateEvidence),
  slots: z.array(gateSlot),
  /** Should-meets met, in percent; it decides nothing. */
  shouldMeet: whole.nullable(),
  /** The dated actions that a go under conditions opened. */
  conditions: z.array(
    z.object({
      id,
      title: z.string(),
      ownerName: z.string().nullable(),
      dueOn: localDate.nullable(),
      state: z.string(),
    }),
  ),
  version,
});
export type GateReview = z.infer<typeof gateReview>;

/** GET /api/use-cases/:id/gates, and the answer of every write under it. */
export const gates = z.object({
  useCaseId: id,
  /** The border ahead; null once closed. */
  border: border.nullable(),
  /** What the lifecycle asks for there, answered from the facts of now. */
  automatic: z.array(z.object({ evidence: z.enum(EVIDENCES), met: z.boolean() })),
  /** The grid that a request would pin; null once closed. */
  grid: gateGrid.nullable(),
  /** Newest first; the one that is open, if any, comes first. */
  reviews: z.array(gateReview),
  /** What a go of the open review would be refused for: paths as in the refusal. */
  missing: z.array(z.object({ path: z.string(), code: z.string() })),
  /** People who can be named in a slot; empty to whom may not name them. */
  reviewers: z.array(z.object({ id, name: z.string(), role: z.enum(ROLES), mayDecide: z.boolean() })),
  mayRequest: z.boolean(),
  /** The reader is the final approver of the open review, and did not ask for it. */
  mayDecide: z.boolean(),
});
export type Gates = z.infer<typeof gates>;

const slots = z.array(z.strictObject({ slot: z.enum(GATE_SLOTS), personId: id })).max(L.slots);

/** POST /api/use-cases/:id/gates (with Idempotency-Key): asks for the review of the border ahead. */
export const requestGate = z.strictObject({
  note: optionalText(L.note),
  reviewOn: localDate.nullable().default(null),
  slots,
});
export type RequestGate = z.output<typeof requestGate>;

/** PATCH /api/use-cases/:id/gates/:reviewId. A slot that stays keeps its opinion. */
export const updateGate = z.strictObject({
  version,
  changes: z.strictObject({ note: prose(L.note), reviewOn: localDate.nullable(), slots }).partial(),
});
export type UpdateGate = z.output<typeof updateGate>;

/** POST …/:reviewId/start: from preparation to review. */
export const startGate = z.strictObject({ version });
export type StartGate = z.output<typeof startGate>;

/** PUT …/:reviewId/answers/:criterion; null takes the answer back. */
export const answerGate = z.strictObject({
  version,
  met: z.enum(MET).nullable(),
  comment: optionalText(L.comment),
});
export type AnswerGate = z.output<typeof answerGate>;

const web = z
  .url({ protocol: /^https?$/i, error: 'link_expected' })
  .max(L.url)
  // URL parsers encode these silently; what is stored is the text.
  .refine((text) => !/\p{Cc}/u.test(text), { error: 'control_characters' });

/** POST …/:reviewId/evidence: a link with a note, or the state of something Jalon holds. */
export const addGateEvidence = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('link'),
    version,
    criterion: z.string().min(1).max(L.key),
    label: line(L.evidenceLabel),
    note: optionalText(L.comment),
    url: web,
  }),
  z.strictObject({
    kind: z.literal('fact'),
    version,
    criterion: z.string().min(1).max(L.key),
    fact: gateFact,
    note: optionalText(L.comment),
  }),
]);
export type AddGateEvidence = z.output<typeof addGateEvidence>;

/** POST …/:reviewId/files: the body is the file itself (application/octet-stream). */
export const uploadGateFile = z.strictObject({
  version: z.coerce.number().int().min(1),
  criterion: z.string().min(1).max(L.key),
  fileName: line(L.evidenceLabel),
});
export type UploadGateFile = z.output<typeof uploadGateFile>;

/** DELETE …/:reviewId/evidence/:evidenceId?version= */
export const gateVersion = z.strictObject({ version: z.coerce.number().int().min(1) });

/** PUT …/:reviewId/slots/:slotId */
export const giveOpinion = z.strictObject({
  version,
  opinion: z.enum(GATE_OPINIONS),
  comment: optionalText(L.comment),
});
export type GiveOpinion = z.output<typeof giveOpinion>;

/** POST …/:reviewId/decision. 409 carries the present gates. */
export const decideGateBody = z.strictObject({
  version,
  outcome: z.enum(GATE_OUTCOMES),
  reason: prose(L.reason)
    .nullable()
    .default(null)
    .transform((text) => (text === '' ? null : text)),
  conditions: z
    .array(z.strictObject({ text: line(L.condition), ownerId: id, dueOn: localDate }))
    .max(L.conditions)
    .default([]),
  resumeOn: localDate.nullable().default(null),
  /** Slots whose opinion is not waited for, by id. */
  withoutOpinions: z.array(id).max(L.slots).default([]),
});
export type DecideGate = z.output<typeof decideGateBody>;
