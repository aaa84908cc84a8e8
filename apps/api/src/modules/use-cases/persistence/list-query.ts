import type { UseCaseQuery, UseCaseSort } from '@jalon/contracts';
import type { Condition, Health, LocalDate, Stage } from '@jalon/domain';
import { HEALTHS, STAGES } from '@jalon/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { Values } from '../../../database/visibility.js';
import { registerCounts } from './register-counts.js';
import { commonConditions, facetConditions, where, type Search } from './list-filter.js';
import { statementName } from './statement-names.js';

/** A row as PostgreSQL gives it; names of people, entities and products are in memory. */
export interface ListRow extends CountColumns {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly entityId: string;
  readonly domain: string | null;
  readonly productId: string | null;
  readonly functionalReferentId: string | null;
  readonly sponsorId: string | null;
  readonly stage: Stage;
  readonly condition: Condition;
  readonly health: Health;
  readonly previousHealth: Health | null;
  readonly healthDeclaredOn: LocalDate | null;
  readonly valueScore: number | null;
  readonly feasibilityScore: number | null;
  readonly tags: string[];
  readonly updatedAt: string;
  readonly version: number;
  readonly nextMilestoneName: string | null;
  readonly nextMilestoneOn: LocalDate | null;
}

/** What the register holds open, as columns of a row; absent for who may not read it. */
export interface CountColumns {
  readonly risks?: number;
  readonly severeRisks?: number;
  readonly issues?: number;
  readonly actions?: number;
  readonly overdueActions?: number;
}

export interface ListPage {
  readonly rows: readonly ListRow[];
  readonly total: number;
}

/** What a row carries; the columns of the order stay inside. */
const COLUMNS: readonly (readonly [column: string, name: keyof ListRow])[] = [
  ['id', 'id'],
  ['code', 'code'],
  ['title', 'title'],
  ['entity_id', 'entityId'],
  ['domain', 'domain'],
  ['product_id', 'productId'],
  ['functional_referent_id', 'functionalReferentId'],
  ['sponsor_id', 'sponsorId'],
  ['stage', 'stage'],
  ['condition', 'condition'],
  ['health', 'health'],
  ['previous_health', 'previousHealth'],
  ['health_declared_on', 'healthDeclaredOn'],
  ['value_score', 'valueScore'],
  ['feasibility_score', 'feasibilityScore'],
  ['tags', 'tags'],
  ['updated_at', 'updatedAt'],
  ['version', 'version'],
  ['next_milestone_name', 'nextMilestoneName'],
  ['next_milestone_on', 'nextMilestoneOn'],
];
const INSIDE = COLUMNS.map(([column]) => `u.${column}`).join(', ');
const OUTSIDE = COLUMNS.map(([column, name]) => `u.${column} as "${name}"`).join(', ');

/** The order of the business, not of the alphabet; an index holds the same expression. */
const inOrder = (column: string, order: readonly string[]) =>
  `(case ${column} ${order.map((value, index) => `when '${value}' then ${index}`).join(' ')} end)`;

interface Order {
  readonly key: string;
  readonly join?: string;
  readonly nulls?: 'last';
}

const ORDERS: Readonly<Record<UseCaseSort, Order>> = {
  code: { key: 'u.number' },
  title: { key: 'u.title_fold' },
  updated: { key: 'u.updated_at' },
  stage: { key: inOrder('u.stage', STAGES) },
  health: { key: inOrder('u.health', HEALTHS) },
  entity: { key: 'fold(e.name)', join: 'join partner_entity e on e.id = u.entity_id' },
  next_milestone: { key: 'u.next_milestone_on', nulls: 'last' },
};

/** One page of the portfolio: one statement, one shape a combination of filters and sort. */
@Injectable()
export class ListQuery {
  constructor(private readonly database: Database) {}

  async page(search: Search, { sort, dir, page, pageSize }: UseCaseQuery): Promise<ListPage> {
    const values = new Values();
    const filter = where([...commonConditions(search, values), ...facetConditions(search.filter, values)]);
    const order = ORDERS[sort];
    const direction = `${dir}${order.nulls ? ` nulls ${order.nulls}` : ''}`;
    const by = (key: string) =>
      sort === 'code' ? `u.number ${dir}` : `${key} ${direction}, u.number ${dir}`;
    const total = `select count(*)::int from use_case u ${filter}`;
    const filterValues = [...values.all];
    const register = registerCounts(search, values);
    // The size is part of the shape, so that the plan knows how little is asked for.
    const slice = page === 1 ? '' : ` offset ${values.add((page - 1) * pageSize)}`;
    const text = `select ${OUTSIDE}${register.columns}, (${total}) as total
      from (select ${INSIDE}, u.number, ${order.key} as sort_key from use_case u ${order.join ?? ''} ${filter}
        order by ${by(order.key)} limit ${pageSize}${slice}) u
      ${register.joins}
      order by ${by('u.sort_key')}`;
    const rows = await this.database.query<ListRow & { total: number }>(
      text,
      values.all,
      statementName(text),
    );
    const [first] = rows;
    if (first || page === 1) return { rows, total: first?.total ?? 0 };
    // Past the last page there is no row to carry the total.
    const [counted] = await this.database.query<{ count: number }>(total, filterValues, statementName(total));
    return { rows, total: counted?.count ?? 0 };
  }
}
