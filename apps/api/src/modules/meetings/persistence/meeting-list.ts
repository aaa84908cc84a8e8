import { Injectable } from '@nestjs/common';
import type { MeetingQuery, MeetingRow } from '@jalon/contracts';
import { visibleEntity, type Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values, visibleTo } from '../../../database/visibility.js';
import { rowColumns } from './meeting-row.js';
import type { Reader } from './reader.js';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Meetings by day: one statement a page, the page found first and described afterwards. */
@Injectable()
export class MeetingListQuery {
  constructor(private readonly database: Database) {}

  async page(
    principal: Principal,
    query: MeetingQuery,
    tx?: Reader,
  ): Promise<{ readonly items: MeetingRow[]; readonly total: number }> {
    const { text, values } = pageStatement(principal, query);
    // Past the last page there is one row, which only carries the total.
    const rows = await (tx ?? this.database).query<{ total: number } & (MeetingRow | { readonly id: null })>(
      text,
      values,
    );
    return {
      items: rows.flatMap(({ total: _, ...row }) => (row.id === null ? [] : [row])),
      total: rows[0]?.total ?? 0,
    };
  }
}

/** The statement of a page, for the list and for whoever looks at its plan. */
export function pageStatement(principal: Principal, query: MeetingQuery): Statement {
  const values = new Values();
  const conditions = [visibleTo(principal, values, 'm.entity_id'), ...filters(principal, query, values)];
  const kept = conditions.filter((condition) => condition !== 'true');
  const where = kept.length === 0 ? '' : `where ${kept.join(' and ')}`;
  const dir = query.order === 'latest' ? 'desc' : 'asc';
  const order = `order by m.held_on ${dir}, m.starts_at ${dir}, m.id ${dir}`;
  const offset = query.page === 1 ? '' : ` offset ${values.add((query.page - 1) * query.pageSize)}`;
  const text = `select ${rowColumns(principal, values)}, t.total
    from (select count(*)::int as total from meeting m ${where}) t
    left join lateral (select m.* from meeting m ${where} ${order} limit ${query.pageSize}${offset}) m on true
    ${order}`;
  return { text, values: values.all };
}

function filters(principal: Principal, query: MeetingQuery, values: Values): string[] {
  const conditions: string[] = [];
  if (query.from !== undefined) conditions.push(`m.held_on >= ${values.add(query.from)}::date`);
  if (query.to !== undefined) conditions.push(`m.held_on <= ${values.add(query.to)}::date`);
  if (query.kind?.length) conditions.push(`m.kind = any(${values.add(query.kind)}::text[])`);
  if (query.series !== undefined) conditions.push(`m.series_id = ${values.add(query.series)}::uuid`);
  if (query.useCase !== undefined) {
    const useCase = values.add(query.useCase);
    conditions.push(`m.id in (select l.meeting_id from meeting_use_case l join use_case u on u.id = l.use_case_id
      where l.use_case_id = ${useCase}::uuid and ${visibleTo(principal, values)})`);
  }
  if (query.mine === true) conditions.push(`m.id in (${mine(values.add(principal.personId))})`);
  if (query.minutes?.length) conditions.push(ofMinutes(principal, query.minutes, values));
  return conditions;
}

/** The meetings where the person is expected, in the chair or writes the minutes: each by an index of its own. */
export function mine(person: string): string {
  return `select t.meeting_id from attendance t where t.person_id = ${person}::uuid and t.status <> 'distribution'
    union all select c.id from meeting c where c.chair_id = ${person}::uuid
    union all select s.id from meeting s where s.secretary_id = ${person}::uuid`;
}

function ofMinutes(
  principal: Principal,
  wanted: NonNullable<MeetingQuery['minutes']>,
  values: Values,
): string {
  const partner = visibleEntity(principal) !== null;
  const any = `select 1 from minutes n where n.meeting_id = m.id${partner ? ' and n.distributed_edition is not null' : ''}`;
  const states = wanted.filter((state) => state !== 'none');
  const parts: string[] = wanted.includes('none') ? [`not exists (${any})`] : [];
  if (partner) {
    if (states.includes('distributed')) parts.push(`exists (${any})`);
  } else if (states.length > 0) {
    parts.push(`exists (${any} and n.state = any(${values.add(states)}::text[]))`);
  }
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}
