import {
  AI_ACT_AREAS,
  AI_ACT_EXITS,
  AI_ACT_FLAGS,
  AI_ACT_PRACTICES,
  AI_NEEDS,
  BENEFIT_KINDS,
  CONDITIONS,
  DATA_AVAILABILITIES,
  DPIA_CRITERIA,
  EFFORT_ESTIMATES,
  LEANER_OPTIONS,
  STAGES,
  STUDY_LIMITS as L,
  STUDY_OPTION_KINDS,
  STUDY_RECOMMENDATIONS,
  STUDY_SECTIONS,
  STUDY_STATES,
  STUDY_TRANSITION_NAMES,
  type StudyAnswers,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, line, list, localDate, page, pageSize, prose } from './shared.js';

const state = z.enum(STUDY_STATES);
const recommendation = z.enum(STUDY_RECOMMENDATIONS);
const section = z.enum(STUDY_SECTIONS);
const version = z.number().int().min(1);
const yesNo = z.boolean().nullable();
const some = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .array(z.enum(values))
    .max(values.length)
    .transform((items) => [...new Set(items)]);
const whole = (max: number) => z.number().int().min(0).max(max).nullable();
const score = z.number().int().min(1).max(5).nullable();
const title = line(L.title);

const need = {
  problem: prose(L.prose),
  domain: prose(L.domain),
  tags: z.array(line(L.tag)).max(L.tags),
};
const optionKey = z.string().regex(/^[\w-]{1,40}$/, { error: 'invalid_format' });
const option = z.strictObject({
  key: optionKey,
  kind: z.enum(STUDY_OPTION_KINDS),
  title: prose(L.line),
  description: prose(L.prose),
  euros: whole(L.euros),
});
const risk = z.strictObject({
  title: prose(L.line),
  probability: score,
  impact: score,
  response: prose(L.prose),
});

/** Every step but the first, as it is stored: texts may be empty and choices null, a draft is kept as it is. */
const steps = {
  businessCase: z.strictObject({ objective: prose(L.prose), costOfNotDoing: prose(L.prose) }),
  stakeholders: z.strictObject({
    sponsorId: id.nullable(),
    sponsorName: prose(L.line),
    businessOwnerId: id.nullable(),
    functionalReferentId: id.nullable(),
    users: prose(L.prose),
    userCount: whole(L.people),
  }),
  options: z.strictObject({
    list: z
      .array(option)
      .max(L.options)
      .refine((options) => new Set(options.map((one) => one.key)).size === options.length, {
        error: 'already_exists',
      })
      .refine((options) => options.some((one) => one.kind === 'status_quo'), { error: 'status_quo' }),
    preferred: optionKey.nullable(),
  }),
  data: z.strictObject({
    sources: prose(L.prose),
    availability: z.enum(DATA_AVAILABILITIES).nullable(),
    limits: prose(L.prose),
  }),
  effort: z.strictObject({
    estimate: z.enum(EFFORT_ESTIMATES).nullable(),
    personDays: whole(L.personDays),
    weeks: whole(L.weeks),
    euros: whole(L.euros),
  }),
  benefits: z.strictObject({
    eurosPerYear: whole(L.euros),
    basis: prose(L.prose),
    kinds: some(BENEFIT_KINDS),
    description: prose(L.prose),
  }),
  risks: z.strictObject({ list: z.array(risk).max(L.risks) }),
  aiAct: z.strictObject({
    aiSystem: yesNo,
    prohibited: yesNo,
    practices: some(AI_ACT_PRACTICES),
    annexI: yesNo,
    annexIII: yesNo,
    areas: some(AI_ACT_AREAS),
    profiling: yesNo,
    noSignificantRisk: yesNo,
    exits: some(AI_ACT_EXITS),
    interacts: yesNo,
    synthetic: yesNo,
    senses: yesNo,
    publishes: yesNo,
    generalPurpose: yesNo,
  }),
  personalData: z.strictObject({
    processed: yesNo,
    criteria: some(DPIA_CRITERIA),
    justification: prose(L.prose),
  }),
  sobriety: z.strictObject({
    considered: some(LEANER_OPTIONS),
    need: z.enum(AI_NEEDS).nullable(),
    reason: prose(L.prose),
  }),
};

export const studyAnswersSchema = z.object({
  need: z.object(need),
  ...steps,
}) satisfies z.ZodType<StudyAnswers>;

/** POST /api/studies (with Idempotency-Key): opens a draft. */
export const createStudy = z.strictObject({ title, entityId: id });
export type CreateStudy = z.output<typeof createStudy>;

const patch = <S extends string, V extends z.ZodType>(name: S, value: V) =>
  z.strictObject({ version, section: z.literal(name), value });
