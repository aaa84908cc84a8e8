import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../config/clock.js';
import { TooManyAttempts } from '../../../http/too-many-attempts.js';

const WINDOW_MS = 60_000;
const MOST = 60;
const ADDRESSES_MAX = 10_000;

/** How often one address may ask for what needs no account: nobody guesses a token, but files are heavy. */
@Injectable()
export class KnockLimit {
  private readonly seen = new Map<string, { since: number; count: number }>();

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws TooManyAttempts past sixty a minute */
  check(address: string): void {
    const now = this.clock.now().getTime();
    const key = network(address);
    let window = this.seen.get(key);
    if (!window || now - window.since >= WINDOW_MS) {
      window = { since: now, count: 0 };
      // The longest unseen go first: a map keeps the order in which its keys came.
      this.seen.delete(key);
      this.seen.set(key, window);
      for (const old of this.seen.keys()) {
        if (this.seen.size <= ADDRESSES_MAX) break;
        this.seen.delete(old);
      }
    }
    if (++window.count > MOST) {
      throw new TooManyAttempts(Math.max(1, Math.ceil((window.since + WINDOW_MS - now) / 1000)));
    }
  }
}

/** One machine: an IPv4 address, or the /64 of an IPv6 one. */
export function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  // The URL parser writes an address in its one shortest form; the zeros it left out are put back.
  const short = new URL(`http://[${plain.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [head = '', tail] = short.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
