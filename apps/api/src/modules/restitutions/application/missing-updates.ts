import { Inject, Injectable } from '@nestjs/common';
import type { MissingUpdates } from '@jalon/contracts';
import type { Month } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { Database } from '../../../database/database.js';
import { countOwed, OwedQuery } from '../persistence/owed.query.js';
import { ReminderStore } from '../persistence/reminder.store.js';
import { RestitutionStore } from '../persistence/restitution.store.js';
import { checkBegun } from './restitution-queries.js';

/** Who has not updated a month: of a frozen one, nothing is awaited any more. */
@Injectable()
export class MissingUpdatesQuery {
  constructor(
    private readonly store: RestitutionStore,
    private readonly owed: OwedQuery,
    private readonly reminders: ReminderStore,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` for a month that has not begun */
  read(month: Month): Promise<MissingUpdates> {
    const on = today(this.clock);
    checkBegun(month, on);
    return this.database.snapshot(async (query) => {
      const { id, state } = await this.store.one(query, month);
      const people = state === 'open' ? await this.owed.read(query, month, on) : [];
      const reminded = await this.reminders.lastOf(query, id);
      return {
        month,
        ...countOwed(people.flatMap(({ useCases }) => useCases)),
        items: people.map(({ person, reachable, useCases }) => ({
          person,
          reachable,
          remindedAt: (person && reminded.get(person.id)) ?? null,
          useCases: [...useCases],
        })),
      };
    });
  }
}
