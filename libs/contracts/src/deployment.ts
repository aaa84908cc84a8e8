import {
  DEPLOYMENT_ENVIRONMENTS,
  DEPLOYMENT_LIMITS as L,
  DEPLOYMENT_MOVES,
  DEPLOYMENT_STATUSES,
  MISSING_FOR_MOVE,
  REPORTINGS,
} from '@jalon/domain';
import * as z from 'zod';
import { id, instant, line, list, localDate, month, page, pageSize, prose } from './shared.js';

const int = z.number().int();
const environment = z.enum(DEPLOYMENT_ENVIRONMENTS);
const status = z.enum(DEPLOYMENT_STATUSES);
const people = int.min(0).max(L.people);
/** One line that may be empty. */
const short = (max: number) =>
  prose(max).refine((text) => !/[\n\t]/.test(text), { error: 'control_characters' });

/** The last known figure of a deployment: of a day when events tell it, of a month when it is declared. */
export const deploymentFigure = z.object({
  origin: z.enum(['events', 'declared']),
  on: localDate,
  /** Users of the trailing thirty days, or of the declared month; null when there are too few to tell. */
  activeUsers: int.nullable(),
  /** Share of the eligible, 0 to 1; null when it cannot be told. */
  adoption: z.number().nullable(),
  reason: z.enum(['few_users', 'no_population']).nullable(),
});
export type DeploymentFigure = z.infer<typeof deploymentFigure>;

export const deploymentRow = z.object({
  id,
  version: int,
  solutionId: id,
  useCase: z.object({
    id,
    code: z.string(),
    title: z.string(),
    /** Whether the reader may open its page: partners also have solutions of others' use cases. */
    open: z.boolean(),
  }),
  entity: z.object({ id, name: z.string() }),
  environment,
  wave: int.nullable(),
  release: z.string(),
  status,
  plannedOn: localDate.nullable(),
  liveOn: localDate.nullable(),
  retiredOn: localDate.nullable(),
  contact: z.object({ id, name: z.string() }).nullable(),
  /** Percents of the eligible to reach on that day. */
  targetAdoption: int.nullable(),
  targetOn: localDate.nullable(),
  note: z.string(),
  reporting: z.enum(REPORTINGS),
  /** What comes next: going live, or the day of the target. */
  next: z.object({ kind: z.enum(['go_live', 'target']), on: localDate }).nullable(),
  /** Eligible people today. */
  eligible: int.nullable(),
  figure: deploymentFigure.nullable(),
  mayDeclare: z.boolean(),
});
export type DeploymentRow = z.infer<typeof deploymentRow>;
export const deploymentList = z.object({ items: z.array(deploymentRow), total: int });
export type DeploymentList = z.infer<typeof deploymentList>;

