import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MEETINGS, MEETING_DOCUMENTS, MINUTES, NOTIFICATIONS } from './meetings/meetings.js';

/** Meetings and their minutes: agenda, attendance, the shared document, review, documents, notifications. */
export class Meetings1790000500000 implements MigrationInterface {
  readonly name = 'Meetings1790000500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...MEETINGS, ...MINUTES, ...MEETING_DOCUMENTS, ...NOTIFICATIONS]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table if exists
      notification, meeting_document_file, meeting_document, minutes_entry, minutes_comment, minutes_submission,
      minutes_change, minutes_base, minutes, attendance, agenda_item, meeting_use_case, meeting,
      meeting_series_member, meeting_series_use_case, meeting_series cascade`);
  }
}
