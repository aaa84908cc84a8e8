import { Injectable } from '@nestjs/common';
import type { DeliverableDetail } from '@jalon/contracts';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values } from '../../../database/visibility.js';
import { internshipRows, type RowReader } from './internship-rows.js';
import { filesOf, SUBJECT_JOINS, SUBJECT_LABEL, utc } from './columns.js';

/** The detail as it is stored; what the reader may do is added by who knows the reader. */
export type StoredDetail = Omit<
  DeliverableDetail,
  'subject' | 'mayWrite' | 'mayShare' | 'allowedMoves' | 'versionState' | 'versionNumber'
> & { readonly authorIds: readonly string[] };

const DETAIL = `select d.id, d.kind, d.title, d.language, ${SUBJECT_LABEL} as "subjectLabel", e.name as "entityName",
    d.month, d.state, p.name as "byName", d.updated_at as "updatedAt", d.subject_id as "subjectId", d.year,
    d.entity_id as "entityId", d.use_case_id as "useCaseId", d.content, d.created_at as "createdAt", d.version,
    coalesce((select json_agg(json_build_object('id', v.id, 'number', v.number, 'origin', v.origin, 'state', v.state,
        'jobId', v.job_id, 'error', v.error, 'template', case when t.id is not null then
          json_build_object('id', tv.id, 'name', t.name, 'number', tv.number) end,
        'factsHash', v.facts_hash, 'note', v.note, 'byName', vp.name, 'createdAt', ${utc('v.created_at')},
        'readyAt', ${utc('v.ready_at')}, 'files', ${filesOf('v.id')}, 'pdf', case when v.pdf_job_id is not null
          and not exists (select 1 from deliverable_file q where q.version_id = v.id and q.format = 'pdf')
          then json_build_object('jobId', v.pdf_job_id, 'error', v.pdf_error) end) order by v.number desc)
      from deliverable_version v left join person vp on vp.id = v.author_id
        left join template_version tv on tv.id = coalesce(v.template_version_id, v.note_template_version_id)
        left join template t on t.id = tv.template_id
      where v.deliverable_id = d.id), '[]') as versions,
    coalesce((select json_agg(json_build_object('name', w.name, 'number', w.version_number, 'reason', w.reason,
        'byName', wp.name, 'at', ${utc('w.at')}) order by w.seq desc)
      from deliverable_move w left join person wp on wp.id = w.by_id where w.deliverable_id = d.id), '[]') as moves,
    array(select distinct person from (
        select author_id from deliverable_version where deliverable_id = d.id
        union all (select by_id from deliverable_move where deliverable_id = d.id and name = 'submit'
          order by seq desc limit 1)
        union all select a.person_id
        union all select w.person_id from audit x join account w on w.id = x.account_id where x.subject_id = d.id
          and x.action = 'deliverable.updated' and x.changes @> '[{"path": "content"}]') people(person)
      where person is not null) as "authorIds"
  from deliverable d ${SUBJECT_JOINS} left join partner_entity e on e.id = d.entity_id
    left join account a on a.id = d.created_by left join person p on p.id = a.person_id
  where`;

/** One deliverable with its versions and moves: one statement. */
@Injectable()
export class DeliverableDetailQuery {
  constructor(private readonly database: Database) {}

  /** As far as the rows let `reader` see it. */
  async read(reader: RowReader, id: string, tx?: Transaction): Promise<StoredDetail | undefined> {
    const values = new Values();
    const text = `${DETAIL} d.id = ${values.add(id)} and ${internshipRows(reader, values)}`;
    const [row] = tx
      ? await tx.query<StoredDetail>(text, values.all)
      : await this.database.query<StoredDetail>(text, values.all);
    return row;
  }
}
