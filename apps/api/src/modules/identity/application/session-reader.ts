import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '@jalon/domain';
import { CLOCK, type Clock } from '../../../config/clock.js';
import type { SignedIn } from '../../../http/request-context.js';
import { SessionStore, type SessionRow } from '../persistence/session.store.js';

/** A session ends 30 minutes after its last request, and 8 hours after it began. */
export const IDLE_MINUTES = 30;
export const ABSOLUTE_HOURS = 8;

/** How stale "last seen" may be: a write a minute, not a write a request. */
const SEEN_EVERY_MS = 60_000;

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Finds who a session token belongs to; account, role and entity are read again at each request. */
@Injectable()
export class SessionReader {
  constructor(
    private readonly store: SessionStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whether the session is still open; asking does not keep it alive. */
  async isOpen(token: string): Promise<boolean> {
    const row = await this.store.find(hashToken(token));
    return row !== undefined && this.isCurrent(row, this.clock.now());
  }

  /** `active`: somebody did something, which keeps the session from ending as idle. */
  async find(token: string, active = true): Promise<SignedIn | null> {
    const tokenHash = hashToken(token);
    const now = this.clock.now();
    const row = await this.store.find(tokenHash);
    if (!row || !this.isCurrent(row, now)) return null;
    if (active && now.getTime() - Date.parse(row.last_seen_at) > SEEN_EVERY_MS)
      await this.store.touch(tokenHash, now);
    return {
      principal: {
        accountId: row.account_id,
        personId: row.person_id,
        role: row.role as Role,
        entityId: row.entity_id,
      },
      csrfToken: row.csrf_token,
      tokenHash,
      endsAt: row.ends_at,
    };
  }

  private isCurrent(row: SessionRow, now: Date): boolean {
    const idle = now.getTime() - Date.parse(row.last_seen_at);
    return Date.parse(row.ends_at) > now.getTime() && idle <= IDLE_MINUTES * 60_000;
  }
}
