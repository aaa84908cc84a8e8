import type { CreateView, SavedView } from '@jalon/contracts';
import { may, type Principal } from '@jalon/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

const UNIQUE_VIOLATION = '23505';

export interface ViewRow {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  readonly version: number;
}

const COLUMNS = `v.id, v.account_id as "accountId", v.name, v.query, v.shared, v.version`;
/**
 * Everybody's own, and within the lab what colleagues share: the name of a view may speak of other partners. A shared
 * view asks with the rights of whoever opens it.
 */
const seen = (principal: Principal) =>
  may(principal, 'view:share') ? '(v.account_id = $1 or v.shared)' : 'v.account_id = $1';

@Injectable()
export class ViewStore {
  constructor(private readonly database: Database) {}

  all(principal: Principal): Promise<SavedView[]> {
    return this.database.query<SavedView>(
      `select v.id, v.name, v.query, v.shared, v.account_id = $1 as mine, p.name as "byName", v.version
       from saved_view v join account a on a.id = v.account_id join person p on p.id = a.person_id
       where ${seen(principal)} order by fold(v.name), v.id`,
      [principal.accountId],
      may(principal, 'view:share') ? 'saved-views' : 'own-views',
    );
  }

  /** Held until the end of the transaction; undefined for what `principal` may not see. */
  async find(tx: Transaction, principal: Principal, id: string): Promise<ViewRow | undefined> {
    const [row] = await tx.query<ViewRow>(
      `select ${COLUMNS} from saved_view v where v.id = $2 and ${seen(principal)} for update`,
      [principal.accountId, id],
    );
    return row;
  }

  /** How many `principal` has; others of theirs that come at the same time wait. */
  async count(tx: Transaction, principal: Principal): Promise<number> {
    await tx.query('select 1 from account where id = $1 for no key update', [principal.accountId]);
    const [row] = await tx.query<{ count: number }>(
      'select count(*)::int as count from saved_view where account_id = $1',
      [principal.accountId],
    );
    return row?.count ?? 0;
  }

  /** Undefined when the person has a view of that name. */
  async add(tx: Transaction, principal: Principal, view: CreateView): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>(
      `insert into saved_view (account_id, name, query, shared, created_at) values ($1, $2, $3, $4, $5)
       on conflict (account_id, fold(name)) do nothing returning id`,
      [principal.accountId, view.name, view.query, view.shared, tx.now],
    );
    return row?.id;
  }

  /** False when the person has another view of that name. */
  async save(tx: Transaction, { id, name, query, shared }: ViewRow): Promise<boolean> {
    await tx.query('savepoint rename');
    try {
      await tx.query(
        `update saved_view set name = $2, query = $3, shared = $4, version = version + 1 where id = $1`,
        [id, name, query, shared],
      );
      return true;
    } catch (failure) {
      if ((failure as { readonly code?: string }).code !== UNIQUE_VIOLATION) throw failure;
      await tx.query('rollback to savepoint rename');
      return false;
    }
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.query('delete from saved_view where id = $1', [id]);
  }
}
