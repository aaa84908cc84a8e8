import { NO_FIGURE_REASONS, REPORTINGS, STAGES, USAGE_METRICS } from '@jalon/domain';
import * as z from 'zod';
import { id, language, localDate, month } from './shared.js';

const int = z.number().int();
export const USAGE_SORTS = ['useCase', 'adoption', 'mau', 'change', 'stickiness', 'lastUse'] as const;
export type UsageSort = (typeof USAGE_SORTS)[number];
export const USAGE_PERIODS = ['30', '90', '365'] as const;

/** A figure, or why there is none: shares from 0 to 1, users as a whole number. */
export const usageFigure = z.object({
  value: z.number().nullable(),
  reason: z.enum(NO_FIGURE_REASONS).nullable(),
});

/** A share of the eligible that should be active on that day, in percents. */
const target = z.object({ percent: z.number(), on: localDate }).nullable();
const reporting = z.enum(REPORTINGS);

/** One solution as the reader may see it. `spark`: month's users, oldest first; null where they may not be shown. */
export const usageRow = z.object({
  solutionId: id,
  useCaseId: id,
  code: z.string(),
  title: z.string(),
  stage: z.enum(STAGES),
  reporting,
  /** Whether the reader may open the use case. */
  mayOpen: z.boolean(),
  /** The month that the figures of a solution without telemetry were declared for. */
  declaredMonth: month.nullable(),
  eligible: int.nullable(),
  mau: usageFigure,
  /** Users of the month less those of the month before it. */
  change: usageFigure,
  adoption: usageFigure,
  target,
  stickiness: usageFigure,
  /** The last day with a use. */
  lastUseOn: localDate.nullable(),
  spark: z.array(int.nullable()),
});
export type UsageRow = z.infer<typeof usageRow>;

/** GET /api/usage-metrics, at the end of `day`. */
export const usageOverview = z.object({
  day: localDate,
  items: z.array(usageRow),
  entities: z.array(z.object({ id, name: z.string() })),
});
export type UsageOverview = z.infer<typeof usageOverview>;

export const usageOverviewQuery = z.strictObject({
  entityId: id.optional(),
  q: z.string().trim().max(200).optional(),
  reporting: reporting.optional(),
  /** Only solutions whose adoption is below their target. */
  below: z.stringbool().optional(),
  sort: z.enum(USAGE_SORTS).default('useCase'),
  dir: z.enum(['asc', 'desc']).default('asc'),
});
export type UsageOverviewQuery = z.infer<typeof usageOverviewQuery>;

export const usageOverviewFile = usageOverviewQuery.extend({ language: language.default('fr') });
export type UsageOverviewFile = z.infer<typeof usageOverviewFile>;

export const usageDetailQuery = z.strictObject({
  entityId: id.optional(),
  release: z.string().max(40).optional(),
  /** Days of the series. */
  period: z.enum(USAGE_PERIODS).default('90'),
});
export type UsageDetailQuery = z.infer<typeof usageDetailQuery>;

export const usageDetailFile = usageDetailQuery.extend({ language: language.default('fr') });
export type UsageDetailFile = z.infer<typeof usageDetailFile>;

export const usageDay = z.object({
  day: localDate,
  dau: int.nullable(),
  wau: int.nullable(),
  mau: int.nullable(),
});
export type UsageDay = z.infer<typeof usageDay>;

/** Shares of the cohort; hidden while some of it has not had the whole period. */
const cohortCell = z.object({ period: int, active: usageFigure, since: usageFigure });
export const usageCohort = z.object({ month, size: usageFigure, cells: z.array(cohortCell) });
export type UsageCohort = z.infer<typeof usageCohort>;

export const usageFigures = z.object({
  dau: usageFigure,
  wau: usageFigure,
  mau: usageFigure,
  change: usageFigure,
  stickiness: usageFigure,
  stickinessWorking: usageFigure,
  adoption: usageFigure,
  activation: usageFigure,
  depth: usageFigure,
  breadth: usageFigure,
});
export type UsageFigures = z.infer<typeof usageFigures>;

/** GET /api/use-cases/:id/usage-metrics, at the end of `day`. */
export const usageDetail = z.object({
  useCaseId: id,
  day: localDate,
  /** Null before the first deployment of the use case. */
  solution: z
    .object({
      id,
      source: z.string(),
      reporting,
      activationDays: int,
      /** Whether it says which event is the key action. */
      keyAction: z.boolean(),
      lastUseOn: localDate.nullable(),
      /** The first day with a use, in what the reader sees. */
      since: localDate.nullable(),
    })
    .nullable(),
  entities: z.array(z.object({ id, name: z.string() })),
  releases: z.array(z.string()),
  eligible: int.nullable(),
  target,
  figures: usageFigures,
  series: z.array(usageDay),
  /** Empty with a release: a user begins with the solution, not with a release. */
  cohorts: z.array(usageCohort),
  declared: z.array(z.object({ month, users: usageFigure, adoption: usageFigure, uses: int.nullable() })),
});
export type UsageDetail = z.infer<typeof usageDetail>;

/** GET /api/usage-metrics/definitions: what each figure is, by a code that the screens word. */
export const usageDefinitions = z.object({
  items: z.array(z.object({ metric: z.enum(USAGE_METRICS), days: int.nullable() })),
  fewestUsers: int,
});
export type UsageDefinitions = z.infer<typeof usageDefinitions>;
