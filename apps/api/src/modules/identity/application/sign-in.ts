import { createHash, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { SignIn } from '@jalon/contracts';
import { CLOCK, type Clock } from '../../../config/clock.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { TooManyAttempts } from '../../../http/too-many-attempts.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { LoginThrottle, type Bucket } from '../persistence/login-throttle.js';
import { SessionStore } from '../persistence/session.store.js';
import { passwordMatches } from './passwords.js';
import { ABSOLUTE_HOURS, hashToken } from './session-reader.js';

/** Opens and ends sessions. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionStore,
    private readonly throttle: LoginThrottle,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A new session token when the password is right, else null.
   * @throws TooManyAttempts while the account or the address has to wait.
   */
  async signIn(command: SignIn, address: string, requestId: string): Promise<string | null> {
    const now = this.clock.now();
    const account = `account:${createHash('sha256').update(command.email.toLowerCase()).digest('base64url')}`;
    const buckets: readonly Bucket[] = [
      { key: account, free: 5 },
      { key: `address:${addressBlock(address)}`, free: 30 },
    ];
    const wait = await this.throttle.wait(buckets, now);
    if (wait > 0) throw new TooManyAttempts(wait);

    const found = await this.accounts.credentials(command.email);
    const right = await passwordMatches(found?.password_hash ?? null, command.password);
    if (!found || !right || found.disabled) {
      await this.throttle.failed(buckets, now);
      return null;
    }
    await this.throttle.succeeded(account);
    const token = randomBytes(32).toString('base64url');
    await this.work.run({ accountId: found.id, personId: null, requestId }, async (tx) => {
      await this.sessions.open(tx, {
        tokenHash: hashToken(token),
        accountId: found.id,
        csrfToken: randomBytes(24).toString('base64url'),
        now,
        endsAt: new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000),
      });
      await tx.audit({ action: 'session.opened', subjectType: 'account', subjectId: found.id });
    });
    return token;
  }

  async signOut(accountId: string, tokenHash: Buffer, requestId: string): Promise<void> {
    await this.work.run({ accountId, personId: null, requestId }, async (tx) => {
      await this.sessions.end(tx, tokenHash);
      await tx.audit({ action: 'session.ended', subjectType: 'account', subjectId: accountId });
    });
    this.sessions.forget();
  }
}

/** One household or machine: an IPv4 address, or the /64 of an IPv6 one. */
export function addressBlock(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::', 2);
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const end = tail === '' ? [] : tail.split(':');
    while (groups.length + end.length < 8) groups.push('0');
    groups.push(...end);
  }
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
