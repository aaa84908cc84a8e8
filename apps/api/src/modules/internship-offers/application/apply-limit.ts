import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../config/clock.js';
import { TooManyAttempts } from '../../../http/too-many-attempts.js';
import { network } from '../../deliverables/index.js';
import { LoginThrottle } from '../../identity/index.js';

/** A class that applies from one room is welcome; a machine that goes on waits longer each time. */
const FREE = 30;

/** How often one address may send an application: thirty within an hour, then ever more slowly. */
@Injectable()
export class ApplyLimit {
  constructor(
    private readonly throttle: LoginThrottle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws TooManyAttempts with the seconds to wait */
  async check(address: string): Promise<void> {
    const buckets = [{ key: `apply:${network(address)}`, free: FREE }];
    const now = this.clock.now();
    const wait = await this.throttle.wait(buckets, now);
    if (wait > 0) throw new TooManyAttempts(wait);
    await this.throttle.failed(buckets, now);
  }
}
