import { Injectable } from '@nestjs/common';
import type { Notification, NotificationKind } from '@jalon/contracts';
import { visibleEntity, type Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values, visibleTo } from '../../../database/visibility.js';

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

  /**
   * A partner is told what was distributed of the meetings held with its entity as it is now, and the alerts of what is
   * deployed there: what the account was told when it was another role's or entity's is not its business any more.
   */
  async mine(principal: Principal): Promise<{ items: Notification[]; unread: number }> {
    const values = new Values();
    const account = values.add(principal.accountId);
    const partner = visibleEntity(principal) !== null;
    const visible = partner
      ? `(n.kind = 'minutes_distributed' and exists (select 1 from meeting m
             where m.id = n.subject_id and ${visibleTo(principal, values, 'm.entity_id')})
           or n.kind = 'usage_alerts' and (n.data -> 'alerts' ->> 'entityId')::uuid = ${values.add(visibleEntity(principal))}::uuid)`
      : 'true';
    // Partners' statements are others.
    const named = (name: string) => (partner ? `${name}-partner` : name);
    const [items, [count]] = await Promise.all([
      this.database.query<Notification>(
        `select n.id, n.kind, n.subject_id as "subjectId", n.data, n.at, n.read_at as "readAt" from notification n
         where n.account_id = ${account} and ${visible} order by n.at desc, n.id limit ${MOST}`,
        values.all,
        named('notifications-mine'),
      ),
      this.database.query<{ unread: number }>(
        `select count(*)::int as unread from notification n
         where n.account_id = ${account} and n.read_at is null and ${visible}`,
        values.all,
        named('notifications-unread'),
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
