import {
  ABSENCE_KINDS,
  COMPETENCE_LEVELS,
  INTERN_COMPETENCES,
  INTERNSHIP_STATES,
  REVIEW_KINDS,
  RULE_IDS,
  STEP_STATES,
  VERDICT_KINDS,
  type VerdictCode,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, language, localDate, month, prose } from './shared.js';

/** 0: nothing is written yet. */
const version = z.number().int().min(0);
const stepCode = z.string().min(1).max(40);
const monday = localDate.refine((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1, {
  error: 'monday_expected',
});
export const internshipMonday = monday;
export const internshipMonth = month;
const cents = z.number().int().min(0).max(100_000_000);
const minutes = z.number().int();
const verdict = z.object({
  rule: z.enum(RULE_IDS),
  code: z.enum(Object.keys(VERDICT_KINDS) as [VerdictCode, ...VerdictCode[]]),
  verdict: z.enum(['ok', 'flagged', 'refused']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  waivable: z.boolean(),
});
export type LifeVerdict = z.output<typeof verdict>;

const stepState = z.enum(STEP_STATES);
const step = z.object({
  code: stepCode,
  label: z.string(),
  /** When it is taken at all; null for always. */
  condition: z.string().nullable(),
  kind: z.enum(['phase', 'package', 'across', 'recurring', 'monthly']),
  state: stepState,
  conditionHolds: z.boolean().nullable(),
  reason: z.string(),
  dueOn: localDate.nullable(),
  doneOn: localDate.nullable(),
  version,
});
export type InternshipStepRow = z.output<typeof step>;
const progress = z.object({ done: z.number().int(), of: z.number().int(), current: z.string().nullable() });

/** GET /api/internships/:id/steps: its steps, how far it is, and what the intern made in the portfolio meanwhile. */
export const internshipSteps = z.object({
  startOn: localDate,
  /** The last day, the real one when it ended early. */
  endOn: localDate,
  today: localDate,
  steps: z.array(step),
  progress,
  /** What stands on the timeline beside the steps; for the intern what was shared. */
  reviews: z.array(z.object({ id, kind: z.enum(REVIEW_KINDS), heldOn: localDate })),
  due: z.array(z.object({ kind: z.enum(REVIEW_KINDS), dueOn: localDate })),
  counts: z.object({
    minutesWritten: z.number().int(),
    minutesSubmitted: z.number().int(),
    deliverables: z.number().int(),
    studies: z.number().int(),
  }),
  mayEdit: z.boolean(),
});
export type InternshipSteps = z.output<typeof internshipSteps>;

/** PUT /api/internships/:id/steps/:step. 409 carries the current steps. */
export const writeInternshipStep = z.strictObject({
  version,
  state: stepState,
  conditionHolds: z.boolean().nullable().default(null),
  reason: prose(1000).default(''),
  dueOn: localDate.nullable().default(null),
});
export type WriteInternshipStep = z.output<typeof writeInternshipStep>;

export const internshipWeek = z.object({
  monday: localDate,
  /** Empty for others than the intern until it is submitted. */
  done: z.string(),
  next: z.string(),
  blocked: z.string(),
  step: stepCode.nullable(),
  submittedAt: instant.nullable(),
  readAt: instant.nullable(),
  /** Over, and not submitted. */
  late: z.boolean(),
  comments: z.array(
    z.object({ id, text: z.string(), byName: z.string().nullable(), mine: z.boolean(), at: instant }),
  ),
  version,
});
export type InternshipWeek = z.output<typeof internshipWeek>;

/** GET /api/internships/:id/weeks: every week so far, the latest first. */
export const internshipWeeks = z.object({
  weeks: z.array(internshipWeek),
  steps: z.array(z.object({ code: stepCode, label: z.string() })),
  /** The reader is the intern. */
  mayWrite: z.boolean(),
  mayComment: z.boolean(),
  mayRead: z.boolean(),
});
export type InternshipWeeks = z.output<typeof internshipWeeks>;

/** PUT /api/internships/:id/weeks/:monday, by the intern. 409 carries the current week. */
export const writeInternshipWeek = z.strictObject({
  version,
  done: prose(8000),
  next: prose(4000),
  blocked: prose(4000),
  step: stepCode.nullable(),
  /** Shown to the tutor from now on; false takes back what nobody read yet. */
  submitted: z.boolean(),
});
export type WriteInternshipWeek = z.output<typeof writeInternshipWeek>;

/** PUT /api/internships/:id/weeks/:monday/read, by the tutor. */
export const markWeekRead = z.strictObject({ read: z.boolean() });
export type MarkWeekRead = z.output<typeof markWeekRead>;

/** POST /api/internships/:id/weeks/:monday/comments (with Idempotency-Key), by the tutor or the intern. */
export const commentWeek = z.strictObject({
  text: prose(4000).refine((text) => text !== '', { error: 'required' }),
});
export type CommentWeek = z.output<typeof commentWeek>;

const mark = z.strictObject({
  competence: z.enum(INTERN_COMPETENCES),
  level: z.enum(COMPETENCE_LEVELS).nullable(),
  comment: prose(2000),
});
export const reviewContent = z.strictObject({
  academicTutor: z.boolean(),
  marks: z.array(mark).max(INTERN_COMPETENCES.length),
  summary: prose(4000),
  strengths: prose(4000),
  improvements: prose(4000),
  agreed: prose(4000),
});
export type InternshipReviewContent = z.output<typeof reviewContent>;

export const internshipReview = z.object({
  id,
  kind: z.enum(REVIEW_KINDS),
  heldOn: localDate,
  content: reviewContent,
  byName: z.string().nullable(),
  sharedAt: instant.nullable(),
  updatedAt: instant,
  version: z.number().int(),
});
export type InternshipReview = z.output<typeof internshipReview>;

/** GET /api/internships/:id/reviews: what the reader may see of them; for the intern what was shared. */
export const internshipReviews = z.object({
  reviews: z.array(internshipReview),
  due: z.array(z.object({ kind: z.enum(REVIEW_KINDS), dueOn: localDate })),
  /** R20; null for who does not follow it. */
  verdict: verdict.nullable(),
  today: localDate,
  startOn: localDate,
  mayEdit: z.boolean(),
});
export type InternshipReviews = z.output<typeof internshipReviews>;

/** POST /api/internships/:id/reviews (with Idempotency-Key): the tutor's own until it is shared. */
export const createReview = z.strictObject({
  kind: z.enum(REVIEW_KINDS),
  heldOn: localDate,
  content: reviewContent,
});
export type CreateReview = z.output<typeof createReview>;

/** PATCH /api/internships/:id/reviews/:reviewId, while it is not shared. 409 carries the current review. */
export const updateReview = z.strictObject({
  version: z.number().int().min(1),
  heldOn: localDate,
  content: reviewContent,
});
export type UpdateReview = z.output<typeof updateReview>;

/** PUT /api/internships/:id/reviews/:reviewId/shared: with the intern, or taken back to be changed. */
export const shareReview = z.strictObject({ version: z.number().int().min(1), shared: z.boolean() });
export type ShareReview = z.output<typeof shareReview>;

const absence = z.enum(ABSENCE_KINDS);
const presenceMonth = z.object({
  month,
  /** Minutes: by the schedule; present; absent and counted as presence (R3); paid. */
  plannedMinutes: minutes,
  presentMinutes: minutes,
  countedMinutes: minutes,
  paidMinutes: minutes,
  /** Cents an hour, and cents owed for the month: as closed, else as it stands. */
  rateCents: cents,
  owedCents: cents,
  /** R10: the parts without and with contributions; null in a year no ceiling is known for. */
  exemptCents: cents.nullable(),
  subjectCents: cents.nullable(),
  closedAt: instant.nullable(),
  paidCents: cents.nullable(),
  paidOn: localDate.nullable(),
  /** What hinders closing it; null when it may be closed. */
  hindrance: z.enum(['closed', 'month_not_over', 'earlier_month_open']).nullable(),
  version,
});
export type PresenceMonthRow = z.output<typeof presenceMonth>;

/** GET /api/internships/:id/presence: presence and stipend month by month, with what the law says of them. */
export const internshipPresence = z.object({
  startOn: localDate,
  endOn: localDate,
  today: localDate,
  payMode: z.enum(['actual', 'smoothed']),
  /** Minutes of Monday to Sunday. */
  weekMinutes: z.array(minutes),
  months: z.array(presenceMonth),
  /** Days that differ from the schedule. What an absence is for is told to the intern and who follows it. */
  days: z.array(
    z.object({
      on: localDate,
      plannedMinutes: minutes,
      minutes,
      absence: absence.nullable(),
      agreed: z.boolean(),
      paid: z.boolean(),
      note: z.string(),
    }),
  ),
  totals: z.object({ presentMinutes: minutes, countedMinutes: minutes, owedCents: cents, paidCents: cents }),
  verdicts: z.array(verdict),
  /** Why amounts could not be told: a day that no ceiling covers. */
  errors: z.array(
    z.object({
      path: z.string(),
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
  /** Days. */
  mayEdit: z.boolean(),
  /** Closing months, marking them as paid. */
  mayPay: z.boolean(),
});
export type InternshipPresence = z.output<typeof internshipPresence>;

/**
 * PUT /api/internships/:id/days: what the days from `from` to `to` were. `minutes` null: as scheduled again. An absence is
 * written on the scheduled days of the period only; other hours on every day of it.
 */
export const writeInternshipDays = z.strictObject({
  from: localDate,
  to: localDate,
  minutes: z.number().int().min(0).max(1440).nullable(),
  absence: absence.nullable().default(null),
  agreed: z.boolean().default(false),
  paid: z.boolean().default(false),
  note: prose(500).default(''),
});
export type WriteInternshipDays = z.output<typeof writeInternshipDays>;

/** PUT /api/internships/:id/months/:month: closes it (version 0: what is owed is written down as it stands). */
export const closeInternshipMonth = z.strictObject({ owedCents: cents });
export type CloseInternshipMonth = z.output<typeof closeInternshipMonth>;

/** PUT /api/internships/:id/months/:month/payment: what was paid of a closed month; null takes it back. */
export const payInternshipMonth = z.strictObject({
  version: z.number().int().min(1),
  paidCents: cents.nullable(),
  paidOn: localDate.nullable(),
});
export type PayInternshipMonth = z.output<typeof payInternshipMonth>;

/** GET /api/internships/:id/presence.csv, and GET /api/internships/presence.csv of every internship of a month. */
export const presenceExport = z.strictObject({ language: language.default('fr') });
export type PresenceExport = z.output<typeof presenceExport>;
export const presenceMonthExport = z.strictObject({ month, language: language.default('fr') });
export type PresenceMonthExport = z.output<typeof presenceMonthExport>;

/** GET /api/internships/week?monday=&all=: what waits for a tutor. `all`: of every intern, for who manages them. */
export const tutorWeekQuery = z.strictObject({
  monday: monday.optional(),
  all: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .default(false),
});
export type TutorWeekQuery = z.output<typeof tutorWeekQuery>;

export const tutorWeek = z.object({
  monday: localDate,
  today: localDate,
  /** Whether the reader may ask for every intern. */
  mayAll: z.boolean(),
  interns: z.array(
    z.object({
      id,
      title: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      state: z.enum(INTERNSHIP_STATES),
      tutorName: z.string().nullable(),
      startOn: localDate,
      endOn: localDate,
      progress,
      currentStep: z.string().nullable(),
      /** The log of the week asked for; null before the intern's first or after the last. */
      week: internshipWeek.nullable(),
      /** Submitted earlier and not read yet. */
      unread: z.array(localDate),
      /** Weeks that are over without a log. */
      late: z.array(localDate),
      /** R20. */
      checkIns: verdict,
      /** Held by then or earlier. */
      due: z.array(z.object({ kind: z.enum(REVIEW_KINDS), dueOn: localDate })),
    }),
  ),
});
export type TutorWeek = z.output<typeof tutorWeek>;
