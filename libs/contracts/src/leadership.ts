import { BENEFIT_FACT_UNITS, USAGE_ALERT_RULES } from '@jalon/domain';
import * as z from 'zod';
import { monthView } from './month.js';
import { id, localDate, month } from './shared.js';

const int = z.number().int();
const ofUseCase = { useCaseId: id, code: z.string(), title: z.string(), entityId: id };

/** What a month says of what is in use: the monthly report is made of the same. */
export const afterGoLive = z.object({
  /** A solution at one entity, at the end of the month. */
  deployments: z.array(
    z.object({
      ...ofUseCase,
      id,
      entityName: z.string(),
      environment: z.enum(['pilot', 'production']),
      liveOn: localDate,
      eligible: int.nullable(),
      /** Users of the trailing thirty days; null with the reason in `unknown`. */
      activeUsers: int.nullable(),
      activeEligible: int.nullable(),
      unknown: z.enum(['few_users', 'no_figure']).nullable(),
      declared: z.boolean(),
      target: int.nullable(),
      targetOn: localDate.nullable(),
    }),
  ),
  /** Accepted measures, in hundredths of the unit (cents of the euro). */
  benefits: z.array(
    z.object({
      ...ofUseCase,
      id,
      entityName: z.string(),
      benefit: z.string(),
      unit: z.enum(BENEFIT_FACT_UNITS),
      month: z.number(),
      cumulated: z.number(),
      expectedMonth: z.number(),
      expectedCumulated: z.number(),
    }),
  ),
  /** Cents put in up to the end of the month. */
  costs: z.array(z.object({ ...ofUseCase, investment: z.number(), runCost: z.number() })),
  alerts: z.array(
    z.object({
      ...ofUseCase,
      id,
      entityName: z.string(),
      rule: z.enum(USAGE_ALERT_RULES),
      openedOn: localDate,
    }),
  ),
});

/** GET /api/leadership?month=2026-11&against=2026-08 */
export const leadershipQuery = z.strictObject({ month, against: month.optional() });
export type LeadershipQuery = z.output<typeof leadershipQuery>;

export const leadershipMonth = z.object({
  view: monthView,
  /** Null for a month frozen before it was kept. */
  afterGoLive: afterGoLive.nullable(),
});
export type LeadershipMonth = z.infer<typeof leadershipMonth>;
/** The month on one page, and the one it is compared with. */
export const leadership = z.object({ current: leadershipMonth, against: leadershipMonth.nullable() });
export type Leadership = z.infer<typeof leadership>;
