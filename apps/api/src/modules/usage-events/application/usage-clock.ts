import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { addMonths, monthOf } from '@jalon/domain';
import type { Logger } from 'pino';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { LOGGER } from '../../../config/logger.js';
import { EventStore } from '../persistence/event.store.js';
import { KeyStore } from '../persistence/key.store.js';
import { oldestDay } from './ingest-events.js';

/** Keeps the months of events: the next one is there before it begins, the old ones go when nobody keeps them. */
@Injectable()
export class UsageClock implements OnModuleInit {
  constructor(
    private readonly events: EventStore,
    private readonly keys: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A worker starts all the same: events make their month themselves. */
  async onModuleInit(): Promise<void> {
    await this.ensure().catch((error: unknown) =>
      this.logger.warn({ err: error }, 'the months of events were not made'),
    );
  }

  /** Done twice, it does nothing more. @returns how many months were dropped */
  async byClock(): Promise<number> {
    await this.ensure();
    return this.events.forgetBefore(oldestDay(today(this.clock), await this.keys.retentionMonths()));
  }

  private ensure(): Promise<void> {
    const month = monthOf(today(this.clock));
    return this.events.ensureMonths([month, addMonths(month, 1)]);
  }
}
