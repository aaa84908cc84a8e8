import type { TestApp } from '../../../testing/app.js';

/**
 * What approval archived of the minutes of a meeting of the entity that had none, drawn and distributed since.
 * Answers the id of the document.
 */
export async function aDistributedDocument(
  app: TestApp,
  { entityId, accountId }: { readonly entityId: string; readonly accountId: string },
): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    `with written as (
       insert into minutes (meeting_id, state, language, schema, distributed_at, distributed_edition)
       select m.id, 'distributed', 'fr', 1, now(), 1 from meeting m
       where m.entity_id = $1 and not exists (select 1 from minutes n where n.meeting_id = m.id) limit 1
       returning id, meeting_id),
     submitted as (
       insert into minutes_submission
         (minutes_id, number, edition, content, attendance, submitted_at, outcome, decided_at)
       select id, 1, 1, '{"type":"doc"}', '[]', now(), 'approved', now() from written
       returning id),
     asked as (
       insert into meeting_document (meeting_id, kind, language, submission_id, archived, state, job_id, requested_by)
       select w.meeting_id, 'minutes', 'fr', s.id, true, 'ready', gen_random_uuid(), $2
       from written w, submitted s returning id)
     insert into meeting_document_file (document_id, file_name, bytes, size, sha256)
     select id, 'jalon-compte-rendu.docx', 'PK', 2, 'none' from asked returning document_id as id`,
    [entityId, accountId],
  );
  return row?.id ?? '';
}
