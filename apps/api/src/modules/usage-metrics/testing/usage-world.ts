import { randomUUID } from 'node:crypto';
import type { UsageFact, UsageRules } from '@jalon/domain';
import type { Query } from '../../../database/database.js';

/** A solution in use at some entities, made by SQL. */
export interface SolutionFixture {
  readonly useCaseId: string;
  readonly solutionId: string;
  readonly entityIds: readonly string[];
}

/** A use case with a solution, live at each of these entities since `liveOn`. */
export async function insertSolution(
  query: Query,
  entityIds: readonly string[],
  liveOn: string,
  rules: UsageRules = { qualifyingTypes: [], keyType: null },
): Promise<SolutionFixture> {
  const [useCase] = await query<{ id: string }>(
    `insert into use_case (title, entity_id, domain, stage, stage_since, created_at)
     values ($1, $2, 'Usage', 'usage', $3, now()) returning id`,
    [`Solution ${randomUUID()}`, entityIds[0], liveOn],
  );
  const useCaseId = useCase?.id ?? '';
  const [solution] = await query<{ id: string }>(
    `insert into solution (use_case_id, source, qualifying_types, key_type, created_at, updated_at)
     values ($1, $2, $3, $4, now(), now()) returning id`,
    [useCaseId, `https://example.org/${randomUUID()}`, rules.qualifyingTypes, rules.keyType],
  );
  const solutionId = solution?.id ?? '';
  for (const entityId of entityIds) {
    await query(
      `insert into deployment (solution_id, entity_id, environment, status, live_on, created_at, updated_at)
       values ($1, $2, 'production', 'live', $3, now(), now())`,
      [solutionId, entityId, liveOn],
    );
  }
  return { useCaseId, solutionId, entityIds };
}

/** The partitions of these months, `YYYY-MM`. */
export async function insertMonths(query: Query, months: readonly string[]): Promise<void> {
  for (const month of months) {
    await query(
      `create table if not exists usage_event_${month.replace('-', '_')} partition of usage_event
       for values from ('${month}-01') to ('${month}-01'::date + interval '1 month')`,
    );
  }
}

/** Events as they are accepted: seen, stored and marked in one statement; those that were seen are not stored again. */
export async function insertEvents(
  query: Query,
  solutionId: string,
  events: readonly UsageFact[],
): Promise<void> {
  const column = <K extends keyof UsageFact>(key: K) => events.map((event) => event[key]);
  await query(
    `with batch as (
       select distinct on (digest) md5($1::text || id)::uuid as digest, day, entity_id, user_key, type, release, feature
       from unnest($2::text[], $3::date[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[])
         as b (id, day, entity_id, user_key, type, release, feature), lateral (select md5($1::text || id)::uuid) m (digest)),
     fresh as (
       insert into usage_seen (digest, day) select digest, day from batch order by digest
       on conflict do nothing returning digest),
     stored as (
       insert into usage_event (day, at, solution_id, entity_id, user_key, type, feature, release)
       select b.day, b.day + interval '10 hours', $1::uuid, b.entity_id, b.user_key, b.type, b.feature, b.release
       from batch b join fresh using (digest) returning day)
     insert into usage_mark (solution_id, day) select distinct $1::uuid, day from stored`,
    [
      solutionId,
      column('id'),
      column('day'),
      column('entityId'),
      column('userKey'),
      column('type'),
      column('release'),
      column('feature'),
    ],
  );
}
