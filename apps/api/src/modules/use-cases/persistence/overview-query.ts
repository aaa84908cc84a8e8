import type { CardMilestone, OPEN_REVIEWS } from '@jalon/contracts';
import { may, type LifecycleFacts, type LocalDate } from '@jalon/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { Values } from '../../../database/visibility.js';
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
  readonly total: number;
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

/** What board, roadmap and matrix draw: two statements, however many use cases. */
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
    const milestones = new Map<string, CardMilestone[]>();
    for (const { useCaseId, id, name, baseline, forecast, actual } of found) {
      const list = milestones.get(useCaseId);
      const cell: CardMilestone = [id, name, baseline, forecast, actual];
      if (list) list.push(cell);
      else milestones.set(useCaseId, [cell]);
    }
    return { rows, milestones, total: rows[0]?.total ?? 0 };
  }
}
