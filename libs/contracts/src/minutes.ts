import {
  ENTRY_KINDS,
  MEETING_DOCUMENT_KINDS,
  MINUTES_GAPS,
  MINUTES_LIMITS as L,
  MINUTES_MOVE_NAMES,
  MINUTES_STATES,
  type MinutesContent,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, language, localDate, prose } from './shared.js';

const version = z.number().int().min(1);

/** What is missing before the minutes may be submitted (libs/domain minutes/completeness). */
export const minutesGap = z.object({
  code: z.enum(MINUTES_GAPS),
  entryId: z.string().nullable(),
  personId: z.string().nullable(),
  blocking: z.boolean(),
});

/** A frozen text of the minutes; `number` counts submissions from 1, `edition` corrections after approval. */
export const minutesSubmission = z.object({
  id,
  number: z.number().int(),
  edition: z.number().int(),
  submittedById: id.nullable(),
  submittedAt: instant,
  outcome: z.enum(['returned', 'approved']).nullable(),
  reason: z.string().nullable(),
  decidedById: id.nullable(),
  decidedAt: instant.nullable(),
});
export type MinutesSubmission = z.infer<typeof minutesSubmission>;

/** GET /api/meetings/:id/minutes and the answer of every move. A partner gets distributed ones, without the rest. */
export const minutesView = z.object({
  id,
  meetingId: id,
  state: z.enum(MINUTES_STATES),
  edition: z.number().int(),
  language,
  schema: z.number().int(),
  authorId: id.nullable(),
  submittedById: id.nullable(),
  submittedAt: instant.nullable(),
  approvedById: id.nullable(),
  approvedAt: instant.nullable(),
  distributedAt: instant.nullable(),
  submissions: z.array(minutesSubmission),
  openComments: z.number().int(),
  /** The moves the reader may make, with what a submission still lacks. */
  moves: z.array(
    z.object({ name: z.enum(MINUTES_MOVE_NAMES), needsReason: z.boolean(), missing: z.array(minutesGap) }),
  ),
  /** Whether the reader may type: a writer, and a draft. */
  mayWrite: z.boolean(),
  mayComment: z.boolean(),
  version,
});
export type MinutesView = z.infer<typeof minutesView>;

/** POST /api/meetings/:id/minutes: begins them, seeded from the agenda; answers those there are when there are some. */
export const startMinutes = z.strictObject({ language });
export type StartMinutes = z.output<typeof startMinutes>;

/** POST /api/minutes/:id/moves (with Idempotency-Key). `returnReason` for return, `reason` for correct. */
export const moveMinutes = z.strictObject({
  version,
  move: z.enum(MINUTES_MOVE_NAMES),
  reason: prose(L.reason).default(''),
});
export type MoveMinutes = z.output<typeof moveMinutes>;

/** A document the server made from the shared one: its shape is MinutesContent of the domain, checked when written. */
const content = z.custom<MinutesContent>(
  (value) => typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'doc',
);

/** GET /api/minutes/:id/check: what the text being written holds and lacks. */
export const minutesCheck = z.object({
  gaps: z.array(minutesGap),
  counts: z.object({
    decision: z.number().int(),
    action: z.number().int(),
    risk: z.number().int(),
    info: z.number().int(),
  }),
});
export type MinutesCheck = z.infer<typeof minutesCheck>;

/** GET /api/minutes/:id/submissions/:number; `latest` is the approved text that readers read. */
export const minutesText = z.object({
  submission: minutesSubmission,
  content,
  attendance: z.array(
    z.object({ personId: id, personName: z.string(), entityName: z.string().nullable(), status: z.string() }),
  ),
});
export type MinutesText = z.infer<typeof minutesText>;

const piece = z.object({ text: z.string(), change: z.enum(['same', 'added', 'removed']) });
/**
 * GET /api/minutes/:id/compare?from=&to= (numbers of submissions; from 0 is what was prepared before anybody typed).
 * Blocks in the order of the newer text, the removed ones where they stood.
 */
