import { Inject, Injectable } from '@nestjs/common';
import {
  minutesGaps,
  peopleIn,
  type AttendanceStatus,
  type MinutesCheckFacts,
  type MinutesContent,
  type MinutesGap,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { MeetingReader, type MeetingRecord } from '../../meetings/index.js';
import { MinutesDocuments } from '../../minutes-live/index.js';
import { MinutesStore, type MinutesRecord } from '../persistence/minutes.store.js';
import { SubmissionStore, type FrozenMinutes } from '../persistence/submission.store.js';
import type { FoundMinutes } from './minutes-access.js';

/** A text with who attended, and what it lacks. */
export interface CheckedText {
  readonly content: MinutesContent;
  readonly attendance: FrozenMinutes['attendance'];
  readonly facts: MinutesCheckFacts;
  readonly gaps: readonly MinutesGap[];
}

/** Reads what the rules of the minutes look at. */
@Injectable()
export class MinutesFacts {
  constructor(
    private readonly store: MinutesStore,
    private readonly submissions: SubmissionStore,
    private readonly documents: MinutesDocuments,
    private readonly meetings: MeetingReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The text the next move is about: what was submitted while it is reviewed, else what is being written.
   * Null once it is approved: nothing of it is looked at any more.
   */
  async current({ minutes, meeting }: FoundMinutes, tx?: Transaction): Promise<CheckedText | null> {
    if (minutes.state === 'approved' || minutes.state === 'distributed') return null;
    if (minutes.state === 'draft') return this.written(minutes, meeting, tx);
    const frozen = await this.submissions.open(minutes.id, tx);
    return frozen ? this.checked(frozen.content, frozen.attendance, meeting, tx) : null;
  }

  /** What is being written, as it is stored now. */
  async written(minutes: MinutesRecord, meeting: MeetingRecord, tx?: Transaction): Promise<CheckedText> {
    const content = await this.documents.content(minutes.id, tx);
    const attendance = await this.meetings.attendance(meeting.id, tx);
    return this.checked(content, [...attendance], meeting, tx);
  }

  private async checked(
    content: MinutesContent,
    attendance: FrozenMinutes['attendance'],
    meeting: MeetingRecord,
    tx?: Transaction,
  ): Promise<CheckedText> {
    const agenda = await this.meetings.agenda(meeting.id, tx);
    const facts: MinutesCheckFacts = {
      useCaseIds: meeting.useCaseIds,
      agenda,
      heldOn: meeting.heldOn,
      today: today(this.clock),
      chairId: meeting.chairId,
      known: await this.store.known([...peopleIn(content)], tx),
    };
    const pointed = attendance as readonly { personId: string; status: AttendanceStatus }[];
    return { content, attendance, facts, gaps: minutesGaps(content, pointed, facts) };
  }
}
