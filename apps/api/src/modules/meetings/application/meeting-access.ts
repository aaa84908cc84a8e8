import { Injectable } from '@nestjs/common';
import { DomainError, may, type Action, type Principal } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { MeetingStore, type MeetingRecord } from '../persistence/meeting.store.js';

export type { MeetingRecord };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How the other modules reach the meeting that what they keep belongs to. */
@Injectable()
export class MeetingAccess {
  constructor(private readonly meetings: MeetingStore) {}

  /** @throws DomainError `not_found`, also for what `principal` may not see: partners see those of their entity */
  async read(principal: Principal, meetingId: string): Promise<MeetingRecord> {
    const found = await this.meetings.find(principal, meetingKey(meetingId));
    if (!found) throw meetingNotFound();
    return found;
  }

  /**
   * Holds the meeting until the transaction ends, so that what is written of it follows one after the other.
   * @throws DomainError `not_found`, or `forbidden` when `principal` sees it but may not do `action` to it
   */
  async hold(
    tx: Transaction,
    principal: Principal,
    meetingId: string,
    action: Action,
  ): Promise<MeetingRecord> {
    const found = await this.meetings.hold(tx, principal, meetingKey(meetingId));
    if (!found) throw meetingNotFound();
    if (!may(principal, action, { entityId: found.entityId })) {
      throw new DomainError('forbidden', 'Your role does not allow this');
    }
    return found;
  }
}

export function meetingNotFound(): DomainError {
  return new DomainError('not_found', 'No such meeting');
}

/** @throws DomainError `not_found`: what is no id names nothing */
export function meetingKey(id: string): string {
  if (!UUID.test(id)) throw meetingNotFound();
  return id;
}
