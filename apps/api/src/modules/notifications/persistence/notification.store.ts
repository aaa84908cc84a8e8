import { Injectable } from '@nestjs/common';
import type { Notification, NotificationKind } from '@jalon/contracts';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** What one person is told on one occasion. */
export interface Notice {
  readonly personId: string;
  readonly kind: NotificationKind;
  /** Where it leads. */
  readonly subjectId: string;
  /** Which time it happens to the subject: told once for each. */
  readonly occasion: number;
  readonly data: Notification['data'];
}

const MOST = 50;

/** What accounts were told, and what of it they read. */
@Injectable()
export class NotificationStore {
  constructor(private readonly database: Database) {}

  /**
   * Writes a notice to the account of its person, in one statement for all of them. A partner's account is told of
   * what is held with its entity alone; nobody is told twice of one occasion.
   */
  async add(tx: Transaction, notices: readonly Notice[], partnerEntityId: string | null): Promise<void> {
    if (notices.length === 0) return;
    const told = notices.map(({ personId, kind, subjectId, occasion, data }) => ({
      person: personId,
      kind,
      subject: subjectId,
      occasion,
      data,
    }));
    await tx.query(
      `insert into notification (account_id, kind, subject_id, occasion, data, at)
       select a.id, n.kind, n.subject, n.occasion, n.data, $2
       from jsonb_to_recordset($1::jsonb) as n(person uuid, kind text, subject uuid, occasion integer, data jsonb)
       join account a on a.person_id = n.person
       where a.disabled_at is null and (a.role <> 'partner' or a.entity_id = $3::uuid)
       on conflict do nothing`,
      [JSON.stringify(told), tx.now, partnerEntityId],
    );
  }

  async mine(accountId: string): Promise<{ items: Notification[]; unread: number }> {
    const [items, [count]] = await Promise.all([
      this.database.query<Notification>(
        `select id, kind, subject_id as "subjectId", data, at, read_at as "readAt" from notification
         where account_id = $1 order by at desc, id limit ${MOST}`,
        [accountId],
        'notifications-mine',
      ),
      this.database.query<{ unread: number }>(
        'select count(*)::int as unread from notification where account_id = $1 and read_at is null',
        [accountId],
        'notifications-unread',
      ),
    ]);
    return { items, unread: count?.unread ?? 0 };
  }

  /** Those of `ids` that are the account's, or all of it when there are none. Answers how many were not read yet. */
  async read(tx: Transaction, accountId: string, ids: readonly string[]): Promise<number> {
    const read = await tx.query(
      `update notification set read_at = $3
       where account_id = $1 and read_at is null and (cardinality($2::uuid[]) = 0 or id = any($2::uuid[]))
       returning id`,
      [accountId, ids, tx.now],
    );
    return read.length;
  }
}
