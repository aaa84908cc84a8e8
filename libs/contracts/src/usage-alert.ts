import { USAGE_ALERT_RULES } from '@jalon/domain';
import * as z from 'zod';
import { id, instant, localDate, month } from './shared.js';

const int = z.number().int();
const rule = z.enum(USAGE_ALERT_RULES);

/** Why an alert opened, as it was on that day; counts under five users are null. */
export const usageAlertFacts = z.object({
  activeUsers: int.nullable(),
  before: int.nullable(),
  /** The declared month that is compared with the one before it; null where days are. */
  month: month.nullable().default(null),
  days: int.nullable(),
  lastUseOn: localDate.nullable(),
  eligible: int.nullable(),
  target: int.nullable(),
  targetOn: localDate.nullable(),
});

export const usageAlert = z.object({
  id,
  rule,
  useCaseId: id,
  useCaseCode: z.string(),
  useCaseTitle: z.string(),
  entityId: id,
  entityName: z.string(),
  environment: z.enum(['pilot', 'production']),
  openedOn: localDate,
  closedOn: localDate.nullable(),
  facts: usageAlertFacts,
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: instant.nullable(),
});
export type UsageAlert = z.infer<typeof usageAlert>;

export const USAGE_ALERT_SHOWS = ['open', 'new', 'closed', 'all'] as const;
/** GET /api/usage-alerts?show=open: those still to be seen first, then the newest; two hundred at most. */
export const usageAlertQuery = z.strictObject({
  /** `new`: open and seen by nobody. */
  show: z.enum(USAGE_ALERT_SHOWS).default('open'),
  rule: rule.optional(),
  entityId: id.optional(),
  useCaseId: id.optional(),
});
export type UsageAlertQuery = z.output<typeof usageAlertQuery>;
export const usageAlerts = z.object({
  items: z.array(usageAlert),
  counts: z.object({ open: int, new: int, closed: int, all: int }),
  /** The last day that was judged; null before the first. */
  evaluatedOn: localDate.nullable(),
});
export type UsageAlerts = z.infer<typeof usageAlerts>;

// POST /api/usage-alerts/:id/acknowledgement answers the alert; a second time changes nothing.
