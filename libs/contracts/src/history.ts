import { CONDITIONS, HEALTHS, STAGES } from '@jalon/domain';
import * as z from 'zod';
import { id, instant, localDate } from './shared.js';

/** POST /api/use-cases/:id/visits: somebody looks at the use case; answers what is new to them. */
export const visit = z.object({
  /** When their visit before this one ended; null the first time. */
  since: instant.nullable(),
  /** Changes that others made since then. */
  changes: z.number().int(),
});
export type Visit = z.infer<typeof visit>;

/** GET /api/use-cases/:id/as-of?on=: today when no day is given. */
export const asOfQuery = z.strictObject({ on: localDate.optional() });
export type AsOfQuery = z.infer<typeof asOfQuery>;

const score = z.number().int().nullable();
const reference = id.nullable();

/** The use case as it was at the end of a day in Europe/Paris. */
export const asOf = z.object({
  on: localDate,
  /** The first day whose fields were recorded; before it only stage and health are known. */
  recordedFrom: localDate,
  stage: z.enum(STAGES),
  condition: z.enum(CONDITIONS),
  stageSince: localDate,
  health: z.enum(HEALTHS),
  healthReason: z.string().nullable(),
  healthDeclaredOn: localDate.nullable(),
  decisionNeeded: z.string().nullable(),
  /** Null when nothing was recorded yet. */
  fields: z
    .object({
      title: z.string(),
      summary: z.string(),
      domain: z.string().nullable(),
      entityId: id,
      sponsorId: reference,
      businessOwnerId: reference,
      functionalReferentId: reference,
      productId: reference,
      valueScore: score,
      feasibilityScore: score,
      tags: z.array(z.string()),
    })
    .nullable(),
  milestones: z.array(
    z.object({
      id,
      name: z.string(),
      baselineOn: localDate.nullable(),
      forecastOn: localDate.nullable(),
      actualOn: localDate.nullable(),
      slipDays: z.number().int(),
      late: z.boolean(),
    }),
  ),
  /** The register of that day, what was closed left out. */
  register: z.array(
    z.object({
      id,
      kind: z.enum(['risk', 'issue', 'action', 'decision']),
      number: z.number().int(),
      title: z.string(),
      state: z.string(),
      ownerId: reference,
      dueOn: localDate.nullable(),
      severity: score,
    }),
  ),
  team: z.array(
    z.object({
      id,
      personId: id,
      role: z.string(),
      fromOn: localDate,
      toOn: localDate,
      percent: score,
      personDays: z.number().nullable(),
    }),
  ),
});
export type AsOf = z.infer<typeof asOf>;
