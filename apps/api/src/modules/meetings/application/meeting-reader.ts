import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../database/unit-of-work.js';
import { MeetingStore, type AgendaRow, type AttendeeRow } from '../persistence/meeting.store.js';

export type { AgendaRow, AttendeeRow };

/** What a meeting speaks of and who attends it, for a meeting that was reached through MeetingAccess. */
@Injectable()
export class MeetingReader {
  constructor(private readonly meetings: MeetingStore) {}

  /** In its order; the transaction sees what it wrote. */
  agenda(meetingId: string, tx?: Transaction): Promise<readonly AgendaRow[]> {
    return this.meetings.agenda(meetingId, tx);
  }

  /** By name, with those who only get the minutes. */
  attendance(meetingId: string, tx?: Transaction): Promise<readonly AttendeeRow[]> {
    return this.meetings.attendance(meetingId, tx);
  }
}
