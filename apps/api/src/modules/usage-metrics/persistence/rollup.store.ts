import { Injectable } from '@nestjs/common';
import {
  addDays,
  daysMoved,
  LOG_IN_WORDS,
  mergeRanges,
  MONTH_DAYS,
  type DayRange,
  type LocalDate,
} from '@jalon/domain';
import type pg from 'pg';
import { Database, type Query } from '../../../database/database.js';
import {
  ALL_ENTITIES,
  ALL_RELEASES,
  COHORTS,
  DAILY,
  DROP_ORPHAN_MARKS,
  DUE_SOLUTIONS,
  FIRST_DAYS_MOVED,
  FIRST_USES,
  ROLLED,
  RULES,
  USER_DAYS,
} from './rollup-sql.js';

interface Rules {
  readonly types: readonly string[];
  readonly keyType: string | null;
  readonly rules: string;
  readonly rolled: string | null;
  /** The last day with figures. */
  readonly until: LocalDate | null;
}

/**
 * What a solution has just written has no statistics yet, and its passing sets have none at all: expecting a few rows,
 * the planner joins hundreds of thousands one by one, for minutes. Hashed and sorted they take seconds.
 */
const PLANS = `select set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true),
  set_config('work_mem', '64MB', true)`;

/** Makes figures out of events, one solution and one transaction at a time. */
@Injectable()
export class RollupStore {
  constructor(private readonly database: Database) {}

  /** Solutions with new events, or without figures of today yet. */
  async due(today: LocalDate): Promise<string[]> {
    await this.database.query(DROP_ORPHAN_MARKS);
    const rows = await this.database.query<{ id: string }>(DUE_SOLUTIONS, [today], 'usage-due');
    return rows.map(({ id }) => id);
  }

  async rollUp(solutionId: string, today: LocalDate, now: Date): Promise<void> {
    const client = await this.database.pool.connect();
    try {
      await client.query('begin');
      const query: Query = async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await client.query<Row & pg.QueryResultRow>(text, [...values])).rows;
      await rollUpSolution(query, solutionId, today, now.toISOString());
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}

/**
 * Takes the marks of a solution away and makes its figures again for the days they move, within the transaction of
 * `query` at READ COMMITTED. One at a time a solution: the second waits, and finds nothing left to do. A mark is
 * committed with its events, so events of a mark that is taken are seen by the statements after; a mark that comes
 * later stays for the next run.
 */
export async function rollUpSolution(
  query: Query,
  solutionId: string,
  today: LocalDate,
  now: string,
): Promise<void> {
  await query(PLANS);
  await query(`select pg_advisory_xact_lock(hashtextextended('usage_rollup:' || $1::text, 0))`, [solutionId]);
  const solution = await rulesOf(query, solutionId);
  if (!solution) return;
  const marks = await query<{ day: LocalDate }>(
    `with taken as (delete from usage_mark where solution_id = $1 returning day)
     select distinct day::text as day from taken order by 1`,
    [solutionId],
  );
  const full = solution.rolled !== null && solution.rolled !== solution.rules;
  const days = full ? await allDays(query, solutionId, today) : marks.map(({ day }) => day);
  const ranges: DayRange[] = [];
  let moved = full;
  if (days.length > 0) {
    const [count] = await query<{ gone: number; added: number }>(USER_DAYS, [
      solutionId,
      days,
      solution.types,
      solution.keyType,
      [...LOG_IN_WORDS],
    ]);
    moved ||= (count?.gone ?? 0) + (count?.added ?? 0) > 0;
    ranges.push(...(await firstUses(query, solutionId, days, full || (count?.gone ?? 0) > 0)));
    ranges.push(...daysMoved(days, MONTH_DAYS, today));
  }
  const since = full || solution.until === null ? await start(query, solutionId) : addDays(solution.until, 1);
  if (since !== null && since <= today) ranges.push({ from: since, to: today });
  for (const { from, to } of mergeRanges(ranges, today)) await query(DAILY, [solutionId, from, to]);
  if (moved || (since !== null && since <= today)) await query(COHORTS, [solutionId, today]);
  await query(ROLLED, [solutionId, now, solution.rules, days]);
}

async function rulesOf(query: Query, solutionId: string): Promise<Rules | undefined> {
  const [found] = await query<Rules>(
    `select s.qualifying_types as types, s.key_type as "keyType", ${RULES} as rules, r.rules as rolled,
       (select max(d.day)::text from usage_daily d where d.solution_id = s.id and d.entity_id = '${ALL_ENTITIES}'
         and d.release = '${ALL_RELEASES}') as until
     from solution s left join usage_rollup r on r.solution_id = s.id where s.id = $1`,
    [solutionId],
  );
  return found;
}

/** Every day whose events are still kept; figures of older days stay as they were. */
async function allDays(query: Query, solutionId: string, today: LocalDate): Promise<LocalDate[]> {
  const rows = await query<{ day: LocalDate }>(
    `select d::date::text as day from (select min(day) as first, max(day) as last from usage_event
       where solution_id = $1) e, generate_series(e.first::timestamp, greatest(e.last, $2::date)::timestamp, interval '1 day') d`,
    [solutionId, today],
  );
  return rows.map(({ day }) => day);
}

/**
 * Writes when users began; answers the days on which some were new and are no more. Made again, those who began before
 * the first day that is still kept stay.
 */
async function firstUses(
  query: Query,
  solutionId: string,
  days: readonly LocalDate[],
  again: boolean,
): Promise<DayRange[]> {
  if (again) {
    const [before] = await query<{ from: LocalDate | null; to: LocalDate | null }>(
      `with gone as (delete from usage_first_use where solution_id = $1 and first_day >= (select coalesce(min(day),
           '-infinity') from usage_event where solution_id = $1) returning first_day)
       select min(first_day)::text as from, max(first_day)::text as to from gone`,
      [solutionId],
    );
    await query(FIRST_USES, [solutionId, null]);
    return before?.from && before.to ? [{ from: before.from, to: before.to }] : [];
  }
  const moved = await query<{ day: LocalDate }>(FIRST_DAYS_MOVED, [solutionId, days]);
  await query(FIRST_USES, [solutionId, days]);
  return moved.map(({ day }) => ({ from: day, to: day }));
}

/** The first day with a use or a live deployment. */
async function start(query: Query, solutionId: string): Promise<LocalDate | null> {
  const [row] = await query<{ day: LocalDate | null }>(
    `select least((select min(first_day) from usage_first_use where solution_id = $1),
       (select min(live_on) from deployment where solution_id = $1))::text as day`,
    [solutionId],
  );
  return row?.day ?? null;
}
