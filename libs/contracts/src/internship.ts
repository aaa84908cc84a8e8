import {
  BLOCKED_PURPOSES,
  ENDING_INITIATIVES,
  INTERNSHIP_MOVES,
  INTERNSHIP_STATES,
  INTERNSHIP_TEMPLATE_CODES,
  LAW_KEYS,
  MENTION_CODES,
  RULE_IDS,
  SCHOOL_DECISIONS,
  SIGNATORIES,
  VERDICT_KINDS,
  YEAR_RATE_POLICIES,
  type LawKey,
  type VerdictCode,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, line, list, localDate, page, pageSize, prose } from './shared.js';

const version = z.number().int().min(1);
const state = z.enum(INTERNSHIP_STATES);
const template = z.enum(INTERNSHIP_TEMPLATE_CODES);
const signatory = z.enum(SIGNATORIES);
const minutesOfDay = z.number().int().min(0).max(1440);
/** Minutes of Monday to Sunday. */
const week = z.tuple([
  minutesOfDay,
  minutesOfDay,
  minutesOfDay,
  minutesOfDay,
  minutesOfDay,
  minutesOfDay,
  minutesOfDay,
]);
const hours = z.number().int().min(0).max(10_000).nullable();
const reason = prose(2000)
  .nullable()
  .transform((text) => (text === '' ? null : text));
const verdictCode = z.enum(Object.keys(VERDICT_KINDS) as [VerdictCode, ...VerdictCode[]]);
const params = z.record(z.string(), z.union([z.string().max(200), z.number()]));

const purpose = z.strictObject({
  found: z.array(z.enum(BLOCKED_PURPOSES)).max(BLOCKED_PURPOSES.length),
  confirmed: z.boolean(),
  justification: prose(2000),
});

/** What is known of an internship beside the text of its agreement. Cents an hour, hours of teaching a year. */
const facts = {
  title: line(300),
  template,
  firstName: line(80),
  lastName: line(80),
  birthOn: localDate.nullable(),
  post: prose(200),
  place: prose(200),
  school: prose(200),
  academicTutor: prose(120),
  tutorId: id.nullable(),
  referentId: id.nullable(),
  squadId: id.nullable(),
  useCaseId: id.nullable(),
  startOn: localDate,
  endOn: localDate,
  teachingFrom: localDate,
  teachingTo: localDate,
  teachingHours: hours,
  faceToFaceHours: hours,
  gapYear: z.boolean(),
  weekMinutes: week,
  agreedCents: z.number().int().min(0).max(1_000_000).nullable(),
  payMode: z.enum(['actual', 'smoothed']),
  purpose,
};

/** The texts of the agreement that somebody writes; names, dates, hours and the stipend come from the facts. */
const texts = {
  curriculumTitle: prose(300),
  skills: prose(4000),
  activities: prose(4000),
  unusualHours: z.strictObject({ night: z.boolean(), sunday: z.boolean(), holiday: z.boolean() }).nullable(),
  supervision: prose(4000),
  paymentTerms: prose(2000),
  socialProtection: prose(4000),
  liability: prose(4000),
  authorisedAbsences: prose(4000),
  suspension: prose(4000),
  validation: prose(4000),
  benefits: prose(4000),
  houseRules: prose(4000),
  certificateTerms: prose(4000),
};
export const internshipTexts = z.strictObject(texts);
export type InternshipTexts = z.output<typeof internshipTexts>;

/**
 * POST /api/internships (with Idempotency-Key): a draft, from an accepted application or by hand. `personId`: somebody
 * known already, whose other internships then count with this one. What is left out begins as the offer has it, or usual.
 */
export const createInternship = z.strictObject({
  applicationId: id.nullable().default(null),
  personId: id.nullable().default(null),
  title: facts.title,
  template,
  firstName: facts.firstName,
  lastName: facts.lastName,
  school: facts.school.default(''),
  startOn: localDate,
  endOn: localDate,
  tutorId: id.nullable().default(null),
  referentId: id.nullable().default(null),
  squadId: id.nullable().default(null),
  useCaseId: id.nullable().default(null),
});
export type CreateInternship = z.output<typeof createInternship>;

/**
 * PATCH /api/internships/:id: facts and texts that change, with the version read. Once sent for signature only the facts
 * that are no part of the agreement change. 409 carries the current detail.
 */
export const updateInternship = z.strictObject({
  version,
  facts: z.strictObject(facts).partial().default({}),
  texts: internshipTexts.partial().default({}),
  schoolDecision: z.enum(SCHOOL_DECISIONS).nullable().optional(),
});
export type UpdateInternship = z.output<typeof updateInternship>;

