import { Injectable } from '@nestjs/common';
import type { MinutesState } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** A stored piece of a document: the merged state up to `seq`, or the change of that number. */
export interface StoredChange {
  readonly seq: number;
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

type Ask = <Row extends object>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** One statement sees one instant: a merge under way never hides a change from it. */
const SINCE = `select seq::int as seq, state as bytes from minutes_base where minutes_id = $1 and seq > $2
  union all select seq::int, change from minutes_change where minutes_id = $1 and seq > $2 order by seq`;

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
