import { Injectable } from '@nestjs/common';
import type { MinutesState } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Transaction, type Actor } from '../../../database/unit-of-work.js';

/** A stored piece of a document: the merged state up to `seq`, or the change of that number. */
export interface StoredChange {
  readonly seq: number;
  readonly base: boolean;
  readonly bytes: Uint8Array;
}

/** Where some minutes stand, as the sockets need it. */
export interface MinutesHead {
  readonly meetingId: string;
  readonly entityId: string | null;
  readonly state: MinutesState;
  readonly schema: number;
  readonly seq: number;
}

/** What one account typed, merged. */
export interface NewChange {
  readonly seq: number;
  readonly accountId: string;
  readonly bytes: Uint8Array;
}

/** A server that writes nothing of its own: the rows name who typed. */
const SERVER: Actor = { accountId: null, personId: null, requestId: null };

type Ask = <Row extends object>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** One statement sees one instant: a merge under way never hides a change from it. */
const SINCE = `select seq::int as seq, true as base, state as bytes from minutes_base where minutes_id = $1 and seq > $2
  union all select seq::int, false, change from minutes_change where minutes_id = $1 and seq > $2 order by seq`;

const HEAD = `select m.meeting_id as "meetingId", t.entity_id as "entityId", m.state, m.schema, m.seq::int as seq
  from minutes m join meeting t on t.id = m.meeting_id where m.id = $1`;

/** The shared documents as they are stored: a merged base and the changes since. */
@Injectable()
export class MinutesDocumentStore {
  constructor(private readonly database: Database) {}

  /** What is stored after `seq`, in order. From 0 it is the whole document. */
  async since(id: string, seq: number, tx?: Transaction): Promise<readonly StoredChange[]> {
    return this.asker('minutes-live-since', tx)<StoredChange>(SINCE, [id, seq]);
  }

  async head(id: string, tx?: Transaction): Promise<MinutesHead | undefined> {
    const [head] = await this.asker('minutes-live-head', tx)<MinutesHead>(HEAD, [id]);
    return head;
  }

  /** The name shown beside somebody's caret. */
  async personName(personId: string): Promise<string> {
    const [person] = await this.database.query<{ name: string }>(
      'select name from person where id = $1',
      [personId],
      'minutes-live-person',
    );
    return person?.name ?? '';
  }

  /** One transaction that audits only when somebody begins to write: a row a keystroke would say nothing more. */
  async write<T>(now: Date, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.dataSource.transaction((manager) =>
      work(new Transaction(manager, SERVER, now.toISOString())),
    );
  }

  /** Holds the minutes until the transaction ends: changes and moves of one document follow each other. */
  async hold(tx: Transaction, id: string): Promise<MinutesHead | undefined> {
    await tx.query('select 1 from minutes where id = $1 for no key update', [id]);
    return this.head(id, tx);
  }

  /** Stores changes and tells every process after the commit. The caller holds the minutes. */
  async add(tx: Transaction, id: string, changes: readonly NewChange[], schema: number): Promise<void> {
    await tx.query(
      `with stored as (
         insert into minutes_change (minutes_id, seq, account_id, change, at)
         select $1, c.seq, c.account_id, c.change, $5
         from unnest($2::bigint[], $3::uuid[], $4::bytea[]) as c (seq, account_id, change)),
       moved as (
         update minutes set seq = $6::bigint, schema = greatest(schema, $7::int), updated_at = $5 where id = $1)
       select pg_notify('jalon_minutes', $8)`,
      [
        id,
        changes.map(({ seq }) => seq),
        changes.map(({ accountId }) => accountId),
        changes.map(({ bytes }) => Buffer.from(bytes)),
        tx.now,
        changes.at(-1)?.seq ?? 0,
        schema,
        `${id}:${changes.at(-1)?.seq ?? 0}`,
      ],
    );
  }

  /** Writes that `actor` began to type: once a session and document, see Room. */
  async auditBegun(tx: Transaction, actor: Actor, meetingId: string): Promise<void> {
    await new Transaction(tx.manager, actor, tx.now).audit({
      action: 'minutes.edited',
      subjectType: 'meeting',
      subjectId: meetingId,
    });
  }

  /**
   * Replaces the changes up to `seq` by `state`, which holds them all. Later ones stay, and a base that another
   * process merged further stays too.
   */
  async merge(now: Date, id: string, seq: number, state: Uint8Array): Promise<void> {
    await this.write(now, async (tx) => {
      await tx.query(
        `insert into minutes_base (minutes_id, seq, state) values ($1, $2, $3)
         on conflict (minutes_id) do update set seq = excluded.seq, state = excluded.state
         where minutes_base.seq < excluded.seq`,
        [id, seq, Buffer.from(state)],
      );
      await tx.query('delete from minutes_change where minutes_id = $1 and seq <= $2', [id, seq]);
    });
  }

  /** Tells the other processes at once, outside of any transaction. */
  async say(payload: string): Promise<void> {
    await this.database.query(`select pg_notify('jalon_minutes', $1)`, [payload], 'minutes-live-say');
  }

  /** Stores the first state of a document. @throws when it has one already: only one may ever be the first. */
  async seed(tx: Transaction, id: string, state: Uint8Array): Promise<void> {
    await tx.query('insert into minutes_base (minutes_id, seq, state) values ($1, 1, $2)', [
      id,
      Buffer.from(state),
    ]);
    await tx.query('update minutes set seq = 1 where id = $1', [id]);
  }

  /** Tells every process after the commit. */
  async notify(tx: Transaction, payload: string): Promise<void> {
    await tx.query(`select pg_notify('jalon_minutes', $1)`, [payload]);
  }

  private asker(name: string, tx?: Transaction): Ask {
    if (tx) return (text, values) => tx.query(text, values);
    return (text, values) => this.database.query(text, values, name);
  }
}
