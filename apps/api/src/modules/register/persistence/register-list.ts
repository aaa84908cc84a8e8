import { Injectable } from '@nestjs/common';
import type { RegisterQuery as Query, RegisterSort } from '@jalon/contracts';
import type { LocalDate, Principal, RegisterItem } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values, visibleTo } from '../../../database/visibility.js';

/** A line as PostgreSQL gives it. */
export interface ListedItem extends Pick<
  RegisterItem,
  | 'id'
  | 'useCaseId'
  | 'kind'
  | 'number'
  | 'title'
  | 'state'
  | 'ownerId'
  | 'openedOn'
  | 'dueOn'
  | 'closedOn'
  | 'residualProbability'
  | 'residualImpact'
> {
  /** Who answers for it: its owner, else the decider of a decision. */
  readonly ownerName: string | null;
  readonly severity: number | null;
  readonly updatedAt: string;
  readonly useCaseCode: string;
  readonly useCaseTitle: string;
}

interface Total {
  readonly total: number;
}

const CASE = 'join use_case u on u.id = i.use_case_id';

/** How each order reads; `id` makes it the same every time. */
const ORDERS: Readonly<
  Record<RegisterSort, { readonly key: string; readonly nulls: boolean; readonly join?: true }>
> = {
  due: { key: 'i.due_on', nulls: true },
  severity: { key: 'i.severity', nulls: true },
  opened: { key: 'i.opened_on', nulls: false },
  updated: { key: 'i.updated_at', nulls: false },
  title: { key: 'fold(i.title)', nulls: false },
  use_case: { key: 'u.number', nulls: false, join: true },
};

/** Register items across use cases: one statement a page, the page found first and named afterwards. */
@Injectable()
export class RegisterList {
  constructor(private readonly database: Database) {}

  async page(
    principal: Principal,
    query: Query,
    today: LocalDate,
  ): Promise<{ readonly rows: readonly ListedItem[]; readonly total: number }> {
    const { text, values } = pageStatement(principal, query, today);
    // Past the last page there is one row, which only carries the total.
    const rows = await this.database.query<Total & (ListedItem | { readonly id: null })>(text, values);
    return {
      rows: rows.filter((row): row is Total & ListedItem => row.id !== null),
      total: rows[0]?.total ?? 0,
    };
  }
}

/** The statement of a page, for the list and for whoever looks at its plan. */
export function pageStatement(
  principal: Principal,
  query: Query,
  today: LocalDate,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values = new Values();
  const visible = visibleTo(principal, values);
  const conditions = [visible, ...filters(query, values, today)].filter((condition) => condition !== 'true');
  const order = ORDERS[query.sort];
  // Most readers see every use case: then only their names are asked of use_case, for the page alone.
  const joined = visible !== 'true' || conditions.some((condition) => condition.includes('u.'));
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  const total = `select count(*)::int as total from register_item i ${joined ? CASE : ''} ${where}`;
  const by = (key: string, id: string) =>
    `${key} ${query.dir}${order.nulls ? ' nulls last' : ''}, ${id} ${query.dir}`;
  const offset = query.page === 1 ? '' : ` offset ${values.add((query.page - 1) * query.pageSize)}`;
  const text = `select i.id, i.use_case_id as "useCaseId", i.kind, i.number, i.title, i.state,
      i.owner_id as "ownerId", o.name as "ownerName", i.opened_on as "openedOn", i.due_on as "dueOn",
      i.closed_on as "closedOn", i.severity, i.residual_probability as "residualProbability",
      i.residual_impact as "residualImpact", i.updated_at as "updatedAt", u.code as "useCaseCode",
      u.title as "useCaseTitle", t.total
    from (${total}) t
    left join lateral (select i.*, ${order.key} as sort_key from register_item i ${joined || order.join ? CASE : ''}
      ${where} order by ${by(order.key, 'i.id')} limit ${query.pageSize}${offset}) i on true
    left join use_case u on u.id = i.use_case_id left join person o on o.id = coalesce(i.owner_id, i.decider_id)
    order by ${by('i.sort_key', 'i.id')}`;
  return { text, values: values.all };
}

function filters(query: Query, values: Values, today: LocalDate): string[] {
  const conditions: string[] = [];
  if (query.kind?.length) conditions.push(`i.kind = any(${values.add(query.kind)}::text[])`);
  if (query.state?.length) conditions.push(`i.state = any(${values.add(query.state)}::text[])`);
  if (query.owner?.length) {
    const people = `any(${values.add(query.owner)}::uuid[])`;
    conditions.push(`(i.owner_id = ${people} or i.decider_id = ${people})`);
  }
  if (query.open === true) conditions.push('i.closed_on is null');
  if (query.overdue === true)
    conditions.push(`i.closed_on is null and i.due_on < ${values.add(today)}::date`);
  if (query.severity !== undefined) conditions.push(`i.severity >= ${values.add(query.severity)}::int`);
  if (query.q !== undefined && query.q !== '') conditions.push(...typed(query.q, values));
  return conditions;
}

const KIND_OF: Readonly<Record<string, RegisterItem['kind']>> = {
  r: 'risk',
  p: 'issue',
  a: 'action',
  d: 'decision',
};

/** `A-3` names items, `UC-12` a use case; anything else are words of the title, with or without accents. */
function typed(q: string, values: Values): string[] {
  const [, letter, number] = /^([rpad])-?(\d{1,6})$/i.exec(q) ?? [];
  if (letter !== undefined && number !== undefined) {
    return [
      `i.kind = ${values.add(KIND_OF[letter.toLowerCase()])} and i.number = ${values.add(Number(number))}::int`,
    ];
  }
  const code = /^uc-?(\d{1,9})$/i.exec(q)?.[1];
  if (code !== undefined) return [`u.number = ${values.add(Number(code))}::int`];
  return q
    .replace(/\p{Cc}/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 6)
    .map((word) => `fold(i.title) like '%' || fold(${values.add(word.replace(/[\\%_]/g, '\\$&'))}) || '%'`);
}
