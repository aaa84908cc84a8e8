import type { CardMilestone, OPEN_REVIEWS } from '@jalon/contracts';
import {
  may,
  type DeploymentDates,
  type LifecycleFacts,
  type LocalDate,
  type Principal,
} from '@jalon/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { Values, visibleTo } from '../../../database/visibility.js';
import { commonConditions, facetConditions, where, type Search } from './list-filter.js';
import type { ListRow } from './list-query.js';
import { registerCounts } from './register-counts.js';
import { statementName } from './statement-names.js';

/** An assignment as [person-days, percent, from, to]. */
export type AssignmentCell = readonly [
  days: number | null,
  percent: number | null,
  from: LocalDate,
  to: LocalDate,
];

export interface OverviewRow
  extends Omit<ListRow, 'tags' | 'updatedAt'>, Pick<LifecycleFacts, 'summary' | 'stageSince'> {
  readonly assignments: readonly AssignmentCell[] | null;
  readonly review: (typeof OPEN_REVIEWS)[number] | null;
}

export interface OverviewPage {
  readonly rows: readonly OverviewRow[];
  readonly milestones: ReadonlyMap<string, readonly CardMilestone[]>;
  readonly deployments: ReadonlyMap<string, readonly CardDeployment[]>;
  readonly total: number;
}

/** A deployment as the waves of a card are made of. */
export interface CardDeployment extends DeploymentDates {
  readonly useCaseId: string;
  readonly wave: number | null;
  readonly entity: string;
}

/** One letter of the summary is enough to know that there is one. */
const COLUMNS = `u.id, u.code, u.title, left(trim(u.summary), 1) as summary, u.entity_id as "entityId", u.domain,
  u.product_id as "productId", u.functional_referent_id as "functionalReferentId", u.sponsor_id as "sponsorId",
  u.stage, u.condition, u.stage_since as "stageSince", u.health, u.previous_health as "previousHealth",
  u.health_declared_on as "healthDeclaredOn", u.value_score as "valueScore", u.feasibility_score as "feasibilityScore",
  u.version, u.next_milestone_name as "nextMilestoneName", u.next_milestone_on as "nextMilestoneOn"`;

const ASSIGNMENTS = `(select json_agg(json_build_array(s.person_days, s.percent, s.from_on, s.to_on))
  from assignment s where s.use_case_id = u.id)`;

const REVIEW = `(select g.state from gate_review g where g.use_case_id = u.id and g.decided_on is null)`;

const MILESTONES = `select m.use_case_id as "useCaseId", m.id, m.name, m.baseline_on as baseline, m.forecast_on as forecast,
    m.actual_on as actual
  from milestone m where m.use_case_id = any($1::uuid[])
  order by m.use_case_id, coalesce(m.actual_on, m.due_on), m.name, m.id`;

interface MilestoneRow {
  readonly useCaseId: string;
  readonly id: string;
  readonly name: string;
  readonly baseline: LocalDate | null;
  readonly forecast: LocalDate | null;
  readonly actual: LocalDate | null;
}

/**
 * What is deployed of the use cases of a page. A partner reads what is at its own entity, even of its own use cases.
 */
export function deploymentsStatement(
  principal: Principal,
  ids: readonly string[],
): { readonly text: string; readonly values: readonly unknown[] } {
  const values = new Values();
  const text = `select s.use_case_id as "useCaseId", d.wave, e.name as entity, d.status, d.planned_on as "plannedOn",
      d.live_on as "liveOn", d.retired_on as "retiredOn"
    from solution s join deployment d on d.solution_id = s.id join partner_entity e on e.id = d.entity_id
    where s.use_case_id = any(${values.add(ids)}::uuid[]) and ${visibleTo(principal, values, 'd.entity_id')}
    order by fold(e.name), d.id`;
  return { text, values: values.all };
}

/** What board, roadmap and matrix draw: three statements, however many use cases. */
@Injectable()
export class OverviewQuery {
  constructor(private readonly database: Database) {}

  async cards(search: Search, limit: number): Promise<OverviewPage> {
    const values = new Values();
    const filter = where([...commonConditions(search, values), ...facetConditions(search.filter, values)]);
    const total = `select count(*)::int from use_case u ${filter}`;
    const register = registerCounts(search, values);
    // Who may not read teams is not told how much they work either.
    const assignments = may(search.principal, 'squad:read') ? ASSIGNMENTS : 'null';
    const text = `select ${COLUMNS}${register.columns}, ${assignments} as assignments, ${REVIEW} as review,
        (${total}) as total
      from (select * from use_case u ${filter} order by u.number limit ${limit}) u ${register.joins}
      order by u.number`;
    const rows = await this.database.query<OverviewRow & { total: number }>(
      text,
      values.all,
      statementName(text),
    );
    const found = await this.database.query<MilestoneRow>(
      MILESTONES,
      [rows.map((row) => row.id)],
      'use-case-overview-milestones',
    );
    const milestones = byUseCase(found, ({ id, name, baseline, forecast, actual }): CardMilestone => [
      id,
      name,
      baseline,
      forecast,
      actual,
    ]);
    const deployments = byUseCase(await this.deployments(search.principal, rows), (one) => one);
    return { rows, milestones, deployments, total: rows[0]?.total ?? 0 };
  }

  private async deployments(
    principal: Principal,
    rows: readonly { readonly id: string }[],
  ): Promise<readonly CardDeployment[]> {
    if (!may(principal, 'deployment:read')) return [];
    const ids = rows.map((row) => row.id);
    const { text, values } = deploymentsStatement(principal, ids);
    return this.database.query<CardDeployment>(text, values, statementName(text));
  }
}

function byUseCase<R extends { readonly useCaseId: string }, T>(
  rows: readonly R[],
  cell: (row: R) => T,
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const list = found.get(row.useCaseId);
    if (list) list.push(cell(row));
    else found.set(row.useCaseId, [cell(row)]);
  }
  return found;
}
