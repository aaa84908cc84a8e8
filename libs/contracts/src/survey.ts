import { MODERATIONS, SURVEY_LIMITS as L, SURVEY_MOVES, SURVEY_STATES } from '@jalon/domain';
import * as z from 'zod';
import { id, line, localDate, month, prose } from './shared.js';

const version = z.number().int().min(1);
const state = z.enum(SURVEY_STATES);

/** Nothing is told of fewer than five answers: nulls, and why. */
const score = z.object({
  answers: z.number().int().nullable(),
  mean: z.number().nullable(),
  satisfiedPercent: z.number().nullable(),
  reason: z.enum(['few_answers']).nullable(),
});
export type SurveyScoreView = z.infer<typeof score>;

const surveySummary = z.object({
  id,
  deploymentId: id,
  entityName: z.string(),
  environment: z.enum(['pilot', 'production']),
  title: z.string(),
  /** As of today: an open one whose last day has passed is closed. */
  state,
  opensOn: localDate.nullable(),
  closesOn: localDate.nullable(),
  version,
  /** Of satisfaction, over all months. */
  score,
  /** Verbatims that wait for somebody to read them; 0 for who does not moderate. */
  toModerate: z.number().int(),
});
export type SurveySummary = z.infer<typeof surveySummary>;

/** GET /api/use-cases/:id/surveys: the surveys of its deployments, latest first; a partner’s are those opened at its own entity. */
export const surveyList = z.object({
  items: z.array(surveySummary),
  /** Where a survey may be made. */
  deployments: z.array(
    z.object({ id, entityName: z.string(), environment: z.enum(['pilot', 'production']) }),
  ),
  mayManage: z.boolean(),
});
export type SurveyList = z.infer<typeof surveyList>;

const verbatim = z.object({ id, month, text: z.string(), moderation: z.enum(MODERATIONS) });
export type SurveyVerbatim = z.infer<typeof verbatim>;

/** GET /api/use-cases/:id/surveys/:surveyId. */
export const surveyDetail = surveySummary.extend({
  /** The public address ends with it; null for who may not hand it out. */
  token: z.string().nullable(),
  months: z.array(score.extend({ month })),
  questions: z.object({ satisfaction: score, ease: score, usefulness: score }),
  /** Shown ones; those that wait or were hidden only for who moderates. The latest 200. */
  verbatims: z.array(verbatim),
  mayManage: z.boolean(),
});
export type SurveyDetail = z.infer<typeof surveyDetail>;

export const createSurvey = z.strictObject({
  deploymentId: id,
  title: line(L.title),
  closesOn: localDate.nullable().default(null),
});
export type CreateSurvey = z.infer<typeof createSurvey>;
export const updateSurvey = z.strictObject({
  version,
  changes: z
    .strictObject({ title: line(L.title), closesOn: localDate.nullable() })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'required' }),
});
export type UpdateSurvey = z.infer<typeof updateSurvey>;
export const moveSurvey = z.strictObject({ version, name: z.enum(SURVEY_MOVES) });
export type MoveSurvey = z.infer<typeof moveSurvey>;
export const moderateVerbatim = z.strictObject({ to: z.enum(['shown', 'hidden']) });
export type ModerateVerbatim = z.infer<typeof moderateVerbatim>;

/** GET /api/public/surveys/:token, without a session. A closed survey says so and takes nothing. */
export const publicSurvey = z.object({
  title: z.string(),
  useCaseTitle: z.string(),
  isOpen: z.boolean(),
  closesOn: localDate.nullable(),
});
export type PublicSurvey = z.infer<typeof publicSurvey>;

const mark = z.number().int().min(1).max(5);
/** POST /api/public/surveys/:token. `answerId` is made by the form: sent again, the answer counts once. */
export const sendSurveyAnswer = z.strictObject({
  answerId: id,
  satisfaction: mark,
  ease: mark.nullable().default(null),
  usefulness: mark.nullable().default(null),
  verbatim: prose(L.verbatim).default(''),
  /** People do not see it: whatever fills it in is a machine. */
  website: z.string().max(200).default(''),
});
export type SendSurveyAnswer = z.infer<typeof sendSurveyAnswer>;
export const surveyAnswerReceived = z.object({ received: z.literal(true) });
export type SurveyAnswerReceived = z.infer<typeof surveyAnswerReceived>;
