import { Inject, Injectable } from '@nestjs/common';
import type { MeetingSeriesDetail, MeetingSeriesList } from '@jalon/contracts';
import { DomainError, may, type Principal } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { MeetingListQuery } from '../persistence/meeting-list.js';
import { SeriesStore } from '../persistence/series.store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** How many of its meetings a series shows. */
const MEETINGS = 100;

/** What the screens of series show. */
@Injectable()
export class SeriesQueries {
  constructor(
    private readonly series: SeriesStore,
    private readonly meetings: MeetingListQuery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(principal: Principal): Promise<MeetingSeriesList> {
    const items = await this.series.list(principal, today(this.clock));
    return { items, mayEdit: may(principal, 'meeting:edit') };
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see; a transaction sees what it wrote */
  async detail(principal: Principal, id: string, tx?: Transaction): Promise<MeetingSeriesDetail> {
    const day = today(this.clock);
    const series = await this.series.read(principal, seriesKey(id), day, tx);
    if (!series) throw seriesNotFound();
    const query = { series: id, order: 'latest', page: 1, pageSize: MEETINGS } as const;
    const backlog = await this.series.backlog(principal, id, tx);
    const { items } = await this.meetings.page(principal, query, tx);
    const mayEdit = may(principal, 'meeting:edit', { entityId: series.entityId });
    return { ...series, backlog, meetings: items, today: day, mayEdit };
  }
}

export function seriesNotFound(): DomainError {
  return new DomainError('not_found', 'No such series of meetings');
}

/** @throws DomainError `not_found`: what is no id names nothing */
export function seriesKey(id: string): string {
  if (!UUID.test(id)) throw seriesNotFound();
  return id;
}
