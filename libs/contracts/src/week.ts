import { CONDITIONS, HEALTHS, MEETING_KINDS, STAGES, TRENDS } from '@jalon/domain';
import * as z from 'zod';
import { id, localDate } from './shared.js';

const health = z.enum(HEALTHS);

/** A use case the person answers for, with what its health should say. */
export const weekUseCase = z.object({
  id,
  code: z.string(),
  title: z.string(),
  stage: z.enum(STAGES),
  condition: z.enum(CONDITIONS),
  health,
  healthReason: z.string().nullable(),
  healthDeclaredOn: localDate.nullable(),
  healthStale: z.boolean(),
  trend: z.enum(TRENDS),
  /** What the facts say; null for who does not read the register. */
  computed: z.object({ health, delayDays: z.number().int(), severity: z.number().int() }).nullable(),
  decisionNeeded: z.string().nullable(),
  /** Changes by others since the person last looked; null when they never did. */
  changes: z.number().int().nullable(),
  version: z.number().int(),
  mayEdit: z.boolean(),
});
export type WeekUseCase = z.infer<typeof weekUseCase>;

/** `id` is the meeting's; `startsAt` is HH:MM in Paris. */
const meetingFacts = {
  id,
  kind: z.enum(MEETING_KINDS),
  title: z.string(),
  heldOn: localDate,
  startsAt: z.string(),
};

/** GET /api/week: what waits for the person who asks, the most pressing first. */
export const week = z.object({
  today: localDate,
  from: localDate,
  to: localDate,
  useCases: z.array(weekUseCase),
  milestones: z.array(
    z.object({ id, useCaseId: id, name: z.string(), dueOn: localDate, lateDays: z.number().int() }),
  ),
  actions: z.array(
    z.object({
      id,
      useCaseId: id,
      number: z.number().int(),
      title: z.string(),
      dueOn: localDate.nullable(),
      overdue: z.boolean(),
      ownerId: id.nullable(),
      version: z.number().int(),
    }),
  ),
  gates: z.array(
    z.object({
      id,
      useCaseId: id,
      border: z.string(),
      /** What the person has to do: prepare the file, give an opinion, decide. */
      task: z.enum(['prepare', 'opinion', 'decide']),
      reviewOn: localDate.nullable(),
    }),
  ),
  studies: z.array(
    z.object({
      id,
      code: z.string(),
      title: z.string(),
      task: z.enum(['complete', 'screen', 'decide']),
    }),
  ),
  agreements: z.array(
    z.object({
      id,
      useCaseId: id,
      title: z.string(),
      task: z.enum(['review', 'sign', 'renew']),
      validTo: localDate.nullable(),
    }),
  ),
  /** Meetings of today and of the seven days that follow, where the person is expected; soonest first. */
  meetings: z.array(
    z.object({
      ...meetingFacts,
      minutes: z.number().int(),
      place: z.string(),
      role: z.enum(['chair', 'secretary', 'expected']),
    }),
  ),
  /** Minutes to write (of a meeting that took place), to validate, to distribute; the oldest first. */
  minutes: z.array(
    z.object({
      ...meetingFacts,
      /** Null while nobody began to write. */
      minutesId: id.nullable(),
      task: z.enum(['write', 'validate', 'distribute']),
    }),
  ),
  /** Names of every use case the lists speak of. */
  cases: z.array(z.object({ id, code: z.string(), title: z.string() })),
});
export type Week = z.infer<typeof week>;