export const minutesComparison = z.object({
  from: z.number().int(),
  to: z.number().int(),
  blocks: z.array(
    z.object({
      change: z.enum(['same', 'added', 'removed', 'changed']),
      /** `point`, `entry`, `paragraph`, `heading`, `list`, `table`. */
      type: z.string(),
      entryKind: z.enum(ENTRY_KINDS).nullable(),
      pieces: z.array(piece),
      /** Owner, date, use case or grades of a typed row that changed, as before and after. */
      attributes: z.array(
        z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
      ),
    }),
  ),
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
});
export type MinutesComparison = z.infer<typeof minutesComparison>;
/** Query of the comparison: without `to`, the latest submission; without `from`, the one before `to`. */
export const compareMinutes = z.strictObject({
  from: z.coerce.number().int().min(0).max(10_000).optional(),
  to: z.coerce.number().int().min(1).max(10_000).optional(),
});
export type CompareMinutes = z.output<typeof compareMinutes>;

const place = z.strictObject({ client: z.number().int().min(0), clock: z.number().int().min(0) });
/** A relative position as Yjs writes it in JSON, with the `null` that older versions of it write. */
const position = z.strictObject({
  type: place.nullable().optional(),
  tname: z
    .string()
    .regex(/^[\w-]{1,50}$/)
    .nullable()
    .optional(),
  item: place.nullable().optional(),
  assoc: z.number().int().min(-1).max(1).optional(),
});
/** Two relative positions of the shared document; null is a comment on the whole. */
const anchor = z.strictObject({ from: position, to: position });
export const minutesComment = z.object({
  id,
  parentId: id.nullable(),
  anchor: anchor.nullable(),
  quote: z.string(),
  body: z.string(),
  authorId: id.nullable(),
  at: instant,
  resolvedAt: instant.nullable(),
  resolvedById: id.nullable(),
  mine: z.boolean(),
  version,
});
export type MinutesComment = z.infer<typeof minutesComment>;
/** GET /api/minutes/:id/comments: in the order they were written. */
export const minutesComments = z.object({ items: z.array(minutesComment) });
export type MinutesComments = z.infer<typeof minutesComments>;
/** POST /api/minutes/:id/comments (with Idempotency-Key). A reply has a parent and no anchor. */
export const createMinutesComment = z.strictObject({
  parentId: id.nullable().default(null),
  anchor: anchor.nullable().default(null),
  quote: prose(L.quote).default(''),
  body: prose(L.comment).refine((text) => text.length > 0, { error: 'required' }),
});
export type CreateMinutesComment = z.output<typeof createMinutesComment>;
/** PATCH /api/minutes/:id/comments/:commentId: its author changes the words, anybody who may comment resolves. */
export const updateMinutesComment = z.strictObject({
  version,
  body: prose(L.comment)
    .refine((text) => text.length > 0, { error: 'required' })
    .optional(),
  resolved: z.boolean().optional(),
});
export type UpdateMinutesComment = z.output<typeof updateMinutesComment>;

/** What GET /api/minutes/:id/register tells after approval: each typed row and the item it became. */
export const minutesRegister = z.object({
  items: z.array(
    z.object({
      entryId: z.string(),
      itemId: id,
      useCaseId: id,
      code: z.string(),
      title: z.string(),
      state: z.string(),
    }),
  ),
});
export type MinutesRegister = z.infer<typeof minutesRegister>;

