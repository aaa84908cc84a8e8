import type { UseCaseCounts } from '@jalon/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { Values } from '../../../database/visibility.js';
import {
  commonConditions,
  FACETS,
  FACET_NAMES,
  facetConditions,
  where,
  type Facet,
  type Search,
} from './list-filter.js';
import { statementName } from './statement-names.js';

/** How many use cases each value of each filter would show, the other filters kept. */
@Injectable()
export class CountsQuery {
  constructor(private readonly database: Database) {}

  async counts(search: Search): Promise<UseCaseCounts> {
    const values = new Values();
    const common = commonConditions(search, values);
    // What is costly to find is found once; without it, each count is a walk of its own index.
    const base =
      common.length === 0
        ? { with: '', from: 'use_case u' }
        : {
            with: `with found as materialized (select ${COLUMNS} from use_case u ${where(common)}) `,
            from: 'found u',
          };
    const parts = FACET_NAMES.map((facet) => {
      const { column } = FACETS[facet];
      const others = [...facetConditions(search.filter, values, facet), `u.${column} is not null`];
      return `select '${facet}' as facet, u.${column}::text as value, count(*)::int as count
        from ${base.from} ${where(others)} group by u.${column}`;
    });
    const all = facetConditions(search.filter, values);
    parts.push(`select 'total', null, count(*)::int from ${base.from} ${where(all)}`);
    const text = `${base.with}${parts.join(' union all ')}`;
    const rows = await this.database.query<{ facet: Facet | 'total'; value: string; count: number }>(
      text,
      values.all,
      statementName(text),
    );
    const counts: UseCaseCounts = {
      total: 0,
      stage: [],
      condition: [],
      health: [],
      entity: [],
      referent: [],
      product: [],
      domain: [],
    };
    for (const { facet, value, count } of rows) {
      if (facet === 'total') counts.total = count;
      else counts[facet].push({ value, count });
    }
    for (const facet of FACET_NAMES)
      counts[facet].sort((a, b) => b.count - a.count || compare(a.value, b.value));
    return counts;
  }
}

const COLUMNS = FACET_NAMES.map((facet) => `u.${FACETS[facet].column}`).join(', ');

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
