import {
  titleKey,
  type Condition,
  type Health,
  type HealthDeclaration,
  type ImportedValues,
  type KnownUseCase,
  type LocalDate,
  type Stage,
} from '@jalon/domain';
import type { Query } from '../../../database/database.js';

/** A use case as stored, in the words of a file, with what the last import said of it. */
export interface StoredUseCase {
  readonly id: string;
  readonly values: ImportedValues;
  readonly stage: Stage;
  readonly condition: Condition;
  readonly stageSince: LocalDate;
  readonly declared: HealthDeclaration;
  readonly said: ImportedValues | null;
}

/** Every use case with the keys that find it, oldest first. */
export async function knownUseCases(query: Query): Promise<readonly KnownUseCase[]> {
  const rows = await query<{
    id: string;
    title: string;
    entity: string;
    external_ref: string | null;
    base_key: string | null;
    fingerprint: string | null;
  }>(
    `select u.id, u.title, e.name as entity, u.external_ref, i.base_key, i.fingerprint
     from use_case u join partner_entity e on e.id = u.entity_id
     left join import_identity i on i.use_case_id = u.id order by u.number`,
  );
  return rows.map((row) => ({
    useCaseId: row.id,
    keys: [
      ...(row.base_key === null ? [] : [row.base_key]),
      ...(row.external_ref === null ? [] : [`ref:${row.external_ref}`]),
      titleKey(row.title, row.entity),
    ],
    fingerprint: row.fingerprint,
  }));
}

/** The named use cases, by id. `lock` keeps them from changing until the end of the transaction. */
export async function storedUseCases(
  query: Query,
  ids: readonly string[],
  lock: boolean,
): Promise<ReadonlyMap<string, StoredUseCase>> {
  if (ids.length === 0) return new Map();
  const rows = await query<{
    id: string;
    stage: Stage;
    condition: Condition;
    stage_since: LocalDate;
    health: Health;
    previous_health: Health | null;
    health_declared_on: LocalDate | null;
    said: ImportedValues | null;
    values: ImportedValues;
  }>(
    `select u.id, u.stage, u.condition, u.stage_since, u.health, u.previous_health, u.health_declared_on, i.said,
       jsonb_build_object('externalRef', u.external_ref, 'title', u.title, 'summary', u.summary, 'entity', e.name,
         'domain', u.domain, 'sponsor', s.name, 'businessOwner', b.name, 'functionalReferent', f.name,
         'product', p.name, 'stage', u.stage, 'condition', u.condition, 'health', u.health,
         'healthReason', u.health_reason, 'valueScore', u.value_score, 'feasibilityScore', u.feasibility_score,
         'tags', u.tags) as values
     from use_case u join partner_entity e on e.id = u.entity_id
     left join person s on s.id = u.sponsor_id left join person b on b.id = u.business_owner_id
     left join person f on f.id = u.functional_referent_id left join product p on p.id = u.product_id
     left join import_identity i on i.use_case_id = u.id
     where u.id = any($1::uuid[]) ${lock ? 'order by u.id for update of u' : ''}`,
    [ids],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        values: row.values,
        said: row.said,
        stage: row.stage,
        condition: row.condition,
        stageSince: row.stage_since,
        declared: {
          health: row.health,
          previousHealth: row.previous_health,
          healthDeclaredOn: row.health_declared_on,
        },
      },
    ]),
  );
}