/** PATCH /api/studies/:id: the version read and one step, whole. 409 carries the current detail. */
export const updateStudy = z.discriminatedUnion('section', [
  patch('need', z.strictObject({ title, entityId: id, ...need })),
  patch('businessCase', steps.businessCase),
  patch('stakeholders', steps.stakeholders),
  patch('options', steps.options),
  patch('data', steps.data),
  patch('effort', steps.effort),
  patch('benefits', steps.benefits),
  patch('risks', steps.risks),
  patch('aiAct', steps.aiAct),
  patch('personalData', steps.personalData),
  patch('sobriety', steps.sobriety),
]);
export type UpdateStudy = z.output<typeof updateStudy>;

/** POST /api/studies/:id/transitions. `useCaseId`: the use case that a pursued study joins; left out, it makes one. */
export const moveStudy = z.strictObject({
  version,
  name: z.enum(STUDY_TRANSITION_NAMES),
  reason: prose(L.reason)
    .nullable()
    .transform((text) => (text === '' ? null : text))
    .default(null),
  recommendation: recommendation.nullable().default(null),
  revisitOn: localDate.nullable().default(null),
  useCaseId: id.nullable().default(null),
});
export type MoveStudy = z.output<typeof moveStudy>;

/** GET /api/studies: the same words as in the screen's address. */
export const studyQuery = z.strictObject({
  q: z.string().trim().max(200).optional(),
  state: list(state).optional(),
  recommendation: list(recommendation).optional(),
  entity: list(id).optional(),
  /** Only those of whoever asks. */
  mine: z.stringbool().optional(),
  page,
  pageSize,
});
export type StudyQuery = z.infer<typeof studyQuery>;

export const studyRow = z.object({
  id,
  code: z.string(),
  title: z.string(),
  entityId: id,
  entityName: z.string(),
  state,
  recommendation: recommendation.nullable(),
  revisitOn: localDate.nullable(),
  byName: z.string().nullable(),
  mine: z.boolean(),
  submittedOn: localDate.nullable(),
  decidedOn: localDate.nullable(),
  useCaseId: id.nullable(),
  updatedAt: instant,
});
export type StudyRow = z.infer<typeof studyRow>;
export const studyPage = z.object({
  items: z.array(studyRow),
  total: z.number().int(),
  /** How many studies each state would show, the other filters kept. */
  states: z.array(z.object({ value: state, count: z.number().int() })),
});
export type StudyPage = z.infer<typeof studyPage>;

const missing = z.array(z.object({ section, fields: z.array(z.string()) }));
export const studyDetail = z.object({
  id,
  code: z.string(),
  title: z.string(),
  entityId: id,
  entityName: z.string(),
  state,
  recommendation: recommendation.nullable(),
  recommendationReason: z.string().nullable(),
  revisitOn: localDate.nullable(),
  answers: studyAnswersSchema,
  /** The step saved last: where the wizard opens again. */
  step: section.nullable(),
  byName: z.string().nullable(),
  mine: z.boolean(),
  submittedOn: localDate.nullable(),
  decidedOn: localDate.nullable(),
  decidedByName: z.string().nullable(),
  /** What it became; only where the reader sees use cases of its entity, which is always so for who sees it. */
  useCase: z.object({ id, code: z.string(), title: z.string() }).nullable(),
  /** Names of the people the answers mention, by id. */
  people: z.record(z.string(), z.string()),
  createdAt: instant,
  updatedAt: instant,
  version: z.number().int(),
  missing,
  aiActFlags: z.array(
    z.object({ name: z.enum(AI_ACT_FLAGS), source: z.string(), from: localDate.nullable() }),
  ),
  personalData: z.enum(['unknown', 'none', 'dpia_justified', 'dpia_needed']),
  moves: z.array(
    z.object({
      id: z.string(),
      from: state.nullable(),
      to: state,
      on: localDate,
      reason: z.string().nullable(),
      byName: z.string().nullable(),
    }),
  ),
  /** The moves the reader may make, each with what it still lacks. */
  allowedTransitions: z.array(
    z.object({ name: z.enum(STUDY_TRANSITION_NAMES), to: state, needsReason: z.boolean(), missing }),
  ),
  mayEdit: z.boolean(),
});
export type StudyDetail = z.infer<typeof studyDetail>;

/** GET /api/similar: what looks like a title being typed, among what the asker may see. */
export const similarQuery = z.strictObject({
  title: z.string().trim().min(3).max(L.title),
  /** A study or use case not to be compared with: the one being written. */
  except: id.optional(),
});
export type SimilarQuery = z.infer<typeof similarQuery>;
export const similar = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['use_case', 'study']),
      id,
      code: z.string(),
      title: z.string(),
      entityName: z.string(),
      /** How alike the titles are, 0 to 100. */
      percent: z.number().int(),
      /** Of a use case. */
      stage: z.enum(STAGES).nullable(),
      condition: z.enum(CONDITIONS).nullable(),
      /** Of a study. */
      state: state.nullable(),
    }),
  ),
});
export type Similar = z.infer<typeof similar>;
