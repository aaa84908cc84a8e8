import { Inject, Injectable } from '@nestjs/common';
import type { Restitution, Restitutions } from '@jalon/contracts';
import {
  DomainError,
  may,
  monthOf,
  RESTITUTION_MOVES,
  restitutionDays,
  restitutionNeedsReason,
  restitutionRefusal,
  type Action,
  type LocalDate,
  type Month,
  type Principal,
  type RestitutionMove,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { Database } from '../../../database/database.js';
import { RestitutionStore, type RestitutionRecord } from '../persistence/restitution.store.js';

const ASKS: Readonly<Record<RestitutionMove, Action>> = {
  freeze: 'report:close',
  publish: 'report:close',
  reopen: 'report:reopen',
};

/** Months, and what the reader may do with one. */
@Injectable()
export class RestitutionQueries {
  constructor(
    private readonly store: RestitutionStore,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(): Promise<Restitutions> {
    const items = await this.database.snapshot((query) => this.store.months(query, today(this.clock)));
    return { items: items.map((item) => ({ ...item, dueOn: restitutionDays(item.month).dueOn })) };
  }

  /** @throws DomainError `not_found` for a month that has not begun */
  async one(principal: Principal, month: Month): Promise<Restitution> {
    const on = today(this.clock);
    checkBegun(month, on);
    const record = await this.database.snapshot((query) => this.store.one(query, month));
    return toRestitution(record, principal, on);
  }
}

/** @throws DomainError `not_found` for a month that has not begun */
export function checkBegun(month: Month, on: LocalDate): void {
  if (month > monthOf(on)) throw new DomainError('not_found', 'This month has not begun');
}

export function toRestitution(
  { id: _id, ...record }: RestitutionRecord,
  principal: Principal,
  on: LocalDate,
): Restitution {
  const { month } = record;
  const { earliestOn, beforeOn, dueOn } = restitutionDays(month);
  return {
    ...record,
    earliestOn,
    beforeOn,
    dueOn,
    allowed: RESTITUTION_MOVES.filter(
      (name) => may(principal, ASKS[name]) && restitutionRefusal(record, name, on) === null,
    ).map((name) => ({ name, needsReason: restitutionNeedsReason(month, name, on) })),
  };
}