/** POST /api/internships/:id/transitions. `initiative` and `endedOn` (the real last day) are asked of a termination. */
export const moveInternshipBody = z.strictObject({
  version,
  name: z.enum(INTERNSHIP_MOVES),
  reason: reason.default(null),
  initiative: z.enum(ENDING_INITIATIVES).nullable().default(null),
  endedOn: localDate.nullable().default(null),
});
export type MoveInternship = z.output<typeof moveInternshipBody>;

/** PUT /api/internships/:id/waivers: sets a verdict aside with a reason, as it stands; a null reason takes it back. */
export const waiveVerdict = z.strictObject({ version, code: verdictCode, params, reason });
export type WaiveVerdict = z.output<typeof waiveVerdict>;

/** PUT /api/internships/:id/signatures: who signed the agreement (0) or the amendment `number`, and when. */
export const signInternship = z.strictObject({
  version,
  number: z.number().int().min(0).max(99),
  signatures: z
    .array(z.strictObject({ signatory, name: prose(200), signedOn: localDate.nullable() }))
    .max(SIGNATORIES.length),
});
export type SignInternship = z.output<typeof signInternship>;

/** POST /api/internships/:id/amendments: an extension, sent for signature as it is written. */
export const amendInternship = z.strictObject({ version, endOn: localDate, reason: line(2000) });
export type AmendInternship = z.output<typeof amendInternship>;

/** GET /api/internships: those the reader sees. */
export const internshipQuery = z.strictObject({
  q: z.string().trim().max(200).optional(),
  state: list(state).optional(),
  tutor: list(id).optional(),
  squad: list(id).optional(),
  useCase: list(id).optional(),
  /** Those that have a day in the year. */
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  page,
  pageSize,
});
export type InternshipQuery = z.output<typeof internshipQuery>;

export const internshipRow = z.object({
  id,
  title: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  school: z.string(),
  state,
  template: z.string(),
  tutorId: id.nullable(),
  tutorName: z.string().nullable(),
  squadName: z.string().nullable(),
  useCaseId: id.nullable(),
  useCaseTitle: z.string().nullable(),
  startOn: localDate,
  /** The last day, the real one when it ended early. */
  endOn: localDate,
});
export type InternshipRow = z.output<typeof internshipRow>;
export const internshipPage = z.object({
  items: z.array(internshipRow),
  total: z.number().int(),
  states: z.array(z.object({ value: state, count: z.number().int() })),
});
export type InternshipPage = z.output<typeof internshipPage>;

/** GET /api/internships/accepted: who was accepted and has no internship yet, as the creation would begin. */
export const acceptedCandidates = z.object({
  items: z.array(
    z.object({
      applicationId: id,
      offerTitle: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      school: z.string(),
      title: z.string(),
      template: z.string(),
      startOn: localDate.nullable(),
      endOn: localDate.nullable(),
      tutorId: id.nullable(),
      referentId: id.nullable(),
      squadId: id.nullable(),
      useCaseId: id.nullable(),
    }),
  ),
});
export type AcceptedCandidates = z.output<typeof acceptedCandidates>;

