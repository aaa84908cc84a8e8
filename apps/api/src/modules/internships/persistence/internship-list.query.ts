import { Injectable } from '@nestjs/common';
import type { InternshipPage, InternshipQuery, InternshipRow } from '@jalon/contracts';
import { INTERNSHIP_STATES, type Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values } from '../../../database/visibility.js';
import { internshipScope } from './internship-scope.js';

const STATE_ORDER = `array_position(array[${INTERNSHIP_STATES.map((state) => `'${state}'`).join(', ')}], i.state)`;

/** The list of internships, those that start last first. */
@Injectable()
export class InternshipListQuery {
  constructor(private readonly database: Database) {}

  async page(principal: Principal, query: InternshipQuery): Promise<InternshipPage> {
    const values = new Values();
    const conditions = [internshipScope(principal, values), ...filters(query, values)];
    const counted = await this.database.query<InternshipPage['states'][number]>(
      `select i.state as value, count(*)::int as count from internship i
       where ${conditions.join(' and ')} group by i.state order by ${STATE_ORDER}`,
      values.all,
    );
    if (query.state?.length) conditions.push(`i.state = any(${values.add(query.state)}::text[])`);
    const items = await this.database.query<InternshipRow>(
      `select i.id, i.title, i.first_name as "firstName", i.last_name as "lastName", i.school, i.state, i.template,
         i.tutor_id as "tutorId", t.name as "tutorName", s.name as "squadName", i.use_case_id as "useCaseId",
         u.title as "useCaseTitle", i.starts_on as "startOn", coalesce(i.ended_on, i.ends_on) as "endOn"
       from internship i left join person t on t.id = i.tutor_id left join squad s on s.id = i.squad_id
         left join use_case u on u.id = i.use_case_id
       where ${conditions.join(' and ')} order by i.starts_on desc, i.id
       limit ${query.pageSize} offset ${values.add((query.page - 1) * query.pageSize)}`,
      values.all,
    );
    const shown = query.state?.length ? new Set<string>(query.state) : null;
    const total = counted
      .filter(({ value }) => shown === null || shown.has(value))
      .reduce((sum, { count }) => sum + count, 0);
    return { items, total, states: counted };
  }
}

function filters(query: InternshipQuery, values: Values): string[] {
  const conditions: string[] = [];
  if (query.tutor?.length) conditions.push(`i.tutor_id = any(${values.add(query.tutor)}::uuid[])`);
  if (query.squad?.length) conditions.push(`i.squad_id = any(${values.add(query.squad)}::uuid[])`);
  if (query.useCase?.length) conditions.push(`i.use_case_id = any(${values.add(query.useCase)}::uuid[])`);
  if (query.year !== undefined) {
    conditions.push(`i.starts_on <= ${values.add(`${query.year}-12-31`)}::date
      and coalesce(i.ended_on, i.ends_on) >= ${values.add(`${query.year}-01-01`)}::date`);
  }
  const words = (query.q ?? '')
    .replace(/\p{Cc}/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  for (const word of words.slice(0, 6)) {
    const like = `'%' || fold(${values.add(word.replace(/[\\%_]/g, '\\$&'))}) || '%'`;
    conditions.push(`(i.title_fold like ${like} or fold(i.first_name || ' ' || i.last_name) like ${like})`);
  }
  return conditions;
}
