import {
  AGENDA_STATES,
  ATTENDANCE_STATUSES,
  MEETING_KINDS,
  MEETING_LIMITS as L,
  MEETING_RHYTHMS,
  MEETING_STATES,
  MINUTES_STATES,
  REGISTER_KINDS,
  REGISTER_STATES,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, line, list, localDate, page, pageSize, prose } from './shared.js';

const version = z.number().int().min(1);
const kind = z.enum(MEETING_KINDS);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'invalid_format' });
const duration = z.number().int().min(L.shortest).max(L.longest);
const ids = (max: number) =>
  z
    .array(id)
    .max(max)
    .transform((items) => [...new Set(items)]);
const namedUseCase = z.object({ id, code: z.string(), title: z.string() });

/** A meeting as lists show it; `startsAt` is HH:MM in Paris, `minutes` how long it lasts. */
export const meetingRow = z.object({
  id,
  seriesId: id.nullable(),
  kind,
  title: z.string(),
  heldOn: localDate,
  startsAt: z.string(),
  minutes: z.number().int(),
  place: z.string(),
  state: z.enum(MEETING_STATES),
  entityId: id.nullable(),
  chairId: id.nullable(),
  secretaryId: id.nullable(),
  useCases: z.array(namedUseCase),
  agendaItems: z.number().int(),
  /** Null while nobody began to write, and for partners until distributed. */
  minutesState: z.enum(MINUTES_STATES).nullable(),
});
export type MeetingRow = z.infer<typeof meetingRow>;

/** GET /api/meetings: `order` soonest first for what is to come, latest first for the past. `mine`: I am expected. */
export const meetingQuery = z.strictObject({
  from: localDate.optional(),
  to: localDate.optional(),
  kind: list(kind).optional(),
  useCase: id.optional(),
  series: id.optional(),
  mine: z.stringbool().optional(),
  minutes: list(z.enum([...MINUTES_STATES, 'none'])).optional(),
  order: z.enum(['soonest', 'latest']).default('soonest'),
  page,
  pageSize,
});
export type MeetingQuery = z.output<typeof meetingQuery>;
export const meetingList = z.object({
  items: z.array(meetingRow),
  total: z.number().int(),
  today: localDate,
});
export type MeetingList = z.infer<typeof meetingList>;

/** GET /api/use-cases/:id/meetings: of one use case, latest first, a hundred at most. */
export const useCaseMeetings = z.object({
  items: z.array(meetingRow),
  today: localDate,
  mayEdit: z.boolean(),
});
export type UseCaseMeetings = z.infer<typeof useCaseMeetings>;

export const agendaItem = z.object({
  id,
  title: z.string(),
  note: z.string(),
  ownerId: id.nullable(),
  /** Planned time in minutes; null when nobody said. */
  minutes: z.number().int().nullable(),
  useCaseId: id.nullable(),
  state: z.enum(AGENDA_STATES),
  carriedFromId: id.nullable(),
});
export type AgendaItem = z.infer<typeof agendaItem>;

export const attendee = z.object({
  personId: id,
  personName: z.string(),
  entityName: z.string().nullable(),
  status: z.enum(ATTENDANCE_STATUSES),
});
export type Attendee = z.infer<typeof attendee>;

/** GET /api/meetings/:id. Partners never get what is only the lab's: `minutesId` comes once distributed. */
export const meetingDetail = meetingRow.extend({
  objective: z.string(),
  cancelReason: z.string().nullable(),
  agenda: z.array(agendaItem),
  attendance: z.array(attendee),
  minutesId: id.nullable(),
  series: z.object({ id, title: z.string() }).nullable(),
  previous: z.object({ id, heldOn: localDate }).nullable(),
  next: z.object({ id, heldOn: localDate }).nullable(),
  today: localDate,
  mayEdit: z.boolean(),
  mayAttend: z.boolean(),
  mayWriteMinutes: z.boolean(),
  version,
});
export type MeetingDetail = z.infer<typeof meetingDetail>;

