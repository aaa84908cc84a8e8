import { Inject, Injectable } from '@nestjs/common';
import type { MoveRestitution, Restitution } from '@jalon/contracts';
import {
  DomainError,
  restitutionDays,
  restitutionNeedsReason,
  restitutionRefusal,
  type LocalDate,
  type Month,
  type RestitutionMove,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Query } from '../../../database/database.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { readWholeRecord } from '../../monthly-report/index.js';
import { RestitutionStore, type RestitutionRecord, type Snapshot } from '../persistence/restitution.store.js';
import { checkBegun, toRestitution } from './restitution-queries.js';
import { snapshotHash } from './snapshot-hash.js';

const DONE: Readonly<Record<RestitutionMove, string>> = {
  freeze: 'restitution.frozen',
  publish: 'restitution.published',
  reopen: 'restitution.reopened',
};

/** Freezes a month, publishes it, opens it again. Each answers the month as it is then. */
@Injectable()
export class MoveRestitutionCommands {
  constructor(
    private readonly store: RestitutionStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * In one transaction that sees one instant: the facts of the month are read and kept together with its new state. Of
   * two at once the second begins again and finds the month moved.
   * @throws DomainError `version_conflict` with the current month, `transition_not_allowed` with what keeps it from
   *   the move, `reason_required`, `not_found` for a month that has not begun
   */
  move(
    context: RequestContext,
    month: Month,
    name: RestitutionMove,
    { version, reason }: MoveRestitution,
  ): Promise<Restitution> {
    const { principal } = context;
    return this.work.atOneInstant(context.actor, context.once, async (tx) => {
      const on = today(this.clock);
      checkBegun(month, on);
      const query: Query = (text, values) => tx.query(text, values);
      const before = await this.store.one(query, month);
      if (before.version !== version) {
        const current = toRestitution(before, principal, on);
        throw new DomainError('version_conflict', 'Somebody moved this month on', [], current);
      }
      checkMove(before, name, reason, on);
      // Read before the row is held: who looks at the month meanwhile does not wait for it.
      const snapshot = name === 'freeze' ? await snapshotOf(query, month, on) : null;
      const { id } = await this.store.hold(tx, month);
      const snapshotHash = snapshot?.hash ?? before.snapshotHash;
      await this.store.moved(tx, id, { name, reason, snapshotHash });
      await this.apply(tx, id, name, snapshot, on);
      await tx.audit({
        action: DONE[name],
        subjectType: 'restitution',
        subjectId: id,
        changes: [
          { path: 'month', before: month, after: month },
          {
            path: 'snapshotHash',
            before: before.snapshotHash,
            after: name === 'reopen' ? null : snapshotHash,
          },
          ...(reason ? [{ path: 'reason', before: null, after: reason }] : []),
        ],
      });
      return toRestitution(await this.store.one(query, month), principal, on);
    });
  }

  private async apply(
    tx: Transaction,
    id: string,
    name: RestitutionMove,
    snapshot: Snapshot | null,
    on: LocalDate,
  ): Promise<void> {
    if (snapshot) await this.store.freeze(tx, id, snapshot, on);
    else if (name === 'publish') await this.store.publish(tx, id);
    else await this.store.reopen(tx, id);
  }
}

function checkMove(record: RestitutionRecord, name: RestitutionMove, reason: string, on: LocalDate): void {
  const refusal = restitutionRefusal(record, name, on);
  if (refusal !== null) {
    const params =
      refusal === 'too_early' ? { params: { min: restitutionDays(record.month).earliestOn } } : {};
    throw new DomainError('transition_not_allowed', `"${name}" is refused: ${refusal}`, [
      { path: 'month', code: `month_${refusal}`, ...params },
    ]);
  }
  if (reason === '' && restitutionNeedsReason(record.month, name, on)) {
    throw new DomainError('reason_required', 'This needs a reason', [
      { path: 'reason', code: 'reason_required' },
    ]);
  }
}

/** Every figure and status of the month as it is now, with the hash that it is known by. */
export async function snapshotOf(query: Query, month: Month, on: LocalDate): Promise<Snapshot> {
  const record = await readWholeRecord(query, { month, today: on });
  return { record, hash: await snapshotHash(record) };
}
