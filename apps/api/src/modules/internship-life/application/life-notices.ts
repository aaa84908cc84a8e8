import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Notifier } from '../../notifications/index.js';
import type { LifeRecord } from '../persistence/life.store.js';

/** A day as a number, `20260309`: an occasion of its own for each. */
const numberOf = (day: LocalDate): number => Number(day.replaceAll('-', ''));

/** Tells the tutor of a week and the intern of an evaluation, once for each. What they say stays where it is read. */
@Injectable()
export class LifeNotices {
  constructor(private readonly notifier: Notifier) {}

  async weekSubmitted(tx: Transaction, record: LifeRecord, monday: LocalDate): Promise<void> {
    if (record.tutorId === null) return;
    const by = `${record.firstName} ${record.lastName}`;
    await this.tell(tx, record, 'week_submitted', record.tutorId, numberOf(monday), { heldOn: monday, by });
  }

  async evaluationShared(
    tx: Transaction,
    record: LifeRecord,
    review: { readonly kind: string; readonly heldOn: LocalDate; readonly byName: string | null },
  ): Promise<void> {
    if (review.kind === 'check_in') return;
    // A mid-term review and a final one may be of the same day.
    const occasion = numberOf(review.heldOn) * 2 + (review.kind === 'final' ? 1 : 0);
    const said = { heldOn: review.heldOn, by: review.byName };
    await this.tell(tx, record, 'evaluation_shared', record.personId, occasion, said);
  }

  private tell(
    tx: Transaction,
    { id, title }: LifeRecord,
    kind: 'week_submitted' | 'evaluation_shared',
    personId: string,
    occasion: number,
    said: { readonly heldOn: LocalDate; readonly by: string | null },
  ): Promise<void> {
    const data = { title, ...said, actions: [], decisions: 0, reason: null };
    return this.notifier.tell(tx, [{ personId, kind, subjectId: id, occasion, data }]);
  }
}
