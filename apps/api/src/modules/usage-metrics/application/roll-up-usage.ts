import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { RollupStore } from '../persistence/rollup.store.js';

/** Makes the figures of usage follow the events. Any number of workers may do it at the same time, and again. */
@Injectable()
export class RollUpUsage {
  constructor(
    private readonly store: RollupStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every solution that has something new; one that fails does not keep the others from theirs. */
  async byClock(): Promise<void> {
    const failures: unknown[] = [];
    for (const id of await this.store.due(today(this.clock))) {
      await this.solution(id).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Figures of usage could not be made');
  }

  /** One solution, right now: what was accepted before the call is in the figures after it. */
  async solution(solutionId: string): Promise<void> {
    await this.store.rollUp(solutionId, today(this.clock), this.clock.now());
  }
}
