import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { Listener } from '../../../database/listener.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface SessionRow {
  readonly account_id: string;
  readonly person_id: string;
  readonly role: string;
  readonly entity_id: string | null;
  readonly csrf_token: string;
  readonly last_seen_at: string;
  readonly ends_at: string;
}

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly csrfToken: string;
  readonly now: Date;
  readonly endsAt: Date;
}

/** How long a row may be kept at most, whatever was or was not said meanwhile. */
const KEPT_MS = 2_000;
const KEPT_AT_MOST = 10_000;

/**
 * Sessions with the account they open. A row is kept in memory for two seconds; it is dropped at once when this
 * process changes a session or an account, within milliseconds when another one does (NOTIFY), and nothing is
 * kept while nobody listens.
 */
@Injectable()
export class SessionStore {
  private generation = 0;
  private readonly kept = new Map<string, { readonly row: SessionRow; readonly until: number }>();

  constructor(
    private readonly database: Database,
    private readonly listener: Listener,
  ) {
    listener.on('jalon_session', () => this.forget());
  }

  /** What is in memory counts no more: call it after the commit of whatever changes a session or an account. */
  forget(): void {
    this.generation++;
    this.kept.clear();
  }

  async find(tokenHash: Buffer): Promise<SessionRow | undefined> {
    const key = tokenHash.toString('base64');
    const known = this.kept.get(key);
    if (known && known.until > performance.now() && this.listener.connected) return known.row;
    const { generation } = this;
    const [row] = await this.database.query<SessionRow>(
      `select s.account_id, a.person_id, a.role, a.entity_id, s.csrf_token, s.last_seen_at, s.ends_at
       from session s join account a on a.id = s.account_id
       where s.token_hash = $1 and a.disabled_at is null`,
      [tokenHash],
      'session-find',
    );
    if (this.kept.size >= KEPT_AT_MOST) this.kept.clear();
    // Read before something changed: true then, not to be kept.
    if (row && generation === this.generation)
      this.kept.set(key, { row, until: performance.now() + KEPT_MS });
    else this.kept.delete(key);
    return row;
  }

  /** Not audited: it says that somebody is there, not what they did. */
  async touch(tokenHash: Buffer, now: Date): Promise<void> {
    this.kept.delete(tokenHash.toString('base64'));
    await this.database.query(
      `with seen as (update session set last_seen_at = $2 where token_hash = $1 returning account_id)
       update account set last_seen_at = $2 where id in (select account_id from seen)`,
      [tokenHash, now],
    );
  }

  async open(tx: Transaction, session: NewSession): Promise<void> {
    await tx.query('delete from session where ends_at < $1', [session.now]);
    await tx.query(
      `insert into session (token_hash, account_id, csrf_token, created_at, last_seen_at, ends_at)
       values ($1, $2, $3, $4, $4, $5)`,
      [session.tokenHash, session.accountId, session.csrfToken, session.now, session.endsAt],
    );
    await tx.query('update account set last_seen_at = $2 where id = $1', [session.accountId, session.now]);
  }

  async end(tx: Transaction, tokenHash: Buffer): Promise<void> {
    await tx.query('delete from session where token_hash = $1', [tokenHash]);
  }

  /** Ends every session of an account, but for the one that asks. */
  async endAll(tx: Transaction, accountId: string, except: Buffer | null): Promise<void> {
    await tx.query('delete from session where account_id = $1 and ($2::bytea is null or token_hash <> $2)', [
      accountId,
      except,
    ]);
  }
}
