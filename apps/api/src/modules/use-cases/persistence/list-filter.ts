import type { UseCaseFilter } from '@jalon/contracts';
import type { LocalDate, Principal } from '@jalon/domain';
import { visibleTo, type Values } from '../../../database/visibility.js';
import { searchCondition, withoutControls } from './search-condition.js';

/** Filters that choose values of one column: the ones whose values are counted. */
export const FACETS = {
  stage: { column: 'stage', type: 'text' },
  condition: { column: 'condition', type: 'text' },
  health: { column: 'health', type: 'text' },
  entity: { column: 'entity_id', type: 'uuid' },
  referent: { column: 'functional_referent_id', type: 'uuid' },
  product: { column: 'product_id', type: 'uuid' },
  domain: { column: 'domain', type: 'text' },
} as const;
export type Facet = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as readonly Facet[];

/** Who looks for what, on which day. */
export interface Search {
  readonly principal: Principal;
  readonly filter: UseCaseFilter;
  readonly today: LocalDate;
}

/** Conditions on `u` that no facet owns: who may see it, what was typed, tags, lateness. */
export function commonConditions({ principal, filter, today }: Search, values: Values): string[] {
  const conditions = [visibleTo(principal, values)];
  if (filter.tag !== undefined && filter.tag.length > 0) {
    conditions.push(`u.tags && ${values.add(filter.tag.map(withoutControls))}::text[]`);
  }
  if (filter.late === true) {
    conditions.push(`u.next_milestone_on < ${values.add(today)}::date`);
  }
  const search =
    filter.q === undefined
      ? null
      : searchCondition(filter.q, values, (column) => visibleTo(principal, values, column));
  if (search !== null) conditions.push(search);
  return conditions.filter((condition) => condition !== 'true');
}

/** One condition a facet in use, but for `except`. */
export function facetConditions(filter: UseCaseFilter, values: Values, except?: Facet): string[] {
  const conditions: string[] = [];
  for (const facet of FACET_NAMES) {
    const chosen = filter[facet];
    if (facet === except || chosen === undefined || chosen.length === 0) continue;
    const { column, type } = FACETS[facet];
    const [only, ...more] = facet === 'domain' ? chosen.map(withoutControls) : chosen;
    // One value is the common case, and lets an index give the page in order.
    conditions.push(
      more.length === 0
        ? `u.${column} = ${values.add(only)}::${type}`
        : `u.${column} = any(${values.add([only, ...more])}::${type}[])`,
    );
  }
  return conditions;
}

export function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}
