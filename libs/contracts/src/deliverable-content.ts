import {
  COMMUNICATION_AUDIENCES,
  CRITERION_SENSES,
  DATASET_ORIGINS,
  DELIVERABLE_LIMITS as L,
  type DeliverableContents,
} from '@jalon/domain';
import * as z from 'zod';
import { prose } from './shared.js';

const text = prose(L.prose);
const short = prose(L.line).refine((value) => !value.includes('\n'), { error: 'control_characters' });
const key = z.string().regex(/^[\w-]{1,40}$/, { error: 'invalid_format' });

/** What people write of each written kind; see the domain for what the parts mean. */
export const deliverableContents = {
  communication: z.strictObject({
    audience: z.enum(COMMUNICATION_AUDIENCES),
    headline: short,
    message: text,
    benefit: text,
    contact: short,
  }),
  comparative_study: z.strictObject({
    question: text,
    protocol: text,
    datasets: z
      .array(z.strictObject({ key, name: short, origin: z.enum(DATASET_ORIGINS), description: text }))
      .max(L.datasets),
    approaches: z.array(z.strictObject({ key, name: short, description: text })).max(L.approaches),
    criteria: z
      .array(z.strictObject({ key, name: short, unit: short, better: z.enum(CRITERION_SENSES) }))
      .max(L.criteria),
    results: z
      .array(z.strictObject({ approach: key, dataset: key, criterion: key, value: z.number() }))
      .max(L.results),
    findings: text,
    limits: text,
    recommendation: text,
  }),
  bibliography: z.strictObject({
    question: text,
    method: text,
    references: z
      .array(
        z.strictObject({
          key,
          authors: short,
          year: z.number().int().min(1000).max(2100).nullable(),
          title: short,
          venue: short,
          url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2_000)]),
          summary: text,
          relevance: z.number().int().min(1).max(5).nullable(),
        }),
      )
      .max(L.references),
    synthesis: text,
    gaps: text,
  }),
} satisfies { readonly [K in keyof DeliverableContents]: z.ZodType<DeliverableContents[K]> };
