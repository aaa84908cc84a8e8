import { Inject, Injectable } from '@nestjs/common';
import type { Notification, Reminded, RemindUpdates } from '@jalon/contracts';
import {
  addMonths,
  DomainError,
  dueReminders,
  monthOf,
  reminderNumber,
  restitutionDays,
  type DueReminder,
  type LocalDate,
  type Month,
  type ReminderOccasion,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { Database, type Query } from '../../../database/database.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { Notifier } from '../../notifications/index.js';
import { countOwed, OwedQuery, type OwedBy } from '../persistence/owed.query.js';
import { ReminderStore } from '../persistence/reminder.store.js';
import { RestitutionStore } from '../persistence/restitution.store.js';
import { checkBegun } from './restitution-queries.js';

interface Occasion {
  readonly month: Month;
  readonly name: ReminderOccasion;
  readonly on: LocalDate;
  readonly today: LocalDate;
  /** Who reminds; null for the clock. */
  readonly by: string | null;
}

/** Nobody: what the clock tells, it tells by itself. */
const CLOCK_ACTOR = { accountId: null, personId: null, requestId: null };

/** Another worker was first: nothing is written. */
const TOLD = new Error('This occasion is told');

/** Tells who has not updated a month, in their notifications: by hand, and by the clock on J-5 and J. */
@Injectable()
export class RemindUpdatesCommands {
  constructor(
    private readonly store: RestitutionStore,
    private readonly owed: OwedQuery,
    private readonly reminders: ReminderStore,
    private readonly notifier: Notifier,
    private readonly database: Database,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Those people, or everybody who owes an update; each once a day. Who owes nothing or has no account is left out of
   * the answer.
   * @throws DomainError `transition_not_allowed` once the month is frozen, `not_found` for one that has not begun
   */
  byHand(context: RequestContext, month: Month, { personIds }: RemindUpdates): Promise<Reminded> {
    const on = today(this.clock);
    checkBegun(month, on);
    return this.work.once(context.actor, context.once, async (tx) => {
      const { id } = await this.store.hold(tx, month);
      const { state } = await this.store.one(queryOf(tx), month);
      if (state !== 'open') {
        throw new DomainError('transition_not_allowed', 'Nothing is awaited of a frozen month', [
          { path: 'month', code: 'month_wrong_state' },
        ]);
      }
      const people = await this.owed.read(queryOf(tx), month, on);
      const asked = new Set(personIds);
      const chosen = people.filter(({ person }) => asked.size === 0 || (person && asked.has(person.id)));
      const by = await this.nameOf(tx);
      const told = await this.tell(tx, id, chosen, { month, name: 'by_hand', on, today: on, by });
      return { occasion: 'by_hand', people: told };
    });
  }

  /** Tells what the days ask for; a second call, or another worker at the same time, tells nothing again. */
  async byClock(): Promise<void> {
    const on = today(this.clock);
    const current = monthOf(on);
    const query: Query = (text, values) => this.database.query(text, values);
    const known = await this.reminders.told(query, [addMonths(current, -1), current]);
    for (const due of dueReminders(on, known)) {
      await this.tellOccasion(due, on).catch((error: unknown) => {
        if (error !== TOLD) throw error;
      });
    }
  }

  private async tellOccasion({ month, occasion, on }: DueReminder, day: LocalDate): Promise<void> {
    await this.work.run(CLOCK_ACTOR, async (tx) => {
      const { id } = await this.store.hold(tx, month);
      if (!(await this.reminders.tick(tx, id, occasion))) throw TOLD;
      const people = await this.owed.read(queryOf(tx), month, day);
      await this.tell(tx, id, people, { month, name: occasion, on, today: day, by: null });
    });
  }

  private async tell(
    tx: Transaction,
    restitutionId: string,
    people: readonly OwedBy[],
    occasion: Occasion,
  ): Promise<Reminded['people']> {
    const reachable = people.flatMap(({ person, reachable, useCases }) =>
      person && reachable ? [{ person, useCases }] : [],
    );
    const ids = reachable.map(({ person }) => person.id);
    const fresh = await this.reminders.record(tx, restitutionId, ids, occasion);
    const told = reachable.filter(({ person }) => fresh.has(person.id));
    await this.notifier.tell(
      tx,
      told.map(({ person, useCases }) => ({
        personId: person.id,
        kind: 'month_to_update',
        subjectId: restitutionId,
        occasion: reminderNumber(occasion.name, occasion.on),
        data: dataOf(occasion, countOwed(useCases)),
      })),
    );
    await audit(tx, restitutionId, occasion.name, told.length);
    return told.map(({ person }) => person);
  }

  private async nameOf(tx: Transaction): Promise<string | null> {
    const [person] = await tx.query<{ name: string }>('select name from person where id = $1', [
      tx.actor.personId,
    ]);
    return person?.name ?? null;
  }
}

function dataOf(
  { month, by }: Occasion,
  owed: { readonly useCases: number; readonly milestones: number },
): Notification['data'] {
  return {
    title: month,
    heldOn: restitutionDays(month).dueOn,
    by,
    actions: [],
    decisions: 0,
    reason: null,
    owed: { month, ...owed },
  };
}

async function audit(tx: Transaction, id: string, occasion: ReminderOccasion, people: number): Promise<void> {
  await tx.audit({
    action: 'restitution.reminded',
    subjectType: 'restitution',
    subjectId: id,
    changes: [
      { path: 'occasion', before: null, after: occasion },
      { path: 'people', before: null, after: people },
    ],
  });
}

function queryOf(tx: Transaction): Query {
  return (text, values) => tx.query(text, values);
}
