import { SQUAD_LIMITS } from '@jalon/domain';
import * as z from 'zod';
import { competence } from './reference.js';
import { id, line, localDate } from './shared.js';

const version = z.number().int().min(1);
const percent = z.number().int().min(1).max(100);
const role = line(SQUAD_LIMITS.role);

/** A person in a squad; `toOn` is null while no end is known. `percent` is of a full-time person. */
export const squadMember = z.object({
  id,
  personId: id,
  personName: z.string(),
  competence: competence.nullable(),
  role: z.string(),
  fromOn: localDate,
  toOn: localDate.nullable(),
  percent: z.number().int(),
  version,
});
export type SquadMember = z.infer<typeof squadMember>;

/** Members past and to come are there too; the two counts are of today. */
export const squad = z.object({
  id,
  name: z.string(),
  functionalReferentId: id.nullable(),
  functionalReferentName: z.string().nullable(),
  archived: z.boolean(),
  version,
  members: z.array(squadMember),
  headCount: z.number().int(),
  /** Full-time equivalents. */
  fullTime: z.number(),
});
export type Squad = z.infer<typeof squad>;

/** GET /api/squads: by name, the archived ones included. `today` is the day the counts are of. */
export const squads = z.object({ items: z.array(squad), today: localDate });
export type Squads = z.infer<typeof squads>;

const squadFields = { name: line(SQUAD_LIMITS.name), functionalReferentId: id.nullable() };
/** POST /api/squads */
export const createSquad = z.strictObject({
  name: squadFields.name,
  functionalReferentId: squadFields.functionalReferentId.default(null),
});
export type CreateSquad = z.output<typeof createSquad>;
/** PATCH /api/squads/:id. Archiving ends today the memberships that run and takes back those to come. */
export const updateSquad = z.strictObject({
  version,
  changes: z.strictObject({ ...squadFields, archived: z.boolean() }).partial(),
});
export type UpdateSquad = z.output<typeof updateSquad>;

const memberFields = { role, fromOn: localDate, toOn: localDate.nullable(), percent };
/** POST /api/squads/:id/members */
export const createMember = z.strictObject({
  personId: id,
  ...memberFields,
  toOn: memberFields.toOn.default(null),
  percent: percent.default(100),
});
export type CreateMember = z.output<typeof createMember>;
/** PATCH /api/squads/:id/members/:memberId */
export const updateMember = z.strictObject({ version, changes: z.strictObject(memberFields).partial() });
export type UpdateMember = z.output<typeof updateMember>;

/** Weeks of overload one after the other, by their Mondays; the peak is null for load without capacity. */
export const overloadRun = z.object({
  fromWeek: localDate,
  toWeek: localDate,
  peakPercent: z.number().int().nullable(),
});

export const assignment = z.object({
  id,
  personId: id,
  personName: z.string(),
  competence: competence.nullable(),
  squadId: id.nullable(),
  squadName: z.string().nullable(),
  role: z.string(),
  fromOn: localDate,
  toOn: localDate,
  percent: z.number().int().nullable(),
  personDays: z.number().nullable(),
  /** Working days that it takes in all. */
  days: z.number(),
  version,
  /** From this week on: when the person has more load than capacity during the assignment, all use cases together. */
  overloads: z.array(overloadRun),
});
export type Assignment = z.infer<typeof assignment>;

/** GET /api/use-cases/:id/team. No assignment begins before `bornOn`; `closed` says why nobody can be assigned. */
export const team = z.object({
  items: z.array(assignment),
  today: localDate,
  bornOn: localDate,
  closed: z.enum(['use_case_closed', 'use_case_abandoned']).nullable(),
});
export type Team = z.infer<typeof team>;

const assignmentFields = {
  squadId: id.nullable(),
  role,
  fromOn: localDate,
  toOn: localDate,
  percent: percent.nullable(),
  personDays: z.number().min(0.25).max(SQUAD_LIMITS.personDays).nullable(),
};
/** POST /api/use-cases/:id/team. One of `percent` and `personDays`, the other null. */
export const createAssignment = z.strictObject({
  personId: id,
  ...assignmentFields,
  squadId: assignmentFields.squadId.default(null),
  percent: assignmentFields.percent.default(null),
  personDays: assignmentFields.personDays.default(null),
});
export type CreateAssignment = z.output<typeof createAssignment>;
/** PATCH /api/use-cases/:id/team/:assignmentId. The person stays: another one is another assignment. */
export const updateAssignment = z.strictObject({
  version,
  changes: z.strictObject(assignmentFields).partial(),
});
export type UpdateAssignment = z.output<typeof updateAssignment>;

/** POST /api/use-cases/:id/team/preview: what saving would do; nothing is written. */
export const previewAssignment = createAssignment.extend({
  /** The assignment that it would replace. */
  assignmentId: id.nullable().default(null),
});
export type PreviewAssignment = z.output<typeof previewAssignment>;
export const assignmentPreview = z.object({
  problems: z.array(
    z.object({
      path: z.string(),
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
  days: z.number(),
  /** Of the person, with this assignment. */
  overloads: z.array(overloadRun),
  /** The other use cases that the person works for in the weeks of overload. */
  useCases: z.array(z.object({ code: z.string(), title: z.string() })),
});
export type AssignmentPreview = z.infer<typeof assignmentPreview>;

export const CAPACITY_WEEKS_MAX = 160;
/** GET /api/capacity: weeks from that of `from` (today when left out), of one squad or person if named. */
export const capacityQuery = z.strictObject({
  from: localDate.optional(),
  weeks: z.coerce.number().int().min(1).max(CAPACITY_WEEKS_MAX).default(26),
  squad: id.optional(),
  person: id.optional(),
});
export type CapacityQuery = z.output<typeof capacityQuery>;

/** Working days a week, to a hundredth, in the order of `weeks`. */
const days = z.array(z.number());
export const capacityView = z.object({
  /** Mondays. */
  weeks: z.array(localDate),
  people: z.array(
    z.object({
      id,
      name: z.string(),
      competence: competence.nullable(),
      capacity: days,
      load: days,
      /** `load` begins at the week of index `from`: what is left out is nought. */
      useCases: z.array(z.object({ id, from: z.number().int(), load: days })),
    }),
  ),
  /** Last, with a null id: those who belong to no squad. */
  squads: z.array(
    z.object({
      id: id.nullable(),
      name: z.string().nullable(),
      capacity: days,
      load: days,
      personIds: z.array(id),
    }),
  ),
  useCases: z.array(z.object({ id, code: z.string(), title: z.string() })),
});
export type CapacityView = z.infer<typeof capacityView>;
