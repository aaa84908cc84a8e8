import { Injectable } from '@nestjs/common';
import type { Restitution, Restitutions } from '@jalon/contracts';
import type { LocalDate, Month, RestitutionMove } from '@jalon/domain';
import type { Query } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { MonthRecord } from '../../monthly-report/index.js';

type Kept =
  'month' | 'state' | 'version' | 'frozenOn' | 'frozenAt' | 'frozenBy' | 'snapshotHash' | 'publishedAt';

/** A month as it is kept; one that nobody has touched has no id and version 0. */
export interface RestitutionRecord extends Pick<Restitution, Kept | 'publishedBy' | 'moves'> {
  readonly id: string | null;
}

export interface Snapshot {
  readonly record: MonthRecord;
  readonly hash: string;
}

export interface Move {
  readonly name: RestitutionMove;
  readonly reason: string;
  readonly snapshotHash: string | null;
}

type Listed = Omit<Restitutions['items'][number], 'dueOn'>;

const MONTHS = `
  with span as (
    select date_trunc('month', coalesce(least(min(v.effective_on), $1::date), $1::date)) as since from use_case_move v)
  select to_char(m, 'YYYY-MM') as month, coalesce(r.state, 'open') as state, r.frozen_on as "frozenOn",
    r.published_at as "publishedAt"
  from span, generate_series(span.since, date_trunc('month', $1::date), interval '1 month') m
    left join restitution r on r.month = to_char(m, 'YYYY-MM')
  order by m desc`;

const ONE = `
  select r.id, r.month, r.state, r.version, r.frozen_on as "frozenOn", r.frozen_at as "frozenAt", f.name as "frozenBy",
    r.snapshot_hash as "snapshotHash", r.published_at as "publishedAt", p.name as "publishedBy"
  from restitution r left join person f on f.id = r.frozen_by left join person p on p.id = r.published_by
  where r.month = $1`;

const MOVES = `
  select m.name, m.reason, m.snapshot_hash as "snapshotHash", p.name as "by", m.at
  from restitution_move m left join person p on p.id = m.by_id where m.restitution_id = $1 order by m.seq`;

/** Months and what became of them. A month has a row from its first move or reminder on. */
@Injectable()
export class RestitutionStore {
  /** Every month since the first use case, newest first. */
  months(query: Query, today: LocalDate): Promise<Listed[]> {
    return query<Listed>(MONTHS, [today]);
  }

  async one(query: Query, month: Month): Promise<RestitutionRecord> {
    const [row] = await query<Omit<RestitutionRecord, 'moves'> & { readonly id: string }>(ONE, [month]);
    if (row) return { ...row, moves: await query<RestitutionRecord['moves'][number]>(MOVES, [row.id]) };
    return {
      id: null,
      month,
      state: 'open',
      version: 0,
      frozenOn: null,
      frozenAt: null,
      frozenBy: null,
      snapshotHash: null,
      publishedAt: null,
      publishedBy: null,
      moves: [],
    };
  }

  /** Gives the month its row, and holds it till the end of the transaction. */
  async hold(tx: Transaction, month: Month): Promise<{ readonly id: string; readonly version: number }> {
    await tx.query(
      `insert into restitution (month, version, created_at) values ($1, 0, $2) on conflict do nothing`,
      [month, tx.now],
    );
    const [row] = await tx.query<{ id: string; version: number }>(
      'select id, version from restitution where month = $1 for update',
      [month],
    );
    if (!row) throw new Error(`The row of ${month} is gone`);
    return row;
  }

  async freeze(tx: Transaction, id: string, { record, hash }: Snapshot, on: LocalDate): Promise<void> {
    await tx.query(
      `update restitution set state = 'frozen', snapshot = $2, snapshot_hash = $3, frozen_on = $4, frozen_at = $5,
         frozen_by = $6, version = version + 1 where id = $1`,
      [id, JSON.stringify(record), hash, on, tx.now, tx.actor.personId],
    );
  }

  async publish(tx: Transaction, id: string): Promise<void> {
    await tx.query(
      `update restitution set state = 'published', published_at = $2, published_by = $3, version = version + 1
       where id = $1`,
      [id, tx.now, tx.actor.personId],
    );
  }

  /** After its move is recorded, which keeps the snapshot. */
  async reopen(tx: Transaction, id: string): Promise<void> {
    await tx.query(
      `update restitution set state = 'open', snapshot = null, snapshot_hash = null, frozen_on = null,
         frozen_at = null, frozen_by = null, version = version + 1 where id = $1`,
      [id],
    );
  }

  /** Remembers a move; of one that opens the month again, with the snapshot that it lets go. */
  async moved(tx: Transaction, id: string, { name, reason, snapshotHash }: Move): Promise<void> {
    await tx.query(
      `insert into restitution_move (restitution_id, name, reason, snapshot_hash, snapshot, by_id, at)
       select id, $2, $3, $4, case when $2 = 'reopen' then snapshot end, $5, $6 from restitution where id = $1`,
      [id, name, reason, snapshotHash, tx.actor.personId, tx.now],
    );
  }
}