const fieldError = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
const verdict = z.object({
  rule: z.enum(RULE_IDS),
  code: verdictCode,
  verdict: z.enum(['ok', 'flagged', 'refused']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  waivable: z.boolean(),
});
export type InternshipVerdict = z.output<typeof verdict>;
const signature = z.object({ signatory, name: z.string(), signedOn: localDate.nullable() });
const textState = z.enum(['draft', 'in_signature', 'signed']);

/** The whole text of the agreement: the texts with what the facts say, or as it was frozen when it was sent. */
export const internshipContent = z.object({
  ...texts,
  curriculumHours: z.number().int().nullable(),
  gapYear: z.boolean(),
  academicTutor: z.string(),
  tutor: z.string(),
  startOn: localDate.nullable(),
  endOn: localDate.nullable(),
  totalMinutes: z.number().int().nullable(),
  weeklyMinutes: z.number().int().nullable(),
  stipendCents: z.number().int().nullable(),
});
export type InternshipContent = z.output<typeof internshipContent>;

export const internshipDetail = z.object({
  id,
  ...facts,
  /** Of whoever manages internships and of the intern; null for others. */
  birthOn: localDate.nullable(),
  template: z.string(),
  state,
  offerId: id.nullable(),
  applicationId: id.nullable(),
  personId: id,
  tutorName: z.string().nullable(),
  referentName: z.string().nullable(),
  squadName: z.string().nullable(),
  /** The use case, where there is one. */
  useCase: z.object({ id, code: z.string(), title: z.string() }).nullable(),
  endedOn: localDate.nullable(),
  initiative: z.enum(ENDING_INITIATIVES).nullable(),
  schoolDecision: z.enum(SCHOOL_DECISIONS).nullable(),
  /** Presence of the whole internship by its schedule, public holidays left out. */
  plannedMinutes: z.number().int(),
  /** The least stipend on the first day, cents an hour; null on a day no ceiling is known for. */
  minimumCents: z.number().int().nullable(),
  agreement: z.object({
    state: textState,
    content: internshipContent,
    gaps: z.array(fieldError.extend({ mention: z.enum(MENTION_CODES), number: z.number().int() })),
    sha256: z.string().nullable(),
    signatures: z.array(signature),
    verdicts: z.array(verdict),
  }),
  amendments: z.array(
    z.object({
      number: z.number().int(),
      state: textState,
      endOn: localDate,
      previousEndOn: localDate,
      totalMinutes: z.number().int(),
      reason: z.string(),
      effectiveOn: localDate,
      sha256: z.string().nullable(),
      signatures: z.array(signature),
      verdicts: z.array(verdict),
    }),
  ),
  /** What the law says of it as planned; empty for the intern. */
  verdicts: z.array(verdict),
  waivers: z.array(
    z.object({
      code: verdictCode,
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      reason: z.string(),
      byName: z.string().nullable(),
      at: instant,
    }),
  ),
  /** Why the rules could not be told: a day that no setting covers. */
  ruleErrors: z.array(fieldError),
  moves: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      from: state.nullable(),
      to: state,
      reason: z.string(),
      byName: z.string().nullable(),
      at: instant,
    }),
  ),
  /** Of whoever manages internships: the moves that leave from here, each with what it lacks. */
  allowedMoves: z.array(
    z.object({
      name: z.enum(INTERNSHIP_MOVES),
      to: state,
      needsReason: z.boolean(),
      missing: z.array(fieldError),
    }),
  ),
  createdAt: instant,
  updatedAt: instant,
  version: z.number().int(),
  /** Facts, agreement, moves. */
  mayManage: z.boolean(),
  /** Its weeks, check-ins and evaluations, as its tutor or a manager. */
  mayFollow: z.boolean(),
  /** The reader is the intern. */
  own: z.boolean(),
});
export type InternshipDetail = z.output<typeof internshipDetail>;

/** GET /api/internships/register: R17, in order of arrival. */
export const internRegisterPage = z.object({
  lines: z.array(
    z.object({
      id,
      number: z.number().int(),
      lastName: z.string(),
      firstName: z.string(),
      startOn: localDate,
      endOn: localDate,
      tutorLastName: z.string(),
      tutorFirstName: z.string(),
      place: z.string(),
      keptUntil: localDate,
      missing: z.array(fieldError),
    }),
  ),
  verdict,
});
export type InternRegisterPage = z.output<typeof internRegisterPage>;

const lawKey = z.enum(Object.keys(LAW_KEYS) as [LawKey, ...LawKey[]]);
const lawRow = {
  key: lawKey,
  from: localDate,
  value: z.number().int(),
  source: prose(500),
  basis: z.enum(['text', 'choice']),
};
/** PUT /api/internships/settings/law: a value from a day on, in the unit of its key. */
export const writeLawSetting = z.strictObject(lawRow);
export type WriteLawSetting = z.output<typeof writeLawSetting>;

const labSettings = {
  signatories: z
    .array(signatory)
    .min(1)
    .max(SIGNATORIES.length)
    .transform((all) => SIGNATORIES.filter((one) => all.includes(one))),
  scope: z.enum(['legal_entity', 'lab']),
  yearRatePolicy: z.enum(YEAR_RATE_POLICIES),
  headcount: z.number().int().min(0).max(10_000_000),
  averageHeadcount: z.number().int().min(0).max(10_000_000),
};
/** PUT /api/internships/settings: who signs, and what the quota is counted on. Version 0: nobody wrote it yet. */
export const writeInternshipSettings = z.strictObject({ version: z.number().int().min(0), ...labSettings });
export type WriteInternshipSettings = z.output<typeof writeInternshipSettings>;

/** GET /api/internships/settings. */
export const internshipSettings = z.object({
  ...labSettings,
  version: z.number().int(),
  /** Every value of every key, the latest first; `own`: added by an administrator. */
  law: z.array(z.object({ ...lawRow, own: z.boolean() })),
});
export type InternshipSettings = z.output<typeof internshipSettings>;
