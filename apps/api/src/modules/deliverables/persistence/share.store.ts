import { Injectable } from '@nestjs/common';
import type { DeliverableShare, Language } from '@jalon/contracts';
import {
  DELIVERABLE_KINDS,
  DELIVERABLE_RULES,
  type DeliverableFormat,
  type DeliverableKind,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { FORMAT_ORDER } from './columns.js';
import { INTERNSHIP_KINDS } from './internship-rows.js';
import type { FoundFile } from './version.store.js';

const quoted = (kinds: readonly DeliverableKind[]): string => kinds.map((kind) => `'${kind}'`).join(', ');
const REVIEWED = quoted(DELIVERABLE_KINDS.filter((kind) => DELIVERABLE_RULES[kind].reviewed));
const OF_INTERNS = quoted(INTERNSHIP_KINDS);
const UNSHARED = quoted(DELIVERABLE_KINDS.filter((kind) => DELIVERABLE_RULES[kind].personal));
/**
 * A link opens while it has neither ended nor been taken back, and, where its kind asks for approval, while its version is
 * the one that is approved. Whoever has it may open it, so none leads to what its reader alone may see, and none outlives
 * the internship it is of.
 */
const OPENS = `s.revoked_at is null and s.expires_at > $1 and (d.kind not in (${REVIEWED}) or (d.state = 'approved'
  and v.number = (select w.version_number from deliverable_move w where w.deliverable_id = d.id and w.name = 'approve'
    order by w.seq desc limit 1)))
  and d.kind not in (${UNSHARED})
  and (d.kind not in (${OF_INTERNS}) or exists (select 1 from internship i where i.id = d.subject_id))`;

const SHARE = `select s.id, v.number, p.name as "byName", s.created_at as "createdAt", s.expires_at as "expiresAt",
    s.revoked_at as "revokedAt", ${OPENS} as active, s.opened, s.last_opened_at as "lastOpenedAt"
  from deliverable_share s join deliverable_version v on v.id = s.version_id
    join deliverable d on d.id = s.deliverable_id
    left join account a on a.id = s.created_by left join person p on p.id = a.person_id`;

/** What a link that opens leads to. */
export interface OpenShare {
  readonly id: string;
  readonly versionId: string;
  readonly kind: DeliverableKind;
  readonly title: string;
  readonly language: Language;
  readonly month: string | null;
  readonly readyAt: string;
  readonly expiresAt: string;
}

/** Links to files: of each only the hash of its token is known here. */
@Injectable()
export class ShareStore {
  constructor(private readonly database: Database) {}

  list(deliverableId: string, now: string): Promise<DeliverableShare[]> {
    return this.database.query<DeliverableShare>(
      `${SHARE} where s.deliverable_id = $2 order by s.created_at desc, s.id limit 200`,
      [now, deliverableId],
      'deliverable-shares',
    );
  }

  async add(
    tx: Transaction,
    share: {
      readonly deliverableId: string;
      readonly versionId: string;
      readonly tokenHash: Buffer;
      readonly expiresAt: string;
    },
  ): Promise<DeliverableShare> {
    const [added] = await tx.query<{ id: string }>(
      `insert into deliverable_share (deliverable_id, version_id, token_hash, created_by, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6) returning id`,
      [share.deliverableId, share.versionId, share.tokenHash, tx.actor.accountId, tx.now, share.expiresAt],
    );
    const [row] = await tx.query<DeliverableShare>(`${SHARE} where s.id = $2`, [tx.now, added?.id]);
    if (!row) throw new Error('The link is not there');
    return row;
  }

  /** Takes a link back; false where there is none. One that was taken back stays as it was. */
  async revoke(tx: Transaction, deliverableId: string, id: string): Promise<boolean> {
    const rows = await tx.query(
      `update deliverable_share set revoked_at = coalesce(revoked_at, $3)
       where deliverable_id = $1 and id = $2 returning id`,
      [deliverableId, id, tx.now],
    );
    return rows.length > 0;
  }

  async open(tokenHash: Buffer, now: string): Promise<OpenShare | undefined> {
    const [row] = await this.database.query<OpenShare>(
      `select s.id, s.version_id as "versionId", d.kind, d.title, d.language, d.month, v.ready_at as "readyAt",
         s.expires_at as "expiresAt"
       from deliverable_share s join deliverable d on d.id = s.deliverable_id
         join deliverable_version v on v.id = s.version_id
       where ${OPENS} and s.token_hash = $2`,
      [now, tokenHash],
      'deliverable-share-open',
    );
    return row;
  }

  files(
    versionId: string,
  ): Promise<{ readonly format: DeliverableFormat; readonly fileName: string; readonly size: number }[]> {
    return this.database.query(
      `select f.format, f.file_name as "fileName", f.size from deliverable_file f
       where f.version_id = $1 order by ${FORMAT_ORDER}`,
      [versionId],
      'deliverable-share-files',
    );
  }

  async file(versionId: string, format: DeliverableFormat): Promise<FoundFile | undefined> {
    const [row] = await this.database.query<FoundFile>(
      `select file_name as "fileName", bytes, sha256 from deliverable_file where version_id = $1 and format = $2`,
      [versionId, format],
      'deliverable-share-file',
    );
    return row;
  }

  async count(tx: Transaction, id: string): Promise<void> {
    await tx.query('update deliverable_share set opened = opened + 1, last_opened_at = $2 where id = $1', [
      id,
      tx.now,
    ]);
  }
}
