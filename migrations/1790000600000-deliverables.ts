import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DELIVERABLES, RESTITUTIONS, TEMPLATES } from './deliverables/deliverables.js';

/** Deliverables with their versions, the house templates they are drawn on, and the month as an object. */
export class Deliverables1790000600000 implements MigrationInterface {
  readonly name = 'Deliverables1790000600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...DELIVERABLES, ...TEMPLATES, ...RESTITUTIONS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table if exists
      restitution_reminder, restitution_move, restitution, deliverable_share, deliverable_preview, deliverable_move,
      deliverable_file, deliverable_version, deliverable, deliverable_batch, template_proof, template_version, template cascade`);
    await runner.query('drop function if exists restitution_kept');
    await runner.query('drop index meeting_document_recent, report_document_recent');
    await runner.query('drop index job_children');
    await runner.query('alter table job drop column parent_id, drop column shown');
    await runner.query(`delete from report_document_file where format = 'xlsx'`);
    await runner.query(`alter table report_document_file drop constraint report_document_file_format_check,
      add constraint deliverable_file_format_check check (format in ('pptx','docx'))`);
    await runner.query('alter table report_document_file rename column document_id to deliverable_id');
    await runner.query('alter table report_document_file rename to deliverable_file');
    await runner.query('alter table report_document rename to deliverable');
    await runner.query('alter index report_document_file_pkey rename to deliverable_file_pkey');
    for (const name of ['pkey', 'month', 'entity', 'account']) {
      await runner.query(`alter index report_document_${name} rename to deliverable_${name}`);
    }
  }
}
