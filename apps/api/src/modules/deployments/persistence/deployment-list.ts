import { Injectable } from '@nestjs/common';
import type { DeploymentRow, DeploymentsQuery } from '@jalon/contracts';
import type { LocalDate, Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values, visibleTo } from '../../../database/visibility.js';

/** A line as PostgreSQL gives it: the figures are not yet made fit to be seen. */
export interface DeploymentLine extends Omit<DeploymentRow, 'figure' | 'mayDeclare'> {
  readonly usedOn: LocalDate | null;
  readonly mau: number | null;
  readonly mauEligible: number | null;
  readonly usedEligible: number | null;
  /** The last day of the declared month. */
  readonly declaredOn: LocalDate | null;
  readonly declaredUsers: number | null;
  readonly declaredEligible: number | null;
}

type ListQuery = Omit<DeploymentsQuery, 'page' | 'pageSize'> &
  Pick<DeploymentsQuery, 'page' | 'pageSize'> & { readonly ids?: readonly string[] };

/** Deployments: one statement a page, the page found first, what is told of each after. */
@Injectable()
export class DeploymentListQuery {
  constructor(private readonly database: Database) {}

  async page(
    principal: Principal,
    query: ListQuery,
    today: LocalDate,
    tx?: Transaction,
  ): Promise<{ readonly rows: readonly DeploymentLine[]; readonly total: number }> {
    const { text, values } = deploymentsStatement(principal, query, today);
    type Row = { readonly total: number } & (DeploymentLine | { readonly id: null });
    const rows = tx ? await tx.query<Row>(text, values) : await this.database.query<Row>(text, values);
    // Past the last page there is one row, which only carries the total.
    return {
      rows: rows.filter((row): row is { readonly total: number } & DeploymentLine => row.id !== null),
      total: rows[0]?.total ?? 0,
    };
  }
}

/** What comes next for a deployment: going live as planned, or the day of a target that is still to come. */
const nextOn = (d: string, today: string) =>
  `case when ${d}.status = 'planned' then ${d}.planned_on
     when ${d}.status in ('live','paused') and ${d}.target_on >= ${today} then ${d}.target_on end`;
const eligibleOn = (day: string) =>
  `(select n.eligible from deployment_population n where n.deployment_id = p.id and n.from_on <= ${day}
     order by n.from_on desc limit 1)`;

/** The statement of a page, for the list and for whoever looks at its plan. */
export function deploymentsStatement(
  principal: Principal,
  query: ListQuery,
  day: LocalDate,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values = new Values();
  const today = `${values.add(day)}::date`;
  const where = filters(principal, query, values).join(' and ');
  const [from, key] = sortOf(query.sort, today);
  const order = (sortKey: string, id: string) => `${sortKey} ${query.dir} nulls last, ${id} ${query.dir}`;
  const own = visibleTo(principal, values);
  const offset = values.add((query.page - 1) * query.pageSize);
  const limit = values.add(query.pageSize);
  const text = `select t.total, p.id, p.version, p.solution_id as "solutionId",
      json_build_object('id', u.id, 'code', u.code, 'title', u.title, 'open', ${own}) as "useCase",
      json_build_object('id', e.id, 'name', e.name) as entity,
      p.environment, p.wave, p.release, p.status, p.planned_on as "plannedOn", p.live_on as "liveOn",
      p.retired_on as "retiredOn",
      case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end as contact,
      p.target_adoption as "targetAdoption", p.target_on as "targetOn", p.note, s.reporting,
      case when p.next_on is not null then json_build_object('on', p.next_on,
        'kind', case p.status when 'planned' then 'go_live' else 'target' end) end as next,
      ${eligibleOn(today)} as eligible,
      w.day as "usedOn", w.mau, w.mau_eligible as "mauEligible", ${eligibleOn('w.day')} as "usedEligible",
      m.on as "declaredOn", m.active_users as "declaredUsers", ${eligibleOn('m.on')} as "declaredEligible"
    from (select count(*)::int as total from deployment d ${where && `where ${where}`}) t
    left join lateral (select d.*, ${nextOn('d', today)} as next_on, ${key} as sort_key from deployment d ${from}
      ${where && `where ${where}`} order by ${order('sort_key', 'd.id')}
      limit ${limit}::int offset ${offset}::int) p on true
    left join solution s on s.id = p.solution_id
    left join use_case u on u.id = s.use_case_id
    left join partner_entity e on e.id = p.entity_id
    left join person c on c.id = p.contact_id
    left join lateral (select w.day, w.mau, w.mau_eligible from usage_daily w where w.solution_id = p.solution_id
      and w.entity_id = p.entity_id and w.release = '*' order by w.day desc limit 1) w on p.status in ('live','paused')
    left join lateral (select least((m.month + interval '1 month - 1 day')::date, ${today}) as on, m.active_users
      from usage_declaration m where m.deployment_id = p.id order by m.month desc limit 1) m on true
    order by ${order('p.sort_key', 'p.id')}`;
  return { text, values: values.all };
}

/** What to join and what to sort by. Going live has an index; the others are few enough to be sorted. */
function sortOf(sort: DeploymentsQuery['sort'], today: string): readonly [from: string, key: string] {
  const useCase = 'join solution s on s.id = d.solution_id join use_case u on u.id = s.use_case_id';
  const sorts: Readonly<Record<DeploymentsQuery['sort'], readonly [string, string]>> = {
    next: ['', nextOn('d', today)],
    useCase: [useCase, 'u.title_fold'],
    entity: ['join partner_entity e on e.id = d.entity_id', 'fold(e.name)'],
    status: ['', `array_position(array['planned','live','paused','retired'], d.status)`],
    live: ['', 'coalesce(d.live_on, d.planned_on)'],
  };
  return sorts[sort];
}

function filters(principal: Principal, query: ListQuery, values: Values): string[] {
  const found: string[] = [];
  const own = visibleTo(principal, values, 'd.entity_id');
  if (own !== 'true') found.push(own);
  if (query.ids) found.push(`d.id = any(${values.add(query.ids)}::uuid[])`);
  if (query.useCase !== undefined)
    found.push(
      `d.solution_id in (select s.id from solution s where s.use_case_id = ${values.add(query.useCase)}::uuid)`,
    );
  if (query.entity?.length) found.push(`d.entity_id = any(${values.add(query.entity)}::uuid[])`);
  if (query.status?.length) found.push(`d.status = any(${values.add(query.status)}::text[])`);
  if (query.environment?.length) found.push(`d.environment = any(${values.add(query.environment)}::text[])`);
  return [...found, ...typed(query.q ?? '', values)];
}

/** Each word is somewhere in the use case's title or code, or in the entity's name. */
function typed(q: string, values: Values): string[] {
  return q
    .replace(/\p{Cc}/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 6)
    .map((word) => {
      const like = `'%' || fold(${values.add(word.replace(/[\\%_]/g, '\\$&'))}) || '%'`;
      return `(d.solution_id in (select s.id from solution s join use_case u on u.id = s.use_case_id
          where u.title_fold like ${like} or fold(u.code) like ${like})
        or d.entity_id in (select e.id from partner_entity e where fold(e.name) like ${like}))`;
    });
}
