import { Injectable } from '@nestjs/common';
import type { StudyPage, StudyQuery, StudyRow } from '@jalon/contracts';
import type { Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values } from '../../../database/visibility.js';
import { STATE_ORDER, visibleStudies } from './visible-studies.js';

/** A row without the names that live in memory. */
export interface ListedStudy extends Omit<StudyRow, 'entityName' | 'byName' | 'mine'> {
  readonly accountId: string | null;
  readonly byPersonId: string | null;
}

export interface ListedStudies extends Pick<StudyPage, 'total' | 'states'> {
  readonly rows: readonly ListedStudy[];
}

/** The list of studies: what was touched last comes first. */
@Injectable()
export class StudyListQuery {
  constructor(private readonly database: Database) {}

  async page(principal: Principal, query: StudyQuery): Promise<ListedStudies> {
    const values = new Values();
    const conditions = [visibleStudies(principal, values)];
    const oneOf = (column: string, chosen: readonly string[] | undefined, type: string) => {
      if (chosen && chosen.length > 0) conditions.push(`${column} = any(${values.add(chosen)}::${type}[])`);
    };
    oneOf('s.entity_id', query.entity, 'uuid');
    oneOf('s.recommendation', query.recommendation, 'text');
    if (query.mine) conditions.push(`s.account_id = ${values.add(principal.accountId)}::uuid`);
    const typed = (query.q ?? '').replace(/\p{Cc}/gu, ' ').trim();
    if (typed !== '') {
      const like = `'%' || fold(${values.add(typed.replace(/[\\%_]/g, '\\$&'))}) || '%'`;
      conditions.push(`(s.title_fold like ${like} or lower(s.code) like ${like})`);
    }
    const counted = await this.database.query<StudyPage['states'][number]>(
      `select s.state as value, count(*)::int as count from opportunity_study s
       where ${conditions.join(' and ')} group by s.state order by ${STATE_ORDER}`,
      values.all,
    );
    oneOf('s.state', query.state, 'text');
    const rows = await this.database.query<ListedStudy & { total: number }>(
      `select s.id, s.code, s.title, s.entity_id as "entityId", s.state, s.recommendation,
         s.revisit_on as "revisitOn", s.account_id as "accountId", s.by_person_id as "byPersonId",
         s.submitted_on as "submittedOn", s.decided_on as "decidedOn", s.use_case_id as "useCaseId",
         s.updated_at as "updatedAt"
       from opportunity_study s where ${conditions.join(' and ')}
       order by s.updated_at desc, s.number desc
       limit ${query.pageSize} offset ${values.add((query.page - 1) * query.pageSize)}`,
      values.all,
    );
    const shown = query.state && query.state.length > 0 ? new Set<string>(query.state) : null;
    const total = counted
      .filter((state) => shown === null || shown.has(state.value))
      .reduce((sum, state) => sum + state.count, 0);
    return { rows, total, states: counted };
  }
}
