import { Injectable } from '@nestjs/common';
import type { AbsenceKind, LocalDate, Month, WeekSchedule } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** A day that differs from the schedule. */
export interface DayRow {
  readonly on: LocalDate;
  readonly minutes: number;
  readonly absence: AbsenceKind | null;
  readonly agreed: boolean;
  readonly paid: boolean;
  readonly note: string;
}

/** A month as it was closed. */
export interface ClosedMonth {
  readonly month: Month;
  readonly minutes: number;
  readonly rateCents: number;
  readonly owedCents: number;
  readonly paidCents: number | null;
  readonly paidOn: LocalDate | null;
  readonly closedAt: string;
  readonly version: number;
}

/** Another internship of the same person. */
export interface OtherRow {
  readonly id: string;
  readonly school: string;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly teachingFrom: LocalDate;
  readonly teachingTo: LocalDate;
  readonly weekMinutes: WeekSchedule;
}

/** Days and months of an internship; who reads them was found to see it. */
@Injectable()
export class PresenceStore {
  constructor(private readonly database: Database) {}

  days(id: string, tx?: Transaction): Promise<readonly DayRow[]> {
    return this.read<DayRow>(
      `select on_day as "on", minutes, absence, agreed, paid, note from internship_day
       where internship_id = $1 order by on_day`,
      [id],
      tx,
    );
  }

  async months(id: string, tx?: Transaction): Promise<readonly ClosedMonth[]> {
    const rows = await this.read<Omit<ClosedMonth, 'closedAt'> & { readonly closedAt: string | Date }>(
      `select month, minutes, rate_cents as "rateCents", owed_cents as "owedCents", paid_cents as "paidCents",
         paid_on as "paidOn", closed_at as "closedAt", version
       from internship_month where internship_id = $1 order by month`,
      [id],
      tx,
    );
    return rows.map((row) => ({ ...row, closedAt: new Date(row.closedAt).toISOString() }));
  }

  others(id: string, personId: string, tx?: Transaction): Promise<readonly OtherRow[]> {
    return this.read<OtherRow>(
      `select id, school, starts_on as "startOn", coalesce(ended_on, ends_on) as "endOn",
         teaching_from as "teachingFrom", teaching_to as "teachingTo", week_minutes as "weekMinutes"
       from internship where person_id = $2 and id <> $1`,
      [id, personId],
      tx,
    );
  }

  async saveDays(
    tx: Transaction,
    id: string,
    days: readonly LocalDate[],
    day: Omit<DayRow, 'on'>,
  ): Promise<void> {
    await tx.query(
      `insert into internship_day (internship_id, on_day, minutes, absence, agreed, paid, note)
       select $1, day, $3, $4, $5, $6, $7 from unnest($2::date[]) as day
       on conflict (internship_id, on_day) do update set minutes = excluded.minutes, absence = excluded.absence,
         agreed = excluded.agreed, paid = excluded.paid, note = excluded.note`,
      [id, days, day.minutes, day.absence, day.agreed, day.paid, day.note],
    );
  }

  async clearDays(tx: Transaction, id: string, from: LocalDate, to: LocalDate): Promise<void> {
    await tx.query('delete from internship_day where internship_id = $1 and on_day between $2 and $3', [
      id,
      from,
      to,
    ]);
  }

  async close(
    tx: Transaction,
    id: string,
    month: Pick<ClosedMonth, 'month' | 'minutes' | 'rateCents' | 'owedCents'>,
  ): Promise<void> {
    await tx.query(
      `insert into internship_month (internship_id, month, minutes, rate_cents, owed_cents, closed_by, closed_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, month.month, month.minutes, month.rateCents, month.owedCents, tx.actor.accountId, tx.now],
    );
  }

  async pay(
    tx: Transaction,
    id: string,
    month: Month,
    paid: Pick<ClosedMonth, 'paidCents' | 'paidOn'>,
  ): Promise<void> {
    await tx.query(
      `update internship_month set paid_cents = $3, paid_on = $4, version = version + 1
       where internship_id = $1 and month = $2`,
      [id, month, paid.paidCents, paid.paidOn],
    );
  }

  private read<Row extends object>(
    text: string,
    values: readonly unknown[],
    tx?: Transaction,
  ): Promise<Row[]> {
    return tx ? tx.query<Row>(text, values) : this.database.query<Row>(text, values);
  }
}
