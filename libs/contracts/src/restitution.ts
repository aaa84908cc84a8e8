import {
  CONDITIONS,
  HEALTHS,
  OWED_HEALTHS,
  REMINDER_OCCASIONS,
  RESTITUTION_MOVES,
  RESTITUTION_STATES,
  STAGES,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, localDate, month, prose } from './shared.js';

const int = z.number().int();
const person = z.object({ id, name: z.string() });
const state = z.enum(RESTITUTION_STATES);

// Every month since the first use case: GET /api/restitutions, newest first.
export const restitutionRow = z.object({
  month,
  state,
  /** The fifth working day after the month. */
  dueOn: localDate,
  frozenOn: localDate.nullable(),
  publishedAt: instant.nullable(),
});
export const restitutions = z.object({ items: z.array(restitutionRow) });
export type Restitutions = z.infer<typeof restitutions>;

/** One month: GET /api/restitutions/:month; answered by its moves too. */
export const restitution = z.object({
  month,
  state,
  version: int,
  /** From this day on it may be frozen; before `dueOn` with a reason. */
  earliestOn: localDate,
  /** J-5 and J: the days on which who has not updated is told. */
  beforeOn: localDate,
  dueOn: localDate,
  frozenOn: localDate.nullable(),
  frozenAt: instant.nullable(),
  frozenBy: z.string().nullable(),
  /** SHA-256 of the snapshot, hexadecimal. */
  snapshotHash: z.string().nullable(),
  publishedAt: instant.nullable(),
  publishedBy: z.string().nullable(),
  moves: z.array(
    z.object({
      name: z.enum(RESTITUTION_MOVES),
      reason: z.string(),
      snapshotHash: z.string().nullable(),
      by: z.string().nullable(),
      at: instant,
    }),
  ),
  /** What the reader may do now; a move that is not here is refused. */
  allowed: z.array(z.object({ name: z.enum(RESTITUTION_MOVES), needsReason: z.boolean() })),
});
export type Restitution = z.infer<typeof restitution>;

/** POST /api/restitutions/:month/freeze, /publish and /reopen. */
export const moveRestitution = z.strictObject({
  version: int,
  reason: prose(2_000).default(''),
});
export type MoveRestitution = z.output<typeof moveRestitution>;

/** Who has not updated, by functional referent: GET /api/restitutions/:month/updates. */
export const missingUpdates = z.object({
  month,
  useCases: int,
  milestones: int,
  items: z.array(
    z.object({
      /** Null for use cases without a referent. */
      person: person.nullable(),
      /** Has an account to be told in. */
      reachable: z.boolean(),
      remindedAt: instant.nullable(),
      useCases: z.array(
        z.object({
          id,
          code: z.string(),
          title: z.string(),
          entityName: z.string(),
          /** Null when only milestones are owed. */
          health: z.enum(OWED_HEALTHS).nullable(),
          declaredOn: localDate.nullable(),
          milestones: z.array(z.object({ id, name: z.string(), dueOn: localDate, forecast: z.boolean() })),
        }),
      ),
    }),
  ),
});
export type MissingUpdates = z.infer<typeof missingUpdates>;

/** POST /api/restitutions/:month/reminders: those people, or everybody who owes an update when empty. Once a day each. */
export const remindUpdates = z.strictObject({ personIds: z.array(id).max(500).default([]) });
export type RemindUpdates = z.output<typeof remindUpdates>;
export const reminded = z.object({
  occasion: z.enum(REMINDER_OCCASIONS),
  people: z.array(person),
});
export type Reminded = z.infer<typeof reminded>;

/** GET /api/restitutions/:month/comparison?with=2026-08&entityId=… */
export const comparisonQuery = z.strictObject({ with: month, entityId: id.optional() });
export type ComparisonQuery = z.output<typeof comparisonQuery>;

const compared = z.object({
  id,
  code: z.string(),
  title: z.string(),
  entityName: z.string(),
  stage: z.enum(STAGES),
  health: z.enum(HEALTHS),
});
const side = z.object({ month, state, asOf: localDate, frozenOn: localDate.nullable() });
export const COMPARED_FIGURES = [
  'total',
  'entered',
  'left',
  'onHold',
  'offTrack',
  'atRisk',
  'onTrack',
  'notRated',
  'milestonesReached',
  'milestonesLate',
] as const;
export const monthComparison = z.object({
  later: side,
  earlier: side,
  entityId: id.nullable(),
  entityName: z.string().nullable(),
  figures: z.array(z.object({ key: z.enum(COMPARED_FIGURES), now: int, before: int })),
  /** Followed at the end of the later month, not at the end of the earlier one. */
  entered: z.array(compared),
  left: z.array(compared),
  healths: z.array(compared.extend({ from: z.enum(HEALTHS) })),
  /** The milestone of each that moved furthest; `days` are working days. */
  slipped: z.array(compared.extend({ milestone: z.string(), from: localDate, to: localDate, days: int })),
});
export type MonthComparison = z.infer<typeof monthComparison>;

/** A figure of a month whose rows can be listed; of those that came and went the month's moves are the rows. */
export const MONTH_ROWS = [
  'total',
  'onHold',
  'onTrack',
  'atRisk',
  'offTrack',
  'notRated',
  'milestonesReached',
  'milestonesLate',
  ...STAGES,
] as const;
export type MonthRowsOf = (typeof MONTH_ROWS)[number];
/** GET /api/monthly-reports/rows?month=…&of=…&entityId=…: the rows behind a figure, as the month has them. */
export const monthRowsQuery = z.strictObject({ month, of: z.enum(MONTH_ROWS), entityId: id.optional() });
export type MonthRowsQuery = z.output<typeof monthRowsQuery>;
export const monthRows = z.object({
  month,
  of: z.enum(MONTH_ROWS),
  asOf: localDate,
  frozenOn: localDate.nullable(),
  rows: z.array(
    z.object({
      id,
      code: z.string(),
      title: z.string(),
      entityName: z.string(),
      stage: z.enum(STAGES),
      condition: z.enum(CONDITIONS),
      health: z.enum(HEALTHS),
      /** The milestone that counts, for figures that count milestones; one row each. */
      milestone: z.object({ name: z.string(), on: localDate.nullable() }).nullable(),
    }),
  ),
});
export type MonthRows = z.infer<typeof monthRows>;
