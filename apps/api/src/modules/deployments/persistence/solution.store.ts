import { Injectable } from '@nestjs/common';
import type { Solution } from '@jalon/contracts';
import type { Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values, visibleTo } from '../../../database/visibility.js';

/** Solutions and who may use them: pseudonyms alone are stored. */
@Injectable()
export class SolutionStore {
  constructor(private readonly database: Database) {}

  /** A partner finds the solutions that are deployed at its entity. */
  async find(principal: Principal, id: string, tx?: Transaction): Promise<Solution | undefined> {
    const values = new Values();
    const key = values.add(id);
    const own = visibleTo(principal, values, 'd.entity_id');
    const seen =
      own === 'true' ? own : `exists (select 1 from deployment d where d.solution_id = s.id and ${own})`;
    const text = `select s.id, s.use_case_id as "useCaseId", s.source, s.reporting,
        s.qualifying_types as "qualifyingTypes", s.key_type as "keyType", s.activation_days as "activationDays",
        s.silence_days as "silenceDays", s.version
      from solution s where s.id = ${key} and ${seen}${tx ? ' for no key update of s' : ''}`;
    const rows = tx
      ? await tx.query<Solution>(text, values.all)
      : await this.database.query<Solution>(text, values.all);
    return rows[0];
  }

  /** Whether `source`, or one above or under it, is another solution's: its events would be both's. */
  async sourceTaken(tx: Transaction, { id, source }: Solution): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      `select id from solution where id <> $1
         and (source = $2 or starts_with(source, $2 || '/') or starts_with($2, source || '/')) limit 1`,
      [id, source],
    );
    return rows.length > 0;
  }

  async save(tx: Transaction, solution: Solution): Promise<void> {
    await tx.query(
      `update solution set source = $2, reporting = $3, qualifying_types = $4, key_type = $5, activation_days = $6,
         silence_days = $7, updated_at = $8, version = version + 1 where id = $1`,
      [
        solution.id,
        solution.source,
        solution.reporting,
        solution.qualifyingTypes,
        solution.keyType,
        solution.activationDays,
        solution.silenceDays,
        tx.now,
      ],
    );
  }

  /** Every day of its events from `from` on (all of them: null) is counted again by the next rollup. */
  async recount(tx: Transaction, id: string, from: string | null): Promise<void> {
    await tx.query(
      `insert into usage_mark (solution_id, day)
       select $1, g::date from (select min(day) as first, max(day) as last from usage_event where solution_id = $1) b,
         generate_series(greatest(b.first, $2::date), b.last, interval '1 day') g where b.first is not null`,
      [id, from],
    );
  }

  /** A place for the list that comes, for as long as the transaction. */
  async openList(tx: Transaction): Promise<void> {
    await tx.query('create temporary table eligible_list (user_key uuid primary key) on commit drop');
  }

  async addToList(tx: Transaction, keys: readonly string[]): Promise<void> {
    await tx.query('insert into eligible_list select unnest($1::uuid[]) on conflict do nothing', [keys]);
  }

  /** Who is on it from `from` on: the others of before are no longer, and what was said of later days is forgotten. */
  async applyList(
    tx: Transaction,
    solutionId: string,
    entityId: string,
    from: string,
  ): Promise<{ readonly listed: number; readonly added: number; readonly removed: number }> {
    const of = 'l.solution_id = $1 and l.entity_id = $2';
    const values = [solutionId, entityId, from];
    await tx.query('analyze eligible_list');
    await tx.query(
      `delete from usage_eligible l where ${of} and l.from_on >= $3::date and not exists
         (select 1 from eligible_list e where e.user_key = l.user_key and l.from_on = $3::date)`,
      values,
    );
    // What ended later than this day was still so on it.
    await tx.query(
      `update usage_eligible l set until_on = null where ${of} and l.until_on > $3::date`,
      values,
    );
    const [removed] = await tx.query<{ count: number }>(
      `with ended as (update usage_eligible l set until_on = $3 where ${of} and l.until_on is null and not exists
         (select 1 from eligible_list e where e.user_key = l.user_key) returning 1)
       select count(*)::int as count from ended`,
      values,
    );
    const [added] = await tx.query<{ count: number }>(
      `with made as (insert into usage_eligible (solution_id, entity_id, user_key, from_on)
         select $1, $2, e.user_key, $3::date from eligible_list e where not exists
           (select 1 from usage_eligible l where ${of} and l.user_key = e.user_key and l.until_on is null)
         on conflict (solution_id, entity_id, user_key, from_on) do update set until_on = null returning 1)
       select count(*)::int as count from made`,
      values,
    );
    const [listed] = await tx.query<{ count: number }>('select count(*)::int as count from eligible_list');
    return { listed: listed?.count ?? 0, added: added?.count ?? 0, removed: removed?.count ?? 0 };
  }
}
