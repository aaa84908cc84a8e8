import { Injectable } from '@nestjs/common';
import type {
  PublicationsQuery,
  ReferencesQuery,
  ResearchLinks,
  ResearchStudiesQuery,
} from '@jalon/contracts';
import {
  doiOf,
  type Principal,
  type PublicationDraft,
  type ResearchEntry,
  type ResearchVerdict,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values } from '../../../database/visibility.js';
import { internshipScope } from '../../internships/index.js';
import { TABLES, type ResearchKind } from './research.store.js';

interface Kept {
  readonly id: string;
  readonly links: ResearchLinks;
  readonly createdBy: string | null;
  readonly updatedAt: string;
  readonly version: number;
}
/** Lines of the lists as PostgreSQL gives them. */
export interface ReferenceLine extends Kept, ResearchEntry {}
export interface StudyLine extends Kept {
  readonly title: string;
  readonly question: string;
  readonly verdict: ResearchVerdict;
}
export interface PublicationLine extends Kept, PublicationDraft {
  readonly study: { readonly id: string; readonly title: string; readonly verdict: ResearchVerdict } | null;
}
export interface Lines {
  readonly reference: ReferenceLine;
  readonly study: StudyLine;
  readonly publication: PublicationLine;
}

/** What a list asks for, whatever its kind. */
export type ListQuery = Pick<ReferencesQuery, 'q' | 'useCase' | 'internship' | 'dir' | 'page' | 'pageSize'> &
  Partial<Pick<ReferencesQuery, 'yearFrom' | 'yearTo'>> & {
    readonly sort: ReferencesQuery['sort'];
    readonly verdict?: ResearchStudiesQuery['verdict'];
    readonly state?: PublicationsQuery['state'];
    readonly ids?: readonly string[] | undefined;
  };

const COLUMNS: Readonly<Record<ResearchKind, string>> = {
  reference: `p.key, p.title, p.content ->> 'authors' as authors, p.year, p.content ->> 'venue' as venue,
    p.content ->> 'url' as url, coalesce(p.doi, '') as doi, p.content ->> 'summary' as summary`,
  study: `p.title, coalesce(p.content ->> 'question', '') as question, p.verdict`,
  publication: `p.title, p.authors, p.venue, p.state, p.url, p.doi, p.submitted_on as "submittedOn",
    p.published_on as "publishedOn", (select json_build_object('id', s.id, 'title', s.title, 'verdict', s.verdict)
      from research_study s where s.id = p.study_id) as study`,
};
const SORTS: Readonly<Record<ListQuery['sort'], string>> = {
  updated: 'r.updated_at',
  title: 'r.title_fold',
  year: 'r.year',
};

/** Bibliography, comparisons and publications: one statement a page, the page found first, what it is attached to after. */
@Injectable()
export class ResearchList {
  constructor(private readonly database: Database) {}

  async page<K extends ResearchKind>(
    kind: K,
    principal: Principal,
    query: ListQuery,
    tx?: Transaction,
  ): Promise<{ readonly rows: readonly Lines[K][]; readonly total: number }> {
    const { text, values } = pageStatement(kind, principal, query);
    type Row = { readonly total: number } & (Lines[K] | { readonly id: null });
    const rows = tx ? await tx.query<Row>(text, values) : await this.database.query<Row>(text, values);
    // Past the last page there is one row, which only carries the total.
    return {
      rows: rows.filter((row): row is { readonly total: number } & Lines[K] => row.id !== null),
      total: rows[0]?.total ?? 0,
    };
  }
}

/** The statement of a page, for the list and for whoever looks at its plan. */
export function pageStatement(
  kind: ResearchKind,
  principal: Principal,
  query: ListQuery,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values = new Values();
  const conditions = filters(kind, principal, query, values);
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  const table = TABLES[kind];
  const by = (key: string, id: string) => `${key} ${query.dir} nulls last, ${id} ${query.dir}`;
  // An index has nulls last when it is read forwards: only the year has any.
  const order = (key: string, id: string) =>
    query.sort === 'year' ? by(key, id) : `${key} ${query.dir}, ${id} ${query.dir}`;
  const offset = values.add((query.page - 1) * query.pageSize);
  const scope = internshipScope(principal, values);
  const text = `select t.total, p.id, p.created_by as "createdBy", p.updated_at as "updatedAt", p.version,
      ${COLUMNS[kind]},
      json_build_object(
        'useCases', coalesce((select json_agg(json_build_object('id', u.id, 'code', u.code, 'title', u.title)
          order by u.number) from research_link l join use_case u on u.id = l.use_case_id
          where l.${kind}_id = p.id), '[]'),
        'internships', coalesce((select json_agg(json_build_object('id', i.id, 'title', i.title) order by i.title, i.id)
          from research_link l join internship i on i.id = l.internship_id
          where l.${kind}_id = p.id and ${scope}), '[]')) as links
    from (select count(*)::int as total from ${table} r ${where}) t
    left join lateral (select r.*, ${SORTS[query.sort]} as sort_key from ${table} r ${where}
      order by ${order(SORTS[query.sort], 'r.id')} limit ${query.pageSize} offset ${offset}) p on true
    order by ${order('p.sort_key', 'p.id')}`;
  return { text, values: values.all };
}

function filters(kind: ResearchKind, principal: Principal, query: ListQuery, values: Values): string[] {
  const found: string[] = [];
  if (query.ids) found.push(`r.id = any(${values.add(query.ids)}::uuid[])`);
  if (query.useCase !== undefined) {
    const useCase = values.add(query.useCase);
    found.push(`r.id in (select l.${kind}_id from research_link l where l.use_case_id = ${useCase}::uuid
      and l.${kind}_id is not null)`);
  }
  if (query.internship !== undefined) {
    const internship = values.add(query.internship);
    found.push(`r.id in (select l.${kind}_id from research_link l join internship i on i.id = l.internship_id
      where i.id = ${internship}::uuid and l.${kind}_id is not null and ${internshipScope(principal, values)})`);
  }
  if (query.yearFrom !== undefined) found.push(`r.year >= ${values.add(query.yearFrom)}::int`);
  if (query.yearTo !== undefined) found.push(`r.year <= ${values.add(query.yearTo)}::int`);
  if (query.verdict?.length) found.push(`r.verdict = any(${values.add(query.verdict)}::text[])`);
  if (query.state?.length) found.push(`r.state = any(${values.add(query.state)}::text[])`);
  return [...found, ...typed(kind, query.q ?? '', values)];
}

/** A DOI names one work; anything else are words of the title (of a reference: also of its authors and venue). */
function typed(kind: ResearchKind, q: string, values: Values): string[] {
  const doi = kind === 'study' ? '' : doiOf(q);
  if (doi !== '') return [`lower(r.doi) = lower(${values.add(doi)})`];
  const column = kind === 'reference' ? 'r.search_fold' : 'r.title_fold';
  return q
    .replace(/\p{Cc}/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 6)
    .map((word) => `${column} like '%' || fold(${values.add(word.replace(/[\\%_]/g, '\\$&'))}) || '%'`);
}
