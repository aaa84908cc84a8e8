import { Injectable } from '@nestjs/common';
import type { RegisterKind, RegisterState, Stage } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** A typed row and the item it became. */
export interface KeptEntry {
  readonly entryId: string;
  readonly itemId: string;
  readonly useCaseId: string;
  readonly kind: RegisterKind;
}

export interface RegisterRow extends KeptEntry {
  readonly number: number;
  readonly title: string;
  readonly state: RegisterState;
}

/** A use case that something is to be written to. */
export interface HeldRegister {
  readonly id: string;
  readonly code: string;
  readonly stage: Stage;
  readonly items: number;
}

const ENTRY = `e.entry_id as "entryId", i.id as "itemId", i.use_case_id as "useCaseId", i.kind`;
const FROM = 'from minutes_entry e join register_item i on i.id = e.register_item_id';

/** What typed rows became in the register: each once, whatever is repeated. */
@Injectable()
export class EntryStore {
  constructor(private readonly database: Database) {}

  kept(tx: Transaction, minutesId: string): Promise<KeptEntry[]> {
    return tx.query<KeptEntry>(`select ${ENTRY} ${FROM} where e.minutes_id = $1`, [minutesId]);
  }

  /** The row is this item from `edition` on. */
  async keep(
    tx: Transaction,
    minutesId: string,
    entry: { readonly entryId: string; readonly itemId: string; readonly edition: number },
  ): Promise<void> {
    await tx.query(
      `insert into minutes_entry (minutes_id, entry_id, register_item_id, edition) values ($1, $2, $3, $4)
       on conflict (minutes_id, entry_id)
       do update set register_item_id = excluded.register_item_id, edition = excluded.edition`,
      [minutesId, entry.entryId, entry.itemId, entry.edition],
    );
  }

  /** Holds the registers of `useCaseIds` in the order of their ids, as every approval does: none waits for another. */
  async hold(tx: Transaction, useCaseIds: readonly string[]): Promise<HeldRegister[]> {
    await tx.query('select 1 from use_case where id = any($1::uuid[]) order by id for no key update', [
      useCaseIds,
    ]);
    return tx.query<HeldRegister>(
      `select u.id, u.code, u.stage,
         (select count(*)::int from register_item i where i.use_case_id = u.id) as items
       from use_case u where u.id = any($1::uuid[]) order by u.id`,
      [useCaseIds],
    );
  }

  /** By use case and kind, as registers are read. */
  list(minutesId: string): Promise<RegisterRow[]> {
    return this.database.query<RegisterRow>(
      `select ${ENTRY}, i.number, i.title, i.state ${FROM} join use_case u on u.id = i.use_case_id
       where e.minutes_id = $1
       order by u.number, array_position(array['decision','action','risk'], i.kind), i.number`,
      [minutesId],
      'minutes-register',
    );
  }
}
