import { Injectable } from '@nestjs/common';
import type { MinutesView } from '@jalon/contracts';
import { allowedMinutesMoves, may, type MinutesGap, type Principal } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { MinutesAccess, noMinutes, readsOnlyDistributed, type FoundMinutes } from './minutes-access.js';
import { MinutesFacts } from './minutes-facts.js';
import { SubmissionStore } from '../persistence/submission.store.js';

/** Where minutes stand, for whoever may know. */
@Injectable()
export class MinutesQueries {
  constructor(
    private readonly access: MinutesAccess,
    private readonly facts: MinutesFacts,
    private readonly submissions: SubmissionStore,
  ) {}

  /** @throws DomainError `not_found` */
  async ofMeeting(principal: Principal, meetingId: string): Promise<MinutesView> {
    return this.view(principal, await this.access.ofMeeting(principal, meetingId));
  }

  async view(principal: Principal, found: FoundMinutes, tx?: Transaction): Promise<MinutesView> {
    if (readsOnlyDistributed(principal)) return this.distributed(found, tx);
    const { minutes, meeting } = found;
    const submissions = await this.submissions.list(minutes.id, tx);
    const moves = (gaps: readonly MinutesGap[]) =>
      allowedMinutesMoves(minutes, principal, gaps).filter(
        ({ name }) => name !== 'submit' || meeting.state !== 'cancelled',
      );
    // Only who can submit or approve is told what the text lacks: for the others it is not read.
    const judges = moves([]).some(({ name }) => name === 'submit' || name === 'approve');
    const text = judges ? await this.facts.current(found, tx) : null;
    const writes = may(principal, 'minutes:write');
    return {
      id: minutes.id,
      meetingId: minutes.meetingId,
      state: minutes.state,
      edition: minutes.edition,
      language: minutes.language,
      schema: minutes.schema,
      authorId: minutes.authorId,
      submittedById: minutes.submittedById,
      submittedAt: minutes.submittedAt,
      approvedById: minutes.approvedById,
      approvedAt: minutes.approvedAt,
      distributedAt: minutes.distributedAt,
      openComments: minutes.openComments,
      version: minutes.version,
      submissions,
      moves: moves(text?.gaps ?? []).map((move) => ({
        ...move,
        missing: [...move.missing],
      })),
      mayWrite: writes && minutes.state === 'draft',
      mayComment: writes && isDiscussed(minutes.state),
    };
  }

  /** What a partner knows of them: the edition that was distributed, even while the next one is written. */
  private async distributed({ minutes }: FoundMinutes, tx?: Transaction): Promise<MinutesView> {
    if (minutes.distributedEdition === null) throw noMinutes();
    const approved = await this.submissions.text(minutes.id, { approvedIn: minutes.distributedEdition }, tx);
    return {
      id: minutes.id,
      meetingId: minutes.meetingId,
      state: 'distributed',
      edition: minutes.distributedEdition,
      language: minutes.language,
      schema: minutes.schema,
      authorId: minutes.authorId,
      submittedById: null,
      submittedAt: null,
      approvedById: approved?.decidedById ?? null,
      approvedAt: approved?.decidedAt ?? null,
      distributedAt: minutes.distributedAt,
      submissions: [],
      openComments: 0,
      moves: [],
      mayWrite: false,
      mayComment: false,
      version: minutes.version,
    };
  }
}

/** Comments are made until the text is approved. */
export function isDiscussed(state: MinutesView['state']): boolean {
  return state === 'draft' || state === 'in_review';
}
