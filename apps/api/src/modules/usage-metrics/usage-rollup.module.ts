import { Module } from '@nestjs/common';
import { RollUpUsage } from './application/roll-up-usage.js';
import { RollupStore } from './persistence/rollup.store.js';

/** What makes figures out of events: for the clock of the worker, and for who has just brought some. */
@Module({
  providers: [RollupStore, RollUpUsage],
  exports: [RollUpUsage],
})
export class UsageRollupModule {}