const fields = {
  kind,
  title: line(L.title),
  objective: prose(L.objective),
  entityId: id.nullable(),
  heldOn: localDate,
  startsAt: clock,
  minutes: duration,
  place: prose(L.place),
  chairId: id.nullable(),
  secretaryId: id.nullable(),
  useCaseIds: ids(L.useCases),
};
/** POST /api/meetings (with Idempotency-Key). People of `peopleIds` are expected. */
export const createMeeting = z.strictObject({
  ...fields,
  objective: fields.objective.default(''),
  entityId: fields.entityId.default(null),
  place: fields.place.default(''),
  chairId: fields.chairId.default(null),
  secretaryId: fields.secretaryId.default(null),
  useCaseIds: fields.useCaseIds.default([]),
  peopleIds: ids(L.people).default([]),
});
export type CreateMeeting = z.output<typeof createMeeting>;
/** PATCH /api/meetings/:id: 409 carries the current meetingDetail. */
export const updateMeeting = z.strictObject({
  version,
  changes: z
    .strictObject(fields)
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'empty' }),
});
export type UpdateMeeting = z.output<typeof updateMeeting>;
/** POST /api/meetings/:id/moves: planned ⇄ cancelled (with a reason), planned → held. */
export const moveMeeting = z.strictObject({
  version,
  to: z.enum(MEETING_STATES),
  reason: prose(L.reason).default(''),
});
export type MoveMeeting = z.output<typeof moveMeeting>;

const agendaFields = {
  title: line(L.agendaTitle),
  note: prose(L.agendaNote).default(''),
  ownerId: id.nullable().default(null),
  minutes: z.number().int().min(1).max(L.longest).nullable().default(null),
  useCaseId: id.nullable().default(null),
};
/** An item with an id keeps what came before it; without one it is new. What is left out of the list goes. */
const writtenAgendaItem = z.strictObject({
  id: id.optional(),
  ...agendaFields,
  state: z.enum(AGENDA_STATES).default('open'),
});
export type WrittenAgendaItem = z.output<typeof writtenAgendaItem>;
/** PUT /api/meetings/:id/agenda: the whole list in its order. Answers meetingDetail, 409 too. */
export const writeAgenda = z.strictObject({
  version,
  items: z.array(writtenAgendaItem).max(L.agendaItems),
});
export type WriteAgenda = z.output<typeof writeAgenda>;
/** POST /api/meetings/:id/agenda/carry-over: items not dealt with, to the next of the series or its backlog. */
export const carryOver = z.strictObject({
  version,
  itemIds: ids(L.agendaItems),
  to: z.enum(['next', 'backlog']),
});
export type CarryOver = z.output<typeof carryOver>;
/** POST /api/meetings/:id/agenda/from-backlog */
export const takeFromBacklog = z.strictObject({ version, itemIds: ids(L.agendaItems) });
export type TakeFromBacklog = z.output<typeof takeFromBacklog>;
/** PUT /api/meetings/:id/attendance: the whole list. */
export const writeAttendance = z.strictObject({
  version,
  people: z
    .array(z.strictObject({ personId: id, status: z.enum(ATTENDANCE_STATUSES) }))
    .max(L.people)
    .refine((people) => new Set(people.map((one) => one.personId)).size === people.length, {
      error: 'already_exists',
    }),
});
export type WriteAttendance = z.output<typeof writeAttendance>;

/**
 * GET /api/meetings/:id/previous-actions: open actions of its use cases, those of the last meeting of the series
 * first, then by due day; those closed since that meeting too.
 */
export const previousActions = z.object({
  items: z.array(
    z.object({
      id,
      useCase: namedUseCase,
      code: z.string(),
      kind: z.enum(REGISTER_KINDS),
      title: z.string(),
      ownerId: id.nullable(),
      dueOn: localDate.nullable(),
      state: z.enum(REGISTER_STATES),
      overdue: z.boolean(),
      /** Written down in the last meeting of the series. */
      fromLast: z.boolean(),
      version,
    }),
  ),
});
export type PreviousActions = z.infer<typeof previousActions>;

