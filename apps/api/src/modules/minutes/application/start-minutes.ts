import { Inject, Injectable } from '@nestjs/common';
import type { MinutesView, StartMinutes as Command } from '@jalon/contracts';
import { DomainError, MINUTES_SCHEMA, type MinutesBlock, type MinutesContent } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { MeetingAccess, MeetingReader } from '../../meetings/index.js';
import { MinutesDocuments } from '../../minutes-live/index.js';
import { MinutesStore } from '../persistence/minutes.store.js';
import { MinutesQueries } from './minutes-queries.js';

/** Somebody else began them while this request waited for the meeting. */
class BegunMeanwhile extends Error {}

/** Begins the minutes of a meeting, once. */
@Injectable()
export class StartMinutes {
  constructor(
    private readonly meetings: MeetingAccess,
    private readonly reader: MeetingReader,
    private readonly store: MinutesStore,
    private readonly documents: MinutesDocuments,
    private readonly queries: MinutesQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The minutes of the meeting, begun now when nobody had: a point for each item of the agenda, with room under it.
   * @throws DomainError `not_found`, or `transition_not_allowed` for a meeting that was cancelled
   */
  async start(context: RequestContext, meetingId: string, { language }: Command): Promise<MinutesView> {
    const { principal } = context;
    const { id } = await this.meetings.read(principal, meetingId);
    if (await this.store.ofMeeting(id)) return this.queries.ofMeeting(principal, id);
    try {
      return await this.work.run(context.actor, async (tx) => {
        const meeting = await this.meetings.hold(tx, principal, id, 'minutes:write');
        if (await this.store.ofMeeting(id, tx)) throw new BegunMeanwhile();
        if (meeting.state === 'cancelled') {
          throw new DomainError('transition_not_allowed', 'This meeting was cancelled', [
            { path: 'state', code: 'meeting_cancelled' },
          ]);
        }
        const prepared = preparedContent(await this.reader.agenda(id, tx));
        const minutesId = await this.store.add(tx, {
          meetingId: id,
          language,
          schema: MINUTES_SCHEMA,
          prepared,
        });
        await this.documents.seed(tx, minutesId, prepared);
        if (meeting.heldOn <= today(this.clock)) await this.store.meetingHeld(tx, id);
        await tx.audit({ action: 'minutes.started', subjectType: 'meeting', subjectId: id });
        const minutes = await this.store.find(minutesId, tx);
        if (!minutes) throw new Error('The minutes that were just begun are not there');
        return this.queries.view(principal, { minutes, meeting }, tx);
      });
    } catch (error) {
      if (error instanceof BegunMeanwhile) return this.queries.ofMeeting(principal, id);
      throw error;
    }
  }
}

/** What stands there before anybody types. */
export function preparedContent(
  agenda: readonly { readonly id: string; readonly title: string }[],
): MinutesContent {
  const points = agenda.flatMap(({ id, title }): MinutesBlock[] => [
    { type: 'point', attrs: { itemId: id }, content: [{ type: 'text', text: title }] },
    { type: 'paragraph' },
  ]);
  return { type: 'doc', content: points.length > 0 ? points : [{ type: 'paragraph' }] };
}
