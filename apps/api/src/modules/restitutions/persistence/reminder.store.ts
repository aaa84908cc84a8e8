import { Injectable } from '@nestjs/common';
import type { ClockOccasion, LocalDate, Month, ReminderOccasion, ToldMonth } from '@jalon/domain';
import type { Query } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** Who was reminded of which month, and what the clock has told. */
@Injectable()
export class ReminderStore {
  /** When each person was last reminded of the month. */
  async lastOf(query: Query, restitutionId: string | null): Promise<ReadonlyMap<string, string>> {
    if (restitutionId === null) return new Map();
    const rows = await query<{ personId: string; at: string }>(
      `select person_id as "personId", max(at) as at from restitution_reminder where restitution_id = $1
       group by person_id`,
      [restitutionId],
    );
    return new Map(rows.map(({ personId, at }) => [personId, at]));
  }

  /**
   * Writes down that these people are reminded; one who was already, on this occasion or today, is left out.
   * @param on the day that the occasion stands for
   * @param today the day it is, in Paris
   * @returns the people to tell
   */
  async record(
    tx: Transaction,
    restitutionId: string,
    personIds: readonly string[],
    occasion: { readonly name: ReminderOccasion; readonly on: LocalDate; readonly today: LocalDate },
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ personId: string }>(
      `insert into restitution_reminder (restitution_id, person_id, occasion, on_day, at)
       select $1, p.id, $3, $4, $5 from unnest($2::uuid[]) as p(id)
       where not exists (select 1 from restitution_reminder r where r.restitution_id = $1 and r.person_id = p.id
         and (r.at at time zone 'Europe/Paris')::date = $6::date)
       on conflict do nothing returning person_id as "personId"`,
      [restitutionId, personIds, occasion.name, occasion.on, tx.now, occasion.today],
    );
    return new Set(rows.map(({ personId }) => personId));
  }

  /** What the clock knows of these months. */
  async told(query: Query, months: readonly Month[]): Promise<ToldMonth[]> {
    const rows = await query<{ month: Month; open: boolean; before: boolean; due: boolean }>(
      `select month, state = 'open' as open, before_told_at is not null as before, due_told_at is not null as due
       from restitution where month = any($1::text[])`,
      [months],
    );
    return rows.map(({ month, open, before, due }) => ({ month, open, told: { before, due } }));
  }

  /** Ticks the occasion, once: false when the month was frozen or another worker told it meanwhile. */
  async tick(tx: Transaction, restitutionId: string, occasion: ClockOccasion): Promise<boolean> {
    const column = occasion === 'before' ? 'before_told_at' : 'due_told_at';
    const rows = await tx.query(
      `update restitution set ${column} = $2 where id = $1 and ${column} is null and state = 'open' returning id`,
      [restitutionId, tx.now],
    );
    return rows.length > 0;
  }
}
