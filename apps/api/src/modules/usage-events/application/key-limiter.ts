import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../config/clock.js';
import { TooManyAttempts } from '../../../http/too-many-attempts.js';

interface Bucket {
  left: number;
  at: number;
}

/** Requests of one key a second, on average, and at once. One process counts its own. */
export const KEY_RATE = { perSecond: 200, burst: 600 };

/** Keeps one sender from taking the place of all others: a bucket of requests a key, refilled steadily. */
@Injectable()
export class KeyLimiter {
  /** Tests change it. */
  rate = KEY_RATE;
  private readonly buckets = new Map<string, Bucket>();

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws TooManyAttempts */
  take(keyId: string): void {
    const now = this.clock.now().getTime();
    const bucket = this.buckets.get(keyId) ?? { left: this.rate.burst, at: now };
    const gained = (Math.max(0, now - bucket.at) / 1_000) * this.rate.perSecond;
    bucket.left = Math.min(this.rate.burst, bucket.left + gained);
    bucket.at = now;
    this.buckets.set(keyId, bucket);
    if (bucket.left < 1) throw new TooManyAttempts(1);
    bucket.left -= 1;
  }
}
