import { may, SEVERE } from '@jalon/domain';
import type { Values } from '../../../database/visibility.js';
import type { Search } from './list-filter.js';

/**
 * Columns and joins that count what the register of each `u` holds open. Each join reads one partial index and
 * nothing else; a risk counts by what is left of it after its response where that is rated. Who may not read registers is told nothing of them.
 */
export function registerCounts(
  { principal, today }: Pick<Search, 'principal' | 'today'>,
  values: Values,
): { readonly columns: string; readonly joins: string } {
  if (!may(principal, 'register:read')) return { columns: '', joins: '' };
  const open = (kind: string) => `from register_item x
      where x.use_case_id = u.id and x.kind = '${kind}' and x.closed_on is null`;
  return {
    columns: `, k.risks, k.severe as "severeRisks", i.issues, a.actions, a.overdue as "overdueActions"`,
    joins: `cross join lateral (select count(*)::int as risks, (count(*) filter (where
        coalesce(x.residual_probability * x.residual_impact, x.severity) >= ${SEVERE}))::int as severe ${open('risk')}) k
      cross join lateral (select count(*)::int as issues ${open('issue')}) i
      cross join lateral (select count(*)::int as actions,
        (count(*) filter (where x.due_on < ${values.add(today)}::date))::int as overdue ${open('action')}) a`,
  };
}
