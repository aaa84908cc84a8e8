import { Injectable } from '@nestjs/common';
import type { AssignedWork, LocalDate, Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values, visibleTo } from '../../../database/visibility.js';
import type { Reader } from './reader.js';

/** Days, both included, and whom to look at: everybody when left out. */
export interface CapacityScope {
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly squadId?: string | undefined;
  readonly personIds?: readonly string[] | undefined;
}

/** An assignment with the use case it is for. */
export interface WorkRow extends AssignedWork {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

/** A squad, and one of its memberships in the period if it has any. */
export interface SquadSpanRow {
  readonly squadId: string;
  readonly name: string;
  readonly personId: string | null;
  readonly fromOn: LocalDate | null;
  readonly toOn: LocalDate | null;
  readonly percent: number | null;
}

export interface CapacityRows {
  readonly squads: readonly SquadSpanRow[];
  readonly work: readonly WorkRow[];
}

/** What capacity and load are counted from: two statements, whatever the number of squads and people. */
@Injectable()
export class CapacityStore {
  constructor(private readonly database: Database) {}

  /** One after the other: a transaction answers one question at a time. */
  async read(
    principal: Principal,
    scope: CapacityScope,
    reader: Reader = this.database,
  ): Promise<CapacityRows> {
    const squads = squadsStatement(scope);
    const work = workStatement(principal, scope);
    return {
      squads: await reader.query<SquadSpanRow>(squads.text, squads.values.all),
      work: await reader.query<WorkRow>(work.text, work.values.all),
    };
  }
}

interface Statement {
  readonly text: string;
  readonly values: Values;
}

/** Live squads, and archived ones that had somebody in the period. */
function squadsStatement(scope: CapacityScope): Statement {
  const values = new Values();
  const [from, to] = [values.add(scope.fromOn), values.add(scope.toOn)];
  const people = peopleCondition('m.person_id', scope, values, from, to);
  return {
    values,
    text: `select s.id as "squadId", s.name, m.person_id as "personId", m.from_on as "fromOn", m.to_on as "toOn", m.percent
      from squad s left join squad_member m on m.squad_id = s.id
        and m.from_on <= ${to}::date and (m.to_on is null or m.to_on >= ${from}::date) and ${people}
      where not s.archived or m.id is not null order by fold(s.name), m.from_on, m.id`,
  };
}

/**
 * Assignments of the period. A use case that is closed, on hold or abandoned asks nothing from the day it stopped:
 * that of its last move.
 */
export function workStatement(principal: Principal, scope: CapacityScope): Statement {
  const values = new Values();
  const [from, to] = [values.add(scope.fromOn), values.add(scope.toOn)];
  const people = peopleCondition('a.person_id', scope, values, from, to);
  return {
    values,
    text: `select a.id, a.person_id as "personId", a.use_case_id as "useCaseId", a.squad_id as "squadId",
        a.from_on as "fromOn", a.to_on as "toOn", a.percent, a.person_days::float8 as "personDays", u.code, u.title,
        case when u.condition <> 'active' or u.stage = 'closed' then
          (select max(v.effective_on) from use_case_move v where v.use_case_id = u.id) end as "stoppedOn"
      from assignment a join use_case u on u.id = a.use_case_id
      where a.to_on >= ${from}::date and a.from_on <= ${to}::date and ${people} and ${visibleTo(principal, values)}
      order by u.number, a.from_on, a.id`,
  };
}

/** Of a squad: who is in it or works for it in the period, with all that they do elsewhere. */
function peopleCondition(
  column: string,
  { squadId, personIds }: CapacityScope,
  values: Values,
  from: string,
  to: string,
): string {
  const conditions: string[] = [];
  if (personIds !== undefined) conditions.push(`${column} = any(${values.add(personIds)}::uuid[])`);
  if (squadId !== undefined) {
    const squad = values.add(squadId);
    conditions.push(`${column} in (
      select k.person_id from squad_member k where k.squad_id = ${squad}
        and k.from_on <= ${to}::date and (k.to_on is null or k.to_on >= ${from}::date)
      union all select b.person_id from assignment b where b.squad_id = ${squad}
        and b.from_on <= ${to}::date and b.to_on >= ${from}::date)`);
  }
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}
