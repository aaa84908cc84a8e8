import { Injectable } from '@nestjs/common';
import type { MissingUpdates } from '@jalon/contracts';
import { lastDayOf, owedHealth, updateBounds, type LocalDate, type Month } from '@jalon/domain';
import type { Query } from '../../../database/database.js';

type Owed = MissingUpdates['items'][number]['useCases'][number];

/** What one functional referent owes a month; `person` null for use cases without one. */
export interface OwedBy {
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly reachable: boolean;
  readonly useCases: readonly Owed[];
}

interface Row extends Omit<Owed, 'health'> {
  readonly personId: string | null;
  readonly personName: string | null;
  readonly reachable: boolean;
}

/**
 * Followed use cases that entered by the end of the month, with a health or a milestone that is owed. $1 last day of the
 * month, $2 and $3 the bounds of the rule. A partner's account is told of nothing that is the lab's.
 */
const OWED = `
  select u.id, u.code, u.title, e.name as "entityName", u.health_declared_on as "declaredOn", p.id as "personId",
    p.name as "personName", exists (select 1 from account a
      where a.person_id = p.id and a.disabled_at is null and a.role <> 'partner') as reachable,
    coalesce(late.milestones, '[]') as milestones
  from use_case u
  join partner_entity e on e.id = u.entity_id
  left join person p on p.id = u.functional_referent_id
  left join lateral (
    select json_agg(json_build_object('id', k.id, 'name', k.name, 'dueOn', k.due_on,
      'forecast', k.forecast_on is not null) order by k.due_on, k.name, k.id) as milestones
    from milestone k where k.use_case_id = u.id and k.actual_on is null and k.due_on < $3::date) late on true
  where u.stage <> 'closed' and u.condition <> 'abandoned'
    and exists (select 1 from use_case_move v where v.use_case_id = u.id and v.effective_on <= $1::date)
    and (u.health_declared_on is null or u.health_declared_on < $2::date or late.milestones is not null)
  order by p.name nulls last, p.id, u.number`;

/** Who has not updated a month, by the facts of now. */
@Injectable()
export class OwedQuery {
  /** By referent, in the order of their names; those without a referent come last. */
  async read(query: Query, month: Month, today: LocalDate): Promise<OwedBy[]> {
    const { healthFrom, milestonesBefore } = updateBounds(month, today);
    const rows = await query<Row>(OWED, [lastDayOf(month), healthFrom, milestonesBefore]);
    const people = new Map<string | null, OwedBy & { readonly useCases: Owed[] }>();
    for (const { personId, personName, reachable, ...useCase } of rows) {
      const person = personId === null ? null : { id: personId, name: personName ?? '' };
      const known = people.get(personId) ?? { person, reachable, useCases: [] };
      known.useCases.push({ ...useCase, health: owedHealth(useCase.declaredOn, month, today) });
      people.set(personId, known);
    }
    return [...people.values()];
  }
}

/** How many use cases and late milestones that is. */
export function countOwed(useCases: readonly Owed[]): { useCases: number; milestones: number } {
  return {
    useCases: useCases.length,
    milestones: useCases.reduce((sum, { milestones }) => sum + milestones.length, 0),
  };
}
