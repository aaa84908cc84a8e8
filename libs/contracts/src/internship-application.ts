import {
  APPLICATION_CRITERION_CODES,
  APPLICATION_GUARDS,
  APPLICATION_MOVES,
  APPLICATION_STATES,
  type ApplicationCriterion,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, language, list, localDate, page, pageSize, prose } from './shared.js';

const version = z.number().int().min(1);
const state = z.enum(APPLICATION_STATES);
const move = z.enum(APPLICATION_MOVES);
const criterion = z.enum(APPLICATION_CRITERION_CODES as [ApplicationCriterion, ...ApplicationCriterion[]]);
const point = z.number().int().min(1).max(5);
/** Hundredths of a point of the common grid: 100 to 500. */
const hundredths = z.number().int().nullable();
const reason = prose(2000)
  .nullable()
  .default(null)
  .transform((text) => (text === '' ? null : text));

/** GET /api/internship-applications: who applied to the offers that the reader follows. */
export const applicationQuery = z.strictObject({
  campaign: id.optional(),
  /** Ranks are told among this offer; without it among the campaign. */
  offer: id.optional(),
  state: list(state).optional(),
  q: z.string().trim().max(100).optional(),
  sort: z.enum(['rank', 'recent', 'name']).default('rank'),
  page,
  pageSize,
});
export type ApplicationQuery = z.output<typeof applicationQuery>;

/** A move that leaves from where an application stands, and what it still lacks. */
const allowedMove = z.object({
  name: move,
  to: state,
  missing: z.array(z.enum(APPLICATION_GUARDS)),
  needsReason: z.boolean(),
});

const row = {
  id,
  offerId: id,
  offerNumber: z.number().int(),
  offerTitle: z.string(),
  state,
  /** Empty once erased. */
  name: z.string(),
  school: z.string(),
  level: z.string(),
  receivedAt: instant,
  score: hundredths,
  /** Among those of the same question that have a whole grid; null without one, once withdrawn or erased. */
  rank: z.number().int().nullable(),
  /** Others share the rank. */
  tied: z.boolean(),
  scorers: z.number().int(),
  /** The reader scored every criterion. */
  scoredByMe: z.boolean(),
  lastInterviewOn: localDate.nullable(),
  retainedUntil: localDate,
  erased: z.boolean(),
  internshipId: id.nullable(),
  moves: z.array(allowedMove),
  version,
};
export const applicationRow = z.object(row);
export type ApplicationRow = z.infer<typeof applicationRow>;

export const applicationPage = z.object({
  items: z.array(applicationRow),
  total: z.number().int(),
  /** How many each state would show, with the other filters. */
  states: z.array(z.object({ value: state, count: z.number().int() })),
});
export type ApplicationPage = z.infer<typeof applicationPage>;

/** GET /api/internship-applications/offers: what there is to choose from, the latest campaign first. */
export const applicationOffers = z.object({
  campaigns: z.array(z.object({ id, year: z.number().int(), title: z.string() })),
  offers: z.array(
    z.object({
      id,
      campaignId: id,
      number: z.number().int(),
      title: z.string(),
      places: z.number().int(),
      accepted: z.number().int(),
      applications: z.number().int(),
    }),
  ),
});
export type ApplicationOffers = z.infer<typeof applicationOffers>;

const interview = z.object({
  id,
  heldOn: localDate,
  notes: z.string(),
  byName: z.string().nullable(),
  own: z.boolean(),
  version,
});

export const applicationDetail = z.object({
  ...row,
  email: z.string(),
  phone: z.string(),
  curriculum: z.string(),
  availableFrom: localDate.nullable(),
  months: z.number().int().nullable(),
  message: z.string(),
  language,
  files: z.array(
    z.object({ position: z.number().int(), name: z.string(), mime: z.string(), size: z.number().int() }),
  ),
  grid: z.array(
    z.object({
      criterion,
      weight: z.number().int(),
      mean: hundredths,
      /** Points between the highest and the lowest. */
      spread: z.number().int().nullable(),
      scores: z.array(
        z.object({ byName: z.string().nullable(), own: z.boolean(), score: point, note: z.string() }),
      ),
    }),
  ),
  interviews: z.array(interview),
  history: z.array(
    z.object({
      name: z.string(),
      from: state.nullable(),
      to: state,
      reason: z.string(),
      byName: z.string().nullable(),
      at: instant,
    }),
  ),
  decidedAt: instant.nullable(),
  erasedAt: instant.nullable(),
  places: z.number().int(),
  accepted: z.number().int(),
  /** Scores are given until the decision. */
  mayScore: z.boolean(),
  mayErase: z.boolean(),
});
export type ApplicationDetail = z.infer<typeof applicationDetail>;

/** PUT /api/internship-applications/:id/scores: the reader's own. `score` null takes one back; others stay. */
export const writeScores = z.strictObject({
  scores: z
    .array(z.strictObject({ criterion, score: point.nullable(), note: prose(1000).default('') }))
    .min(1)
    .max(APPLICATION_CRITERION_CODES.length)
    .refine((all) => new Set(all.map((one) => one.criterion)).size === all.length, { error: 'duplicate' }),
});
export type WriteScores = z.output<typeof writeScores>;

/** POST /api/internship-applications/:id/interviews (with Idempotency-Key). */
export const addInterview = z.strictObject({ heldOn: localDate, notes: prose(8000).default('') });
export type AddInterview = z.output<typeof addInterview>;
/** PATCH /api/internship-applications/:id/interviews/:interviewId: by who noted it. 409 carries the current detail. */
export const updateInterview = z.strictObject({ version, heldOn: localDate, notes: prose(8000) });
export type UpdateInterview = z.output<typeof updateInterview>;

/** POST /api/internship-applications/:id/transitions. 409 carries the current detail. */
export const moveApplicationBody = z.strictObject({ version, name: move, reason });
export type MoveApplication = z.output<typeof moveApplicationBody>;

export const APPLICATIONS_AT_ONCE = 50;
/** POST /api/internship-applications/transitions: the same move for several, each on its own. */
export const moveApplications = z.strictObject({
  items: z
    .array(z.strictObject({ id, version }))
    .min(1)
    .max(APPLICATIONS_AT_ONCE)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, { error: 'duplicate' }),
  name: move,
  reason,
});
export type MoveApplications = z.output<typeof moveApplications>;

/** In the order asked; `code` and `errors` as a problem has them where a row was refused. */
export const movedApplications = z.object({
  items: z.array(
    z.object({
      id,
      moved: z.boolean(),
      state: state.nullable(),
      version: version.nullable(),
      code: z.string().nullable(),
      errors: z.array(z.object({ path: z.string(), code: z.string() })),
    }),
  ),
});
export type MovedApplications = z.infer<typeof movedApplications>;

/** POST /api/internship-applications/:id/erasure: at the candidate's request; what was decided stays. */
export const eraseApplication = z.strictObject({ version });
export type EraseApplication = z.output<typeof eraseApplication>;
