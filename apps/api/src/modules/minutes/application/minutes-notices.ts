import { Injectable } from '@nestjs/common';
import type { Notification } from '@jalon/contracts';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Notifier, type Notice } from '../../notifications/index.js';
import { AudienceStore } from '../persistence/audience.store.js';
import type { FoundMinutes } from './minutes-access.js';
import type { WrittenAction } from './register-rows.js';

/** Who is told of each move, and what: one digest a person. */
@Injectable()
export class MinutesNotices {
  constructor(
    private readonly notifier: Notifier,
    private readonly audience: AudienceStore,
  ) {}

  /** Those who may review and answer for the meeting or its use cases. */
  async submitted(tx: Transaction, found: FoundMinutes, number: number): Promise<void> {
    const people = await this.audience.reviewers(tx, found.meeting);
    await this.others(tx, found, people, { kind: 'minutes_submitted', occasion: number });
  }

  /** Who wrote them and who submitted them, with the reason. */
  async returned(tx: Transaction, found: FoundMinutes, number: number, reason: string): Promise<void> {
    const { authorId, submittedById } = found.minutes;
    const news = { kind: 'minutes_returned', occasion: number } as const;
    await this.others(tx, found, [authorId, submittedById], news, { reason });
  }

  /** Everybody their own actions; who wrote or submitted them, that they were approved. */
  async approved(
    tx: Transaction,
    found: FoundMinutes,
    number: number,
    outcome: { readonly actions: readonly WrittenAction[]; readonly decisions: number },
  ): Promise<void> {
    const { authorId, submittedById } = found.minutes;
    const told = people([authorId, submittedById], tx.actor.personId);
    const owners = people(
      outcome.actions.map(({ ownerId }) => ownerId),
      null,
    );
    const data = await this.data(tx, found, { decisions: outcome.decisions });
    await this.notifier.tell(
      tx,
      [...new Set([...told, ...owners])].map((personId) => ({
        personId,
        kind: 'minutes_approved',
        subjectId: found.meeting.id,
        occasion: number,
        data: {
          ...data,
          actions: outcome.actions
            .filter(({ ownerId }) => ownerId === personId)
            .map(({ code, title, dueOn, useCaseId }) => ({ code, title, dueOn, useCaseId })),
        },
      })),
    );
  }

  /** Who attended or was to, and who gets the minutes; partners of the entity too, who may read them from now on. */
  async distributed(
    tx: Transaction,
    found: FoundMinutes,
    attendance: readonly { readonly personId: string }[],
  ): Promise<void> {
    const attended = attendance.map(({ personId }) => personId);
    const news = { kind: 'minutes_distributed', occasion: found.minutes.edition } as const;
    await this.others(tx, found, attended, news, {}, found.meeting.entityId);
  }

  /** Tells `personIds` but whoever does it. */
  private async others(
    tx: Transaction,
    found: FoundMinutes,
    personIds: readonly (string | null)[],
    news: Pick<Notice, 'kind' | 'occasion'>,
    more: Partial<Notification['data']> = {},
    partnerEntityId: string | null = null,
  ): Promise<void> {
    const data = await this.data(tx, found, more);
    const notices = people(personIds, tx.actor.personId).map((personId) => ({
      ...news,
      personId,
      subjectId: found.meeting.id,
      data,
    }));
    await this.notifier.tell(tx, notices, partnerEntityId);
  }

  private async data(
    tx: Transaction,
    { meeting }: FoundMinutes,
    more: Partial<Notification['data']>,
  ): Promise<Notification['data']> {
    return {
      title: meeting.title,
      heldOn: meeting.heldOn,
      by: await this.audience.nameOf(tx, tx.actor.personId),
      actions: [],
      decisions: 0,
      reason: null,
      ...more,
    };
  }
}

/** Each once, without `but`. */
function people(personIds: readonly (string | null)[], but: string | null): readonly string[] {
  return [...new Set(personIds)].filter((id) => id !== null).filter((id) => id !== but);
}
