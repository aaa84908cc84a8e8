import { COMPETENCES } from '@jalon/domain';
import * as z from 'zod';
import { id, line, prose } from './shared.js';

const version = z.number().int();
export const competence = z.enum(COMPETENCES);

/** Small tables that every screen chooses from; kept in memory on both sides. */
export const partnerEntity = z.object({ id, name: z.string(), archived: z.boolean(), version });
export const person = z.object({
  id,
  name: z.string(),
  entityId: id.nullable(),
  competence: competence.nullable(),
  archived: z.boolean(),
  version,
});
export const product = z.object({
  id,
  name: z.string(),
  description: z.string(),
  archived: z.boolean(),
  version,
});
export type PartnerEntity = z.infer<typeof partnerEntity>;
export type Person = z.infer<typeof person>;
export type Product = z.infer<typeof product>;

/** A partner gets its own entity, its own people and those of the lab it works with. */
export const reference = z.object({
  entities: z.array(partnerEntity),
  people: z.array(person),
  products: z.array(product),
  domains: z.array(z.string()),
  tags: z.array(z.string()),
});
export type Reference = z.infer<typeof reference>;

export const createEntity = z.strictObject({ name: line(160) });
export const createPerson = z.strictObject({
  name: line(120),
  entityId: id.nullable(),
  competence: competence.nullable().default(null),
});
export const createProduct = z.strictObject({ name: line(120), description: prose(1000).default('') });
export const updateEntity = z.strictObject({
  version,
  name: line(160).optional(),
  archived: z.boolean().optional(),
});
export const updatePerson = z.strictObject({
  version,
  name: line(120).optional(),
  competence: competence.nullable().optional(),
  archived: z.boolean().optional(),
});
export const updateProduct = z.strictObject({
  version,
  name: line(120).optional(),
  description: prose(1000).optional(),
  archived: z.boolean().optional(),
});
