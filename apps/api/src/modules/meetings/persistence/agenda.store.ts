import { Injectable } from '@nestjs/common';
import type { AgendaDraft, AgendaItem, AgendaState } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';

/** Whose list of items it is. */
export type AgendaOwner = { readonly meetingId: string } | { readonly seriesId: string };

export interface WrittenItem extends AgendaDraft {
  readonly id?: string | undefined;
  readonly state: AgendaState;
}

export interface BacklogItem extends AgendaItem {
  /** Waits for the next meeting that is planned. */
  readonly forNext: boolean;
}

const ITEM = `a.id, a.title, a.note, a.owner_id as "ownerId", a.minutes, a.use_case_id as "useCaseId", a.state,
  a.carried_from_id as "carriedFromId"`;

/** Items of agendas and backlogs, written under the lock of their meeting or series. */
@Injectable()
export class AgendaStore {
  /** Those of the meeting's items that something goes on with. */
  async followed(tx: Transaction, meetingId: string): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      `select f.carried_from_id as id from agenda_item a join agenda_item f on f.carried_from_id = a.id
       where a.meeting_id = $1`,
      [meetingId],
    );
    return new Set(rows.map((row) => row.id));
  }

  backlog(tx: Transaction, seriesId: string): Promise<BacklogItem[]> {
    return tx.query<BacklogItem>(
      `select ${ITEM}, a.for_next as "forNext" from agenda_item a
       where a.series_id = $1 and a.meeting_id is null order by a.rank, a.id`,
      [seriesId],
    );
  }

  /** The whole list in its order: items with an id are kept, the others are new, what is left out goes. */
  async write(tx: Transaction, owner: AgendaOwner, items: readonly WrittenItem[]): Promise<void> {
    const [column, ownerId] = columnOf(owner);
    const mine = column === 'meeting_id' ? 'meeting_id = $1' : 'series_id = $1 and meeting_id is null';
    const kept = items.flatMap((item) => item.id ?? []);
    await tx.query(`delete from agenda_item where ${mine} and id <> all($2::uuid[])`, [ownerId, kept]);
    const ranked = items.map((item, index) => ({ ...item, rank: index + 1 }));
    await tx.query(
      `update agenda_item a set rank = i.rank, title = i.title, note = i.note, owner_id = i.owner_id,
         minutes = i.minutes, use_case_id = i.use_case_id, state = i.state
       from ${UNNESTED} where a.id = i.id and ${mine}`,
      [ownerId, ...columns(ranked.filter((item) => item.id !== undefined))],
    );
    await this.insert(
      tx,
      column,
      ownerId,
      ranked.filter((item) => item.id === undefined),
    );
  }

  /** Adds at the end. `carriedFromId` says what an item goes on with. */
  async append(
    tx: Transaction,
    owner: AgendaOwner,
    items: readonly (AgendaDraft & { readonly carriedFromId: string })[],
    forNext = false,
  ): Promise<void> {
    const [column, ownerId] = columnOf(owner);
    const last = await this.lastRank(tx, column, ownerId);
    const ranked = items.map((item, index) => ({ ...item, state: 'open' as const, rank: last + index + 1 }));
    await this.insert(tx, column, ownerId, ranked, forNext);
  }

  /** Items of the backlog become items of the meeting, at its end, in the order given. */
  async take(tx: Transaction, meetingId: string, itemIds: readonly string[]): Promise<void> {
    const last = await this.lastRank(tx, 'meeting_id', meetingId);
    await tx.query(
      `update agenda_item a set meeting_id = $1, series_id = null, for_next = false, rank = $3 + i.place
       from unnest($2::uuid[]) with ordinality as i (id, place) where a.id = i.id`,
      [meetingId, itemIds, last],
    );
  }

  async mark(tx: Transaction, itemIds: readonly string[], state: AgendaState): Promise<void> {
    await tx.query('update agenda_item set state = $2 where id = any($1::uuid[])', [itemIds, state]);
  }

  private async lastRank(tx: Transaction, column: string, ownerId: string): Promise<number> {
    const [row] = await tx.query<{ rank: number }>(
      `select coalesce(max(rank), 0)::int as rank from agenda_item where ${column} = $1`,
      [ownerId],
    );
    return row?.rank ?? 0;
  }

  private async insert(
    tx: Transaction,
    column: string,
    ownerId: string,
    items: readonly RankedItem[],
    forNext = false,
  ): Promise<void> {
    if (items.length === 0) return;
    await tx.query(
      `insert into agenda_item (${column}, for_next, rank, title, note, owner_id, minutes, use_case_id, state,
         carried_from_id)
       select $1, $11, i.rank, i.title, i.note, i.owner_id, i.minutes, i.use_case_id, i.state, i.carried_from_id
       from ${UNNESTED}`,
      [ownerId, ...columns(items), forNext],
    );
  }
}

type RankedItem = WrittenItem & { readonly rank: number; readonly carriedFromId?: string };

const UNNESTED = `unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::uuid[], $7::int[], $8::uuid[],
  $9::text[], $10::uuid[]) as i (id, rank, title, note, owner_id, minutes, use_case_id, state, carried_from_id)`;

function columns(items: readonly RankedItem[]): unknown[][] {
  return [
    items.map((item) => item.id ?? null),
    items.map((item) => item.rank),
    items.map((item) => item.title),
    items.map((item) => item.note),
    items.map((item) => item.ownerId),
    items.map((item) => item.minutes),
    items.map((item) => item.useCaseId),
    items.map((item) => item.state),
    items.map((item) => item.carriedFromId ?? null),
  ];
}

function columnOf(owner: AgendaOwner): [column: 'meeting_id' | 'series_id', id: string] {
  return 'meetingId' in owner ? ['meeting_id', owner.meetingId] : ['series_id', owner.seriesId];
}
