import { Inject, Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import { Notifier } from '../../notifications/index.js';
import { AlertStore } from '../persistence/alert.store.js';
import { tickDay } from '../persistence/alert-writes.js';
import { judgeUse } from './judge-use.js';

/** Nobody: what the clock judges, it judges by itself. */
const CLOCK_ACTOR = { accountId: null, personId: null, requestId: null };

/** The day is judged: by an earlier run, or by another worker at the same time. */
const JUDGED = new Error('This day is judged');

/** Judges the use of what is deployed once a day, the day that has ended, and tells each person once what opened. */
@Injectable()
export class EvaluateAlerts {
  constructor(
    private readonly store: AlertStore,
    private readonly notifier: Notifier,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What opened and closed; null when the day is judged already. */
  async byClock(): Promise<{ readonly opened: number; readonly closed: number } | null> {
    const on = addDays(today(this.clock), -1);
    return this.work
      .run(CLOCK_ACTOR, async (tx) => {
        if (!(await tickDay(tx, on))) throw JUDGED;
        return this.judge(tx, on);
      })
      .catch((error: unknown) => {
        if (error === JUDGED) return null;
        throw error;
      });
  }

  private async judge(
    tx: Transaction,
    on: LocalDate,
  ): Promise<{ readonly opened: number; readonly closed: number }> {
    const { opened, closed } = await judgeUse(tx, on);
    await this.tell(tx, on, opened);
    await tx.audit({
      action: 'usage_alerts.evaluated',
      subjectType: 'usage_alert',
      subjectId: null,
      changes: [
        { path: 'on', before: null, after: on },
        { path: 'opened', before: null, after: opened.length },
        { path: 'closed', before: null, after: closed },
      ],
    });
    return { opened: opened.length, closed };
  }

  private async tell(tx: Transaction, on: LocalDate, opened: readonly string[]): Promise<void> {
    if (opened.length === 0) return;
    const readers = await this.store.readers(tx, opened);
    for (const entityId of new Set(readers.map(({ partnerEntityId }) => partnerEntityId))) {
      const theirs = readers.filter((reader) => reader.partnerEntityId === entityId);
      await this.notifier.tell(
        tx,
        theirs.map(({ personId, count, useCases }) => ({
          personId,
          kind: 'usage_alerts' as const,
          // It leads to their alerts, whichever they are: the person and the day make it one.
          subjectId: personId,
          occasion: Number(on.replaceAll('-', '')),
          data: {
            title: '',
            heldOn: on,
            by: null,
            actions: [],
            decisions: 0,
            reason: null,
            alerts: { count, useCases, entityId },
          },
        })),
        entityId,
      );
    }
  }
}
