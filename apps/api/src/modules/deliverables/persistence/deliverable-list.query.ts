import { Injectable } from '@nestjs/common';
import type { DeliverableQuery, DeliverableRow } from '@jalon/contracts';
import type { DeliverableKind } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values } from '../../../database/visibility.js';
import { filesOf, SUBJECT_JOINS, SUBJECT_LABEL } from './columns.js';
import { internshipRows, type RowReader } from './internship-rows.js';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What the list knows of who reads it. */
export interface ListReader {
  readonly principal: RowReader;
  /** Kinds that this reader gets none of. */
  readonly hidden: readonly DeliverableKind[];
}

/** A row as it is read; a document of a meeting or of a month takes its title from its kind. */
export type ListedRow = Omit<DeliverableRow, 'title' | 'mayWrite'> & { readonly title: string | null };

/** Deliverables, newest first, among them the documents of meetings and of months: one statement a page. */
@Injectable()
export class DeliverableListQuery {
  constructor(private readonly database: Database) {}

  async page(
    reader: ListReader,
    query: DeliverableQuery,
  ): Promise<{ readonly items: ListedRow[]; readonly total: number }> {
    const { text, values } = listStatement(reader, query);
    // Past the last page there is one row, which only carries the total.
    const rows = await this.database.query<{ total: number } & (ListedRow | { readonly id: null })>(
      text,
      values,
    );
    return {
      items: rows.flatMap(({ total: _, ...row }) => (row.id === null ? [] : [row])),
      total: rows[0]?.total ?? 0,
    };
  }
}

const AT = 'coalesce(d.ready_at, d.created_at)';

/** The statement of a page, for the list and for whoever looks at its plan. */
export function listStatement(reader: ListReader, query: DeliverableQuery): Statement {
  const values = new Values();
  const last = query.page * query.pageSize;
  const homes = [ofDeliverables, ofMeetings, ofMonths].map((home) => home(reader, query, values));
  const pages = homes.map(
    ({ name, from, at, where }) =>
      `(select '${name}' as home, d.id, ${at} as at ${from} ${where} order by ${at} desc, d.id limit ${last})`,
  );
  const counts = homes.map(({ from, where }) => `(select count(*) ${from} ${where})`);
  const text = `select x.home, x.home_id as "homeId", x.id, x.kind, x.title, x.language,
      x.subject_label as "subjectLabel", e.name as "entityName", x.month, x.state, x.version_state as "versionState",
      x.number as "versionNumber", x.job_id as "jobId", x.files, p.name as "byName", x.at as "updatedAt", t.total
    from (select (${counts.join(' + ')})::int as total) t
    left join (select home, id, at from (${pages.join(' union all ')}) every
      order by at desc, id limit ${query.pageSize} offset ${last - query.pageSize}) page on true
    left join lateral (${DESCRIBED}) x on true
    left join partner_entity e on e.id = x.entity_id
    left join account a on a.id = x.account_id left join person p on p.id = a.person_id
    order by page.at desc, page.id`;
  return { text, values: values.all };
}

/** The page's rows in full, each by its home. */
const DESCRIBED = `select page.home, null::uuid as home_id, d.id, d.kind, d.title, d.language,
    ${SUBJECT_LABEL} as subject_label, d.entity_id, d.month, d.state, v.state as version_state, v.number, v.job_id,
    ${filesOf('v.id')} as files, d.created_by as account_id, page.at
  from deliverable d ${SUBJECT_JOINS}
    left join lateral (select v.* from deliverable_version v where v.deliverable_id = d.id
      order by v.number desc limit 1) v on true
  where page.home = 'deliverable' and d.id = page.id
  union all
  select page.home, m.id, d.id, d.kind, null, d.language, m.held_on || ' · ' || m.title, m.entity_id, null, 'open',
    d.state, coalesce(s.edition, 1), d.job_id, case when f.document_id is null then '[]' else json_build_array(json_build_object(
      'format', split_part(f.file_name, '.', -1), 'fileName', f.file_name, 'size', f.size, 'sha256', f.sha256)) end,
    d.requested_by, page.at
  from meeting_document d join meeting m on m.id = d.meeting_id
    left join minutes_submission s on s.id = d.submission_id
    left join meeting_document_file f on f.document_id = d.id
  where page.home = 'meeting' and d.id = page.id
  union all
  select page.home, null, d.id, d.kind, null, d.language, d.month, d.entity_id, d.month, 'open', d.state, 1, d.job_id,
    coalesce((select json_agg(json_build_object('format', f.format, 'fileName', f.file_name, 'size', f.size,
      'sha256', f.sha256) order by f.format desc) from report_document_file f where f.document_id = d.id), '[]'),
    d.requested_by, page.at
  from report_document d where page.home = 'month' and d.id = page.id`;