/** The socket of /api/minutes/:id/live: what the browser says. Bytes are base64. `n` numbers its changes. */
export const liveMessageIn = z.discriminatedUnion('type', [
  /** First of all: the state vector of what the browser has, and the schema it knows. */
  z.strictObject({
    type: z.literal('open'),
    vector: z.base64().max(200_000),
    schema: z.number().int(),
    client: z.string().max(40),
  }),
  z.strictObject({ type: z.literal('change'), n: z.number().int(), change: z.base64().max(1_400_000) }),
  /** Awareness of y-protocols: caret and selection. Never stored. */
  z.strictObject({ type: z.literal('presence'), state: z.base64().max(20_000) }),
  z.strictObject({ type: z.literal('ping') }),
]);
export type LiveMessageIn = z.output<typeof liveMessageIn>;
/** What the server says. `saved` comes only after the commit. */
export const liveMessageOut = z.discriminatedUnion('type', [
  /** What the browser lacks, the server's own vector (send what it lacks), and where the minutes stand. */
  z.object({
    type: z.literal('opened'),
    change: z.string(),
    vector: z.string(),
    seq: z.number(),
    state: z.enum(MINUTES_STATES),
    schema: z.number().int(),
    mayWrite: z.boolean(),
    /** The server's clock in ISO 8601: clocks that disagree are said, never trusted. */
    now: z.string(),
  }),
  z.object({ type: z.literal('saved'), n: z.number(), seq: z.number() }),
  z.object({ type: z.literal('change'), seq: z.number(), change: z.string() }),
  z.object({ type: z.literal('presence'), state: z.string() }),
  z.object({ type: z.literal('moved'), state: z.enum(MINUTES_STATES), mayWrite: z.boolean() }),
  /** The change numbered `n` was not stored: `frozen`, `too_large`, `broken`, `forbidden`, `busy` (try again). */
  z.object({
    type: z.literal('refused'),
    n: z.number().nullable(),
    code: z.enum(['frozen', 'too_large', 'broken', 'forbidden', 'schema', 'busy']),
  }),
  z.object({ type: z.literal('pong') }),
]);
export type LiveMessageOut = z.infer<typeof liveMessageOut>;
/** Codes the socket is closed with: the browser keeps what it has and acts on them. */
export const LIVE_CLOSE = { sessionEnded: 4401, forbidden: 4403, notFound: 4404, restarting: 1012 } as const;

/** A document of a meeting: GET /api/meetings/:id/documents, newest first. */
export const meetingDocument = z.object({
  id,
  kind: z.enum(MEETING_DOCUMENT_KINDS),
  language,
  archived: z.boolean(),
  edition: z.number().int().nullable(),
  state: z.enum(['queued', 'rendering', 'ready', 'failed']),
  jobId: id,
  error: z.string().nullable(),
  fileName: z.string().nullable(),
  size: z.number().int().nullable(),
  sha256: z.string().nullable(),
  /** The house template it was drawn on; null for Jalon's own, and before it is ready. */
  template: z.object({ name: z.string(), number: z.number().int() }).nullable(),
  createdAt: instant,
  readyAt: instant.nullable(),
});
export type MeetingDocument = z.infer<typeof meetingDocument>;
export const meetingDocuments = z.object({
  items: z.array(meetingDocument),
  /** What the reader may ask for now: decks for who may, minutes once approved. */
  available: z.array(z.enum(MEETING_DOCUMENT_KINDS)),
});
export type MeetingDocuments = z.infer<typeof meetingDocuments>;
/** POST /api/meetings/:id/documents (with Idempotency-Key): answers the meetingDocument, queued. */
export const requestMeetingDocument = z.strictObject({ kind: z.enum(MEETING_DOCUMENT_KINDS), language });
export type RequestMeetingDocument = z.output<typeof requestMeetingDocument>;

/** One proposal drawn from raw notes; nothing is written until a person accepts it. */
export const noteProposal = z.object({
  kind: z.enum(ENTRY_KINDS),
  text: z.string(),
  ownerId: id.nullable(),
  /** The words that named the owner, when nobody of that name is known or several are. */
  ownerWords: z.string().nullable(),
  dueOn: localDate.nullable(),
  dueWords: z.string().nullable(),
  /** Line of the notes, from 1, and what in it spoke for this kind. */
  line: z.number().int(),
  because: z.string(),
});
export type NoteProposal = z.infer<typeof noteProposal>;
/**
 * POST /api/minutes/:id/notes?fileName= (application/octet-stream: .txt, .vtt, .docx; pasted text is notes.txt).
 * Nothing is kept of what was sent.
 */
export const notesRead = z.object({
  lines: z.array(z.string()),
  /** Who spoke, in a transcript. */
  speakers: z.array(z.string()),
  proposals: z.array(noteProposal),
  /** Lines beyond the limit were left out. */
  truncated: z.boolean(),
});
export type NotesRead = z.infer<typeof notesRead>;
