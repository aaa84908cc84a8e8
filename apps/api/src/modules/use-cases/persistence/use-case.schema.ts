import type { Health, LocalDate, UseCase } from '@jalon/domain';
import { EntitySchema, type EntitySchemaColumnOptions, type ValueTransformer } from 'typeorm';

/** A use case with what its table adds to the domain's record. */
export interface UseCaseRecord extends UseCase {
  readonly number: number;
  readonly stageSince: LocalDate;
  readonly previousHealth: Health | null;
  /** Instants, ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** TypeORM makes a Date of an instant; the records hold text. */
const instant: ValueTransformer = {
  from: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
  to: (value: unknown) => value,
};

const text = (name: string): EntitySchemaColumnOptions => ({ name, type: 'text' });
const optional = (name: string, type: 'text' | 'uuid' | 'date' | 'smallint'): EntitySchemaColumnOptions => ({
  name,
  type,
  nullable: true,
});

/** The table belongs to the migrations: `synchronize: false` keeps TypeORM from having an opinion of it. */
export const UseCaseSchema = new EntitySchema<UseCaseRecord>({
  name: 'UseCase',
  tableName: 'use_case',
  synchronize: false,
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    number: { type: 'integer', insert: false, update: false },
    code: { type: 'text', insert: false, update: false },
    title: text('title'),
    summary: text('summary'),
    entityId: { name: 'entity_id', type: 'uuid' },
    domain: optional('domain', 'text'),
    sponsorId: optional('sponsor_id', 'uuid'),
    businessOwnerId: optional('business_owner_id', 'uuid'),
    functionalReferentId: optional('functional_referent_id', 'uuid'),
    productId: optional('product_id', 'uuid'),
    stage: text('stage'),
    condition: text('condition'),
    stageSince: { name: 'stage_since', type: 'date' },
    health: text('health'),
    previousHealth: optional('previous_health', 'text'),
    healthReason: optional('health_reason', 'text'),
    decisionNeeded: optional('decision_needed', 'text'),
    healthDeclaredOn: optional('health_declared_on', 'date'),
    valueScore: optional('value_score', 'smallint'),
    feasibilityScore: optional('feasibility_score', 'smallint'),
    tags: { type: 'text', array: true },
    externalRef: optional('external_ref', 'text'),
    createdAt: { name: 'created_at', type: 'timestamptz', transformer: instant },
    updatedAt: { name: 'updated_at', type: 'timestamptz', transformer: instant },
    version: { type: 'integer' },
  },
});