interface Home {
  readonly name: string;
  readonly from: string;
  readonly at: string;
  readonly where: string;
}

function ofDeliverables(reader: ListReader, query: DeliverableQuery, values: Values): Home {
  const conditions = [...ofKind(reader, query, values), internshipRows(reader.principal, values)];
  if (query.q) conditions.push(`d.title_fold like ${like(query.q, values)}`);
  if (query.entity?.length) conditions.push(`d.entity_id = any(${values.add(query.entity)}::uuid[])`);
  if (query.batch !== undefined) conditions.push(`d.batch_id = ${values.add(query.batch)}::uuid`);
  if (query.mine === true) conditions.push(`d.created_by = ${values.add(reader.principal.accountId)}::uuid`);
  if (query.useCase !== undefined) {
    const useCase = values.add(query.useCase);
    conditions.push(`(d.use_case_id = ${useCase}::uuid or d.subject_id in (
      select l.meeting_id from meeting_use_case l where l.use_case_id = ${useCase}::uuid))`);
  }
  if (query.state?.length) {
    const states: string[] = [];
    if (query.state.includes('to_review')) states.push(`d.state = 'in_review'`);
    if (query.state.includes('approved')) states.push(`d.state = 'approved'`);
    if (query.state.includes('failed')) {
      states.push(`(select v.state from deliverable_version v where v.deliverable_id = d.id
        order by v.number desc limit 1) = 'failed'`);
    }
    conditions.push(`(${states.join(' or ')})`);
  }
  return { name: 'deliverable', from: 'from deliverable d', at: 'd.updated_at', where: asWhere(conditions) };
}

function ofMeetings(reader: ListReader, query: DeliverableQuery, values: Values): Home {
  const conditions = [...ofKind(reader, query, values), ...ofDocuments(reader, query, values)];
  const onMeeting: string[] = [];
  if (query.q) onMeeting.push(`fold(m.title) like ${like(query.q, values)}`);
  if (query.entity?.length) onMeeting.push(`m.entity_id = any(${values.add(query.entity)}::uuid[])`);
  // The meetings are found first where something is asked of them, and not looked at where nothing is.
  if (onMeeting.length > 0) {
    conditions.push(`d.meeting_id in (select m.id from meeting m ${asWhere(onMeeting)})`);
  }
  if (query.useCase !== undefined) {
    conditions.push(`d.meeting_id in (select l.meeting_id from meeting_use_case l
      where l.use_case_id = ${values.add(query.useCase)}::uuid)`);
  }
  return { name: 'meeting', from: 'from meeting_document d', at: AT, where: asWhere(conditions) };
}

function ofMonths(reader: ListReader, query: DeliverableQuery, values: Values): Home {
  const conditions = [...ofKind(reader, query, values), ...ofDocuments(reader, query, values)];
  if (query.q) conditions.push(`d.month like ${like(query.q, values)}`);
  if (query.entity?.length) conditions.push(`d.entity_id = any(${values.add(query.entity)}::uuid[])`);
  if (query.useCase !== undefined) conditions.push('false');
  return { name: 'month', from: 'from report_document d', at: AT, where: asWhere(conditions) };
}

function ofKind(reader: ListReader, query: DeliverableQuery, values: Values): string[] {
  const conditions: string[] = [];
  if (query.kind?.length) conditions.push(`d.kind = any(${values.add(query.kind)}::text[])`);
  if (reader.hidden.length > 0) conditions.push(`d.kind <> all(${values.add(reader.hidden)}::text[])`);
  return conditions;
}

/** Documents of meetings and months have no batch and no review. */
function ofDocuments(reader: ListReader, query: DeliverableQuery, values: Values): string[] {
  const conditions: string[] = [];
  if (query.batch !== undefined) conditions.push('false');
  if (query.mine === true)
    conditions.push(`d.requested_by = ${values.add(reader.principal.accountId)}::uuid`);
  if (query.state?.length) conditions.push(query.state.includes('failed') ? `d.state = 'failed'` : 'false');
  return conditions;
}

const like = (typed: string, values: Values): string =>
  `'%' || fold(${values.add(typed.replace(/[\\%_]/g, '\\$&'))}) || '%'`;

const asWhere = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
