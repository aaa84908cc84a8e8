import {
  REGISTER_KINDS,
  REGISTER_LIMITS as L,
  REGISTER_MOVES,
  REGISTER_STATES,
  RISK_RESPONSES,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, line, list, localDate, page, pageSize, prose } from './shared.js';

const kind = z.enum(REGISTER_KINDS);
const state = z.enum(REGISTER_STATES);
const int = z.number().int();
const grade = int.min(1).max(5).nullable();
const optionalProse = (max: number) =>
  prose(max)
    .nullable()
    .transform((text) => (text === '' ? null : text));
/** Another item of the same register, as a link shows it. */
const linked = z.object({ id, code: z.string(), title: z.string() });

/** One entry of a register. `severity` is P × I, 1 to 25; what is not of its kind is null. */
export const registerItem = z.object({
  id,
  useCaseId: id,
  kind,
  code: z.string(),
  title: z.string(),
  description: z.string(),
  state,
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  openedOn: localDate,
  dueOn: localDate.nullable(),
  closedOn: localDate.nullable(),
  closingNote: z.string().nullable(),
  overdue: z.boolean(),
  probability: grade,
  impact: grade,
  severity: int.nullable(),
  residualProbability: grade,
  residualImpact: grade,
  residualSeverity: int.nullable(),
  response: z.enum(RISK_RESPONSES).nullable(),
  responsePlan: z.string().nullable(),
  deciderId: id.nullable(),
  deciderName: z.string().nullable(),
  decidedOn: localDate.nullable(),
  alternatives: z.string().nullable(),
  /** The decision that took its place. */
  supersededBy: linked.nullable(),
  /** What it came from: the risk of an issue, as a rule. */
  origin: linked.nullable(),
  /** What came from it: the issue of a risk that occurred. */
  followUps: z.array(linked),
  gateReviewId: id.nullable(),
  updatedAt: instant,
  version: int,
  /** The moves that leave from its state, and what each asks for. */
  moves: z.array(
    z.object({
      name: z.enum(REGISTER_MOVES),
      to: state,
      needs: z.array(z.enum(['note', 'decider', 'successor'])),
    }),
  ),
});
export type RegisterEntry = z.infer<typeof registerItem>;

/** GET /api/use-cases/:id/register */
export const registerFilter = z.strictObject({
  kind: list(kind).optional(),
  state: list(state).optional(),
  owner: list(id).optional(),
});
export type RegisterFilter = z.infer<typeof registerFilter>;

/** All that the filter leaves of one use case's register, by kind and number. */
export const useCaseRegister = z.object({
  useCaseId: id,
  items: z.array(registerItem),
  /** Whether the reader may write: a role that may, and a use case that is not closed. */
  mayEdit: z.boolean(),
  closed: z.boolean(),
});
export type UseCaseRegister = z.infer<typeof useCaseRegister>;

const writable = {
  title: line(L.title),
  description: prose(L.description),
  ownerId: id.nullable(),
  openedOn: localDate,
  dueOn: localDate.nullable(),
  probability: grade,
  impact: grade,
  residualProbability: grade,
  residualImpact: grade,
  response: z.enum(RISK_RESPONSES).nullable(),
  responsePlan: optionalProse(L.plan),
  deciderId: id.nullable(),
  decidedOn: localDate.nullable(),
  alternatives: optionalProse(L.alternatives),
};

/** POST /api/use-cases/:id/register (with Idempotency-Key): kind and title, and P and I of a risk. */
export const openRegisterItem = z.strictObject({
  ...z.object(writable).partial().shape,
  kind,
  title: writable.title,
  originId: id.nullable().optional(),
});
export type OpenRegisterItem = z.output<typeof openRegisterItem>;

/** PATCH /api/use-cases/:id/register/:itemId: 409 carries the current item. */
export const updateRegisterItem = z.strictObject({
  version: int.min(1),
  changes: z
    .strictObject(writable)
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'empty' }),
});
export type UpdateRegisterItem = z.output<typeof updateRegisterItem>;
export type RegisterChanges = UpdateRegisterItem['changes'];

/** POST /api/use-cases/:id/register/:itemId/transitions */
export const moveRegisterItem = z.strictObject({
  version: int.min(1),
  name: z.enum(REGISTER_MOVES),
  note: optionalProse(L.note).default(null),
  /** The day it takes effect; today when left out. */
  on: localDate.optional(),
  deciderId: id.nullable().default(null),
  supersededById: id.nullable().default(null),
});
export type MoveRegisterItem = z.output<typeof moveRegisterItem>;

/** The item as it stands now, and the issue that a risk opened when it occurred. */
export const registerMoved = z.object({ item: registerItem, opened: registerItem.nullable() });
export type RegisterMoved = z.infer<typeof registerMoved>;

export const REGISTER_SORTS = ['due', 'severity', 'opened', 'updated', 'use_case', 'title'] as const;
export type RegisterSort = (typeof REGISTER_SORTS)[number];

/** GET /api/register: across the use cases that the reader sees. */
export const registerQuery = z.strictObject({
  q: z.string().trim().max(200).optional(),
  kind: list(kind).optional(),
  state: list(state).optional(),
  /** Owners, and deciders of decisions. */
  owner: list(id).optional(),
  /** Only what is still open. */
  open: z.stringbool().optional(),
  /** Only what is open past its due date. */
  overdue: z.stringbool().optional(),
  /** Only risks of at least this severity. */
  severity: z.coerce.number().int().min(1).max(25).optional(),
  sort: z.enum(REGISTER_SORTS).default('due'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  page,
  pageSize,
});
export type RegisterQuery = z.infer<typeof registerQuery>;

/**
 * A line of the list: what is read at a glance, and the use case it belongs to. `ownerName` is who answers for it:
 * the owner, else the decider of a decision.
 */
export const registerRow = registerItem
  .pick({
    id: true,
    useCaseId: true,
    kind: true,
    code: true,
    title: true,
    state: true,
    ownerId: true,
    ownerName: true,
    openedOn: true,
    dueOn: true,
    closedOn: true,
    overdue: true,
    severity: true,
    residualSeverity: true,
    updatedAt: true,
  })
  .extend({ useCaseCode: z.string(), useCaseTitle: z.string() });
export type RegisterRow = z.infer<typeof registerRow>;
export const registerPage = z.object({ items: z.array(registerRow), total: int });
export type RegisterPage = z.infer<typeof registerPage>;