export const meetingSeries = z.object({
  id,
  kind,
  title: z.string(),
  entityId: id.nullable(),
  rhythm: z.enum(MEETING_RHYTHMS),
  /** 1 Monday to 5 Friday; null when on demand. */
  weekday: z.number().int().nullable(),
  /** The day its rhythm is counted from; null before its first meeting. */
  firstOn: localDate.nullable().optional(),
  startsAt: z.string(),
  minutes: z.number().int(),
  place: z.string(),
  chairId: id.nullable(),
  secretaryId: id.nullable(),
  archived: z.boolean(),
  useCases: z.array(namedUseCase),
  members: z.array(z.object({ personId: id, personName: z.string(), expected: z.boolean() })),
  backlogItems: z.number().int(),
  lastOn: localDate.nullable(),
  nextOn: localDate.nullable(),
  version,
});
export type MeetingSeries = z.infer<typeof meetingSeries>;
/** GET /api/meeting-series */
export const meetingSeriesList = z.object({ items: z.array(meetingSeries), mayEdit: z.boolean() });
export type MeetingSeriesList = z.infer<typeof meetingSeriesList>;
/** GET /api/meeting-series/:id: with its backlog, and its meetings the latest first, a hundred at most. */
export const meetingSeriesDetail = meetingSeries.extend({
  backlog: z.array(agendaItem),
  meetings: z.array(meetingRow),
  today: localDate,
  mayEdit: z.boolean(),
});
export type MeetingSeriesDetail = z.infer<typeof meetingSeriesDetail>;

const seriesFields = {
  kind,
  title: line(L.title),
  entityId: id.nullable(),
  rhythm: z.enum(MEETING_RHYTHMS),
  weekday: z.number().int().min(1).max(5).nullable(),
  startsAt: clock,
  minutes: duration,
  place: prose(L.place),
  chairId: id.nullable(),
  secretaryId: id.nullable(),
  useCaseIds: ids(L.useCases),
  members: z
    .array(z.strictObject({ personId: id, expected: z.boolean() }))
    .max(L.people)
    .refine((people) => new Set(people.map((one) => one.personId)).size === people.length, {
      error: 'already_exists',
    }),
};
/** POST /api/meeting-series (with Idempotency-Key) */
export const createMeetingSeries = z.strictObject({
  ...seriesFields,
  entityId: seriesFields.entityId.default(null),
  weekday: seriesFields.weekday.default(null),
  place: seriesFields.place.default(''),
  chairId: seriesFields.chairId.default(null),
  secretaryId: seriesFields.secretaryId.default(null),
  useCaseIds: seriesFields.useCaseIds.default([]),
  members: seriesFields.members.default([]),
});
export type CreateMeetingSeries = z.output<typeof createMeetingSeries>;
/** PATCH /api/meeting-series/:id: what is planned already stays as it is. 409 carries meetingSeriesDetail. */
export const updateMeetingSeries = z.strictObject({
  version,
  changes: z
    .strictObject({ ...seriesFields, archived: z.boolean() })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'empty' }),
});
export type UpdateMeetingSeries = z.output<typeof updateMeetingSeries>;
/** PUT /api/meeting-series/:id/backlog */
export const writeBacklog = z.strictObject({
  version,
  items: z.array(z.strictObject({ id: id.optional(), ...agendaFields })).max(L.backlogItems),
});
export type WriteBacklog = z.output<typeof writeBacklog>;
/**
 * POST /api/meeting-series/:id/meetings: plans the occurrences from `from` to `to` that are not there yet (with
 * Idempotency-Key); an on-demand series plans the one day `from`. Days that are no working days move to the next one.
 */
export const planMeetings = z.strictObject({ from: localDate, to: localDate });
export type PlanMeetings = z.output<typeof planMeetings>;
/** What was planned, and what each day came from. */
export const plannedMeetings = z.object({
  created: z.array(z.object({ id, heldOn: localDate })),
  at: instant,
});
export type PlannedMeetings = z.infer<typeof plannedMeetings>;