export const DEPLOYMENT_SORTS = ['next', 'useCase', 'entity', 'status', 'live'] as const;
export type DeploymentSort = (typeof DEPLOYMENT_SORTS)[number];
/** GET /api/deployments */
export const deploymentsQuery = z.strictObject({
  useCase: id.optional(),
  entity: list(id, 100).optional(),
  status: list(status).optional(),
  environment: list(environment).optional(),
  /** Words of the use case's title, its code or the entity's name. */
  q: z.string().max(200).optional(),
  sort: z.enum(DEPLOYMENT_SORTS).default('next'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  page,
  pageSize,
});
export type DeploymentsQuery = z.output<typeof deploymentsQuery>;

export const population = z.object({ fromOn: localDate, eligible: people, origin: z.string() });
export type PopulationView = z.infer<typeof population>;

/** A month as it was declared; figures are null, `few` true, where they would tell of fewer than five people. */
export const declaration = z.object({
  month,
  activeUsers: int.nullable(),
  uses: int.nullable(),
  few: z.boolean(),
  note: z.string(),
  declaredBy: z.string().nullable(),
  declaredAt: instant,
  version: int,
});
export type DeclarationView = z.infer<typeof declaration>;

export const deploymentDetail = deploymentRow.extend({
  moves: z.array(
    z.object({
      name: z.enum(DEPLOYMENT_MOVES),
      to: status,
      reasoned: z.boolean(),
      missing: z.array(z.enum(MISSING_FOR_MOVE)),
    }),
  ),
  mayEdit: z.boolean(),
  populations: z.array(population),
  /** The list of who exactly is eligible, known by pseudonyms alone; null without one. */
  eligibleList: z.object({ count: int, since: localDate }).nullable(),
  /** The last twelve declared months, the latest first. */
  declarations: z.array(declaration),
  /** Months that can be declared now, the latest first, twelve at most. */
  declarable: z.array(month),
});
export type DeploymentDetail = z.infer<typeof deploymentDetail>;

const fields = {
  wave: int.min(1).max(99).nullable(),
  release: short(L.release),
  plannedOn: localDate.nullable(),
  contactId: id.nullable(),
  targetAdoption: int.min(1).max(100).nullable(),
  targetOn: localDate.nullable(),
  note: prose(L.note),
};
/** POST /api/deployments; the first one of a use case makes its solution. */
export const createDeployment = z.strictObject({
  useCaseId: id,
  entityId: id,
  environment,
  ...fields,
  /** Eligible people from the planned day on, or from today. */
  eligible: people.nullable(),
});
export type CreateDeployment = z.output<typeof createDeployment>;

/** PATCH /api/deployments/:id; the days of what happened can be corrected, never given to what did not happen. */
export const updateDeployment = z.strictObject({
  version: int,
  changes: z
    .strictObject({ ...fields, liveOn: localDate.nullable(), retiredOn: localDate.nullable() })
    .partial(),
});
export type UpdateDeployment = z.output<typeof updateDeployment>;

/** POST /api/deployments/:id/moves */
export const moveDeploymentBody = z.strictObject({
  version: int,
  name: z.enum(DEPLOYMENT_MOVES),
  on: localDate,
  reason: prose(L.reason).nullable(),
});
export type MoveDeployment = z.output<typeof moveDeploymentBody>;

/** POST /api/deployments/:id/populations: from that day on; null takes the entry of that day away. */
export const setPopulation = z.strictObject({
  version: int,
  fromOn: localDate,
  eligible: people.nullable(),
  origin: short(L.origin),
});
export type SetPopulation = z.output<typeof setPopulation>;

/** PUT /api/deployments/:id/declarations/:month; a null version declares it for the first time. */
export const declareUsage = z.strictObject({
  version: int.nullable(),
  activeUsers: people,
  uses: int.min(0).max(L.uses).nullable(),
  note: short(L.declarationNote),
});
export type DeclareUsage = z.output<typeof declareUsage>;

const eventType = line(L.eventType).refine((text) => !/\s/.test(text), { error: 'invalid_format' });
const days = int.min(1).max(90);
/** GET and PATCH /api/solutions/:id: how events become figures. */
export const solution = z.object({
  id,
  useCaseId: id,
  source: z.string(),
  reporting: z.enum(REPORTINGS),
  /** Types that make a user active; none: all but a log-in. */
  qualifyingTypes: z.array(z.string()),
  /** The type that tells the solution brought something: activation. */
  keyType: z.string().nullable(),
  activationDays: int,
  /** Days without any event after which a live solution is looked at. */
  silenceDays: int,
  version: int,
});
export type Solution = z.infer<typeof solution>;
export const updateSolution = z.strictObject({
  version: int,
  changes: z
    .strictObject({
      source: z
        .string()
        .max(L.source)
        .regex(/^[\w/.:~%@+-]{3,}$/, { error: 'invalid_format' })
        .refine((text) => !text.endsWith('/'), { error: 'invalid_format' }),
      reporting: z.enum(REPORTINGS),
      qualifyingTypes: z.array(eventType).max(L.qualifyingTypes),
      keyType: eventType.nullable(),
      activationDays: days,
      silenceDays: days,
    })
    .partial(),
});
export type UpdateSolution = z.output<typeof updateSolution>;

/** POST /api/deployments/:id/eligible: the list as of that day, of today when left out. */
export const eligibleListQuery = z.strictObject({ from: localDate.optional() });
export type EligibleListQuery = z.output<typeof eligibleListQuery>;
/** What a list of user identifiers became. */
export const eligibleListReport = z.object({ listed: int, added: int, removed: int, refused: int });
export type EligibleListReport = z.infer<typeof eligibleListReport>;
