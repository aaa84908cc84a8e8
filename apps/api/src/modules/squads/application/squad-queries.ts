import { Inject, Injectable } from '@nestjs/common';
import type { Squads } from '@jalon/contracts';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { SquadStore } from '../persistence/squad.store.js';
import { toSquad } from './squad-view.js';

@Injectable()
export class SquadQueries {
  constructor(
    private readonly store: SquadStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(): Promise<Squads> {
    const day = today(this.clock);
    return { items: (await this.store.list()).map((row) => toSquad(row, day)), today: day };
  }
}
