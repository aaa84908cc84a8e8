import { Injectable } from '@nestjs/common';
import { DomainError, visibleEntity, type Action, type Principal } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { MeetingAccess, type MeetingRecord } from '../../meetings/index.js';
import { MinutesStore, type MinutesRecord } from '../persistence/minutes.store.js';

/** Minutes with the meeting they are of. */
export interface FoundMinutes {
  readonly minutes: MinutesRecord;
  readonly meeting: MeetingRecord;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the reader gets what was distributed and nothing else. */
export function readsOnlyDistributed(principal: Principal): boolean {
  return visibleEntity(principal) !== null;
}

/**
 * How minutes are reached: through their meeting. A partner finds those of its entity's meetings, once an edition was
 * distributed; before that there are none for it.
 */
@Injectable()
export class MinutesAccess {
  constructor(
    private readonly meetings: MeetingAccess,
    private readonly store: MinutesStore,
  ) {}

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async read(principal: Principal, minutesId: string): Promise<FoundMinutes> {
    const minutes = seen(principal, await this.store.find(minutesKey(minutesId)));
    return { minutes, meeting: await this.meetings.read(principal, minutes.meetingId) };
  }

  /** @throws DomainError `not_found`: no such meeting, or nobody began its minutes */
  async ofMeeting(principal: Principal, meetingId: string): Promise<FoundMinutes> {
    const meeting = await this.meetings.read(principal, meetingId);
    return { minutes: seen(principal, await this.store.ofMeeting(meeting.id)), meeting };
  }

  /**
   * Holds the meeting, then its minutes, until the transaction ends.
   * @throws DomainError `not_found`, or `forbidden` when `principal` may not do `action`
   */
  async hold(
    tx: Transaction,
    principal: Principal,
    minutesId: string,
    action: Action,
  ): Promise<FoundMinutes> {
    const { meetingId } = seen(principal, await this.store.find(minutesKey(minutesId), tx));
    const meeting = await this.meetings.hold(tx, principal, meetingId, action);
    await this.store.hold(tx, minutesId);
    return { minutes: seen(principal, await this.store.find(minutesId, tx)), meeting };
  }

  /** What was found, as the transaction left it. */
  async again(
    tx: Transaction,
    principal: Principal,
    { minutes, meeting }: FoundMinutes,
  ): Promise<FoundMinutes> {
    return { minutes: seen(principal, await this.store.find(minutes.id, tx)), meeting };
  }
}

export function noMinutes(): DomainError {
  return new DomainError('not_found', 'There are no such minutes');
}

function seen(principal: Principal, minutes: MinutesRecord | undefined): MinutesRecord {
  if (!minutes || (readsOnlyDistributed(principal) && minutes.distributedEdition === null)) throw noMinutes();
  return minutes;
}

function minutesKey(id: string): string {
  if (!UUID.test(id)) throw noMinutes();
  return id;
}
