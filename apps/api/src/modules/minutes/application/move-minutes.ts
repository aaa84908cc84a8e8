import { Injectable } from '@nestjs/common';
import type { MinutesView, MoveMinutes as Command } from '@jalon/contracts';
import { advanceMinutes, DomainError, type MinutesMoveName } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { MeetingDocuments } from '../../meeting-documents/index.js';
import { MinutesDocuments } from '../../minutes-live/index.js';
import { MinutesStore, type MinutesChanges } from '../persistence/minutes.store.js';
import { SubmissionStore, type FrozenMinutes } from '../persistence/submission.store.js';
import { MinutesAccess, type FoundMinutes } from './minutes-access.js';
import { MinutesFacts, type CheckedText } from './minutes-facts.js';
import { MinutesNotices } from './minutes-notices.js';
import { MinutesQueries } from './minutes-queries.js';
import { RegisterRows } from './register-rows.js';

const DONE: Readonly<Record<MinutesMoveName, string>> = {
  submit: 'minutes.submitted',
  return: 'minutes.returned',
  approve: 'minutes.approved',
  distribute: 'minutes.distributed',
  correct: 'minutes.corrected',
};

/** What a move found when it was allowed. */
interface Move {
  readonly context: RequestContext;
  readonly found: FoundMinutes;
  readonly reason: string;
  /** The text it is about; null once approved. */
  readonly text: CheckedText | null;
}

/** Moves minutes on: each move is one transaction with all that follows from it. */
@Injectable()
export class MoveMinutes {
  constructor(
    private readonly access: MinutesAccess,
    private readonly facts: MinutesFacts,
    private readonly queries: MinutesQueries,
    private readonly store: MinutesStore,
    private readonly submissions: SubmissionStore,
    private readonly register: RegisterRows,
    private readonly notices: MinutesNotices,
    private readonly documents: MinutesDocuments,
    private readonly archives: MeetingDocuments,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError as `advanceMinutes` and RegisterRows, or `version_conflict` with the current minutes */
  move(
    context: RequestContext,
    minutesId: string,
    { version, move: name, reason }: Command,
  ): Promise<MinutesView> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const found = await this.access.hold(tx, principal, minutesId, 'minutes:write');
      const { minutes, meeting } = found;
      if (minutes.version !== version) {
        const current = await this.queries.view(principal, found, tx);
        throw new DomainError('version_conflict', 'Somebody moved these minutes', [], current);
      }
      if (name === 'submit') checkTookPlace(meeting);
      const text = await this.facts.current(found, tx);
      const to = advanceMinutes(minutes, principal, { name, reason }, text?.gaps ?? []);
      const changes = await this[name](tx, { context, found, reason, text });
      await this.store.save(tx, minutes.id, { ...to, ...changes });
      await tx.audit({
        action: DONE[name],
        subjectType: 'meeting',
        subjectId: meeting.id,
        changes: [
          { path: 'state', before: minutes.state, after: to.state },
          { path: 'edition', before: minutes.edition, after: to.edition },
          ...(reason === '' ? [] : [{ path: 'reason', before: null, after: reason }]),
        ],
      });
      await this.documents.moved(tx, minutes.id);
      return this.queries.view(principal, await this.access.again(tx, principal, found), tx);
    });
  }

  /** Freezes the text as it is stored under the lock, with who attended. */
  private async submit(tx: Transaction, { found, text }: Move): Promise<MinutesChanges> {
    if (!text) throw new Error('There is no text to submit');
    const { minutes } = found;
    const number = await this.submissions.freeze(tx, minutes.id, {
      edition: minutes.edition,
      content: text.content,
      attendance: text.attendance,
    });
    // Begun before its day, they may be of a meeting that nobody said was held.
    await this.store.meetingHeld(tx, found.meeting.id);
    await this.notices.submitted(tx, found, number);
    return { submittedById: tx.actor.personId, submittedAt: tx.now };
  }

  private async return(tx: Transaction, { found, reason }: Move): Promise<MinutesChanges> {
    const submission = await this.reviewed(tx, found);
    await this.submissions.decide(tx, submission.id, 'returned', reason);
    await this.notices.returned(tx, found, submission.number, reason);
    return {};
  }

  /** What was decided goes to the registers, the documents are asked for, and people are told: all of it or nothing. */
  private async approve(tx: Transaction, { context, found, text }: Move): Promise<MinutesChanges> {
    if (!text) throw new Error('There is no text to approve');
    const { minutes, meeting } = found;
    const submission = await this.reviewed(tx, found);
    const previous = await this.submissions.text(minutes.id, { approvedIn: null }, tx);
    const actions = await this.register.write(tx, {
      minutesId: minutes.id,
      edition: minutes.edition,
      meeting,
      agenda: text.facts.agenda,
      content: submission.content,
      previous: previous?.content ?? null,
    });
    await this.submissions.decide(tx, submission.id, 'approved', null);
    const blocks = submission.content.content ?? [];
    await this.store.agendaDone(
      tx,
      meeting.id,
      blocks.flatMap((one) => (one.type === 'point' && one.attrs.itemId !== null ? [one.attrs.itemId] : [])),
    );
    await this.archives.archive(tx, {
      meetingId: meeting.id,
      submissionId: submission.id,
      language: minutes.language,
      accountId: context.principal.accountId,
      heldOn: meeting.heldOn,
      title: meeting.title,
    });
    const decisions = blocks.filter((one) => one.type === 'entry' && one.attrs.kind === 'decision').length;
    await this.notices.approved(tx, found, submission.number, { actions, decisions });
    return { approvedById: tx.actor.personId, approvedAt: tx.now };
  }

  private async distribute(tx: Transaction, { found }: Move): Promise<MinutesChanges> {
    const { minutes } = found;
    const approved = await this.submissions.text(minutes.id, { approvedIn: minutes.edition }, tx);
    if (!approved) throw new Error(`Edition ${minutes.edition} of minutes ${minutes.id} was never approved`);
    await this.notices.distributed(tx, found, approved.attendance);
    return {
      distributedById: tx.actor.personId,
      distributedAt: tx.now,
      distributedEdition: minutes.edition,
    };
  }

  /** The next edition is written, and its writer told why; readers keep the one they have until it is distributed. */
  private async correct(tx: Transaction, { found, reason }: Move): Promise<MinutesChanges> {
    const approved = await this.submissions.text(found.minutes.id, { approvedIn: found.minutes.edition }, tx);
    await this.notices.returned(tx, found, approved?.number ?? 0, reason);
    return { submittedById: null, submittedAt: null, approvedById: null, approvedAt: null };
  }

  private async reviewed(tx: Transaction, { minutes }: FoundMinutes): Promise<FrozenMinutes> {
    const submission = await this.submissions.open(minutes.id, tx);
    if (!submission) throw new Error(`Minutes ${minutes.id} are in review without a submission`);
    return submission;
  }
}

/** @throws DomainError `transition_not_allowed` for a meeting that was cancelled after its minutes were begun */
function checkTookPlace({ state }: FoundMinutes['meeting']): void {
  if (state !== 'cancelled') return;
  throw new DomainError('transition_not_allowed', 'This meeting was cancelled', [
    { path: 'state', code: 'meeting_cancelled' },
  ]);
}
