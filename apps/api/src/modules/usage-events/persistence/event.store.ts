import { Injectable } from '@nestjs/common';
import { addMonths, firstDayOf, monthOf, type LocalDate, type Month } from '@jalon/domain';
import { Database } from '../../../database/database.js';

/** An event as it is stored. */
export interface NewEvent {
  /** Of its source and id, as a uuid. */
  readonly digest: string;
  readonly day: LocalDate;
  /** In milliseconds. */
  readonly at: number;
  readonly entityId: string;
  readonly userKey: string;
  readonly type: string;
  readonly feature: string | null;
  readonly release: string;
}

type Run = <Row extends object>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** Key of the lock under which partitions are made and dropped. */
const PARTITION_LOCK = 724_307;

/*
 * What was never seen is stored, with a mark for each day it changes: one statement, so all of it or nothing. The key is
 * looked at again by the same statement that stores: one that was revoked meanwhile stores nothing more, however early
 * the request came.
 */
const STORE = `with allowed as (
    select 1 from usage_key
    where id = $1 and revoked_at is not distinct from $2::timestamptz and (expires_on is null or expires_on >= $3)),
  incoming as (
    select digest, day, to_timestamp(ms / 1000) as at, entity_id, user_key, type, feature, release
    from unnest($5::uuid[], $6::date[], $7::float8[], $8::uuid[], $9::uuid[], $10::text[], $11::text[], $12::text[])
      as i(digest, day, ms, entity_id, user_key, type, feature, release)
    where $1::uuid is null or exists (select from allowed)),
  seen as (
    insert into usage_seen (digest, day) select digest, day from incoming on conflict do nothing returning digest),
  -- Nearly always all of them are new: then there is nothing to join.
  count as (select count(*) = cardinality($5::uuid[]) as everything from seen),
  fresh as (
    select * from incoming where (select everything from count)
    union all
    select i.* from incoming i join seen using (digest) where not (select everything from count)),
  stored as (
    insert into usage_event (day, at, solution_id, entity_id, user_key, type, feature, release)
    select day, at, $4::uuid, entity_id, user_key, type, feature, release from fresh),
  marked as (insert into usage_mark (solution_id, day) select $4::uuid, day from fresh group by day)
  select $1::uuid is null or exists (select from allowed) as allowed,
    (select string_agg(digest::text, ',') from incoming i
     where not (select everything from count) and not exists (select from seen s where s.digest = i.digest)) as known`;

/** Events, what was seen of them, and the months they are kept in. */
@Injectable()
export class EventStore {
  private readonly months = new Set<Month>();

  constructor(private readonly database: Database) {}

  /**
   * Stores what is new of `events`, for good once it answers.
   * @param key whose right to store, as it was found, is looked at in the same instant; null for what was allowed otherwise
   * @param run within a transaction; on the pool when left out
   * @returns the digests that were there before; null when the key is no more as it was found
   */
  async store(
    solutionId: string,
    events: readonly NewEvent[],
    key: { readonly id: string; readonly revokedAt: string | null; readonly today: LocalDate } | null,
    run?: Run,
  ): Promise<ReadonlySet<string> | null> {
    // In one order whoever sends them, or two batches with the same events could wait for each other.
    const sorted = [...events].sort((a, b) => (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : 0));
    await this.ensureMonths(sorted.map((event) => monthOf(event.day)));
    const column = (of: (event: NewEvent) => string | number) => `{${sorted.map(of).join(',')}}`;
    const values = [
      key?.id ?? null,
      key?.revokedAt ?? null,
      key?.today ?? null,
      solutionId,
      column((event) => event.digest),
      column((event) => event.day),
      column((event) => event.at),
      column((event) => event.entityId),
      column((event) => event.userKey),
      texts(sorted.map((event) => event.type)),
      texts(sorted.map((event) => event.feature)),
      texts(sorted.map((event) => event.release)),
    ];
    type Answer = { allowed: boolean; known: string | null };
    const send = () =>
      run ? run<Answer>(STORE, values) : this.database.query<Answer>(STORE, values, 'usage-event-store');
    const rows = await send().catch(async (error: unknown) => {
      // Its month was dropped, or made by nobody yet, since this process last looked.
      if (run || (error as { code?: unknown }).code !== '23514') throw error;
      this.months.clear();
      await this.ensureMonths(sorted.map((event) => monthOf(event.day)));
      return send();
    });
    const [answer] = rows;
    if (!answer?.allowed) return null;
    return new Set(answer.known?.split(',') ?? []);
  }

  /** Makes the partitions of `months` that are not there; no event waits for it but the first of a month. */
  async ensureMonths(months: Iterable<Month>): Promise<void> {
    for (const month of new Set(months)) {
      if (this.months.has(month)) continue;
      const name = partitionOf(month);
      const client = await this.database.pool.connect();
      try {
        await client.query('begin');
        await client.query('select pg_advisory_xact_lock($1)', [PARTITION_LOCK]);
        const { rows } = await client.query(`select 1 from pg_class where oid = to_regclass($1)`, [name]);
        if (rows.length === 0) {
          // Attached rather than made in place: that lets the inserts of other months go on.
          await client.query(`create table ${name} (like usage_event including defaults)`);
          await client.query(
            `alter table usage_event attach partition ${name}
             for values from ('${firstDayOf(month)}') to ('${firstDayOf(addMonths(month, 1))}')`,
          );
        }
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
      this.months.add(month);
    }
  }

  /** Drops what is older than `oldest`, the first day of a month: months of events, what was seen, user days. */
  async forgetBefore(oldest: LocalDate): Promise<number> {
    const months = await this.database.query<{ name: string }>(
      `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = 'usage_event'::regclass and c.relname < $1 order by 1`,
      [partitionOf(monthOf(oldest))],
    );
    for (const { name } of months) await this.database.query(`drop table if exists ${name}`);
    this.months.clear();
    await this.database.query('delete from usage_seen where day < $1', [oldest]);
    await this.database.query('delete from usage_user_day where day < $1', [oldest]);
    return months.length;
  }
}

function partitionOf(month: Month): string {
  return `usage_event_${month.replace('-', '_')}`;
}

/** Texts as an array of PostgreSQL; each is escaped once, however many events say the same. */
function texts(values: readonly (string | null)[]): string {
  const known = new Map<string | null, string>([[null, 'null']]);
  const written = values.map((value) => {
    let text = known.get(value);
    if (text === undefined) known.set(value, (text = `"${(value ?? '').replace(/[\\"]/g, '\\$&')}"`));
    return text;
  });
  return `{${written.join(',')}}`;
}
