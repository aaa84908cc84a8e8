import { Inject, Injectable } from '@nestjs/common';
import type {
  MeetingDetail,
  MeetingList,
  MeetingQuery,
  PreviousActions,
  UseCaseMeetings,
} from '@jalon/contracts';
import { may, meetingClosed, registerCode, type Principal } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { UseCaseAccess, useCaseKey } from '../../use-cases/index.js';
import { MeetingDetailQuery } from '../persistence/meeting-detail.query.js';
import { MeetingListQuery } from '../persistence/meeting-list.js';
import { PreviousActionsQuery } from '../persistence/previous-actions.query.js';
import { MeetingAccess, meetingKey, meetingNotFound } from './meeting-access.js';

/** How many meetings one use case shows. */
const OF_USE_CASE = 100;

/** What the screens of meetings show. */
@Injectable()
export class MeetingQueries {
  constructor(
    private readonly access: MeetingAccess,
    private readonly details: MeetingDetailQuery,
    private readonly list: MeetingListQuery,
    private readonly actions: PreviousActionsQuery,
    private readonly useCases: UseCaseAccess,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async page(principal: Principal, query: MeetingQuery): Promise<MeetingList> {
    return { ...(await this.list.page(principal, query)), today: today(this.clock) };
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async ofUseCase(principal: Principal, address: string): Promise<UseCaseMeetings> {
    const { id } = await this.useCases.read(principal, useCaseKey(address));
    const query = { useCase: id, order: 'latest', page: 1, pageSize: OF_USE_CASE } as const;
    const { items } = await this.list.page(principal, query);
    return { items, today: today(this.clock), mayEdit: may(principal, 'meeting:edit') };
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see; a transaction sees what it wrote */
  async detail(principal: Principal, id: string, tx?: Transaction): Promise<MeetingDetail> {
    const row = await this.details.read(principal, meetingKey(id), tx);
    if (!row) throw meetingNotFound();
    const { minutesStands, ...meeting } = row;
    const closed = meetingClosed({ state: meeting.state, minutesState: minutesStands });
    const subject = { entityId: meeting.entityId };
    return {
      ...meeting,
      today: today(this.clock),
      // A cancelled meeting may still be planned again.
      mayEdit: closed !== 'minutes_approved' && may(principal, 'meeting:edit', subject),
      mayAttend: closed === null && may(principal, 'meeting:attend', subject),
      mayWriteMinutes: closed === null && may(principal, 'minutes:write', subject),
    };
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async previousActions(principal: Principal, id: string): Promise<PreviousActions> {
    const meeting = await this.access.read(principal, id);
    const day = today(this.clock);
    const items = await this.actions.of(meeting);
    return {
      items: items.map(({ number, ...item }) => ({
        ...item,
        code: registerCode(item.kind, number),
        overdue:
          (item.state === 'todo' || item.state === 'in_progress') && item.dueOn !== null && item.dueOn < day,
      })),
    };
  }
}
