import type { Condition, Health, LocalDate, Stage } from '@jalon/domain';
import type { Query } from '../../../database/database.js';
import { Values } from '../../../database/visibility.js';
import { readScopedHead, type MonthStatus } from './frozen-month.js';
import type { MonthHead } from './month-head.js';
import type { MonthScope } from './month-scope.js';
import { beforeOf, useCasesAt } from './month-use-cases.js';

/** A month of a scope without its rows. */
export type HeadedMonth = MonthStatus & { readonly head: MonthHead };

/** A use case as one of two months has it. */
export interface DifferentCase {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly entityName: string;
  readonly stage: Stage;
  readonly condition: Condition;
  readonly health: Health;
}

/** A milestone that one month has later than the other did. */
export interface DifferentMilestone {
  readonly id: string;
  readonly name: string;
  readonly now: LocalDate;
  readonly before: LocalDate;
}

export interface MonthDifference {
  readonly later: HeadedMonth;
  readonly earlier: HeadedMonth;
  /** The use cases that the two months do not have alike, in the order of their codes. */
  readonly rows: readonly {
    readonly now: DifferentCase | null;
    readonly before: DifferentCase | null;
    readonly milestones: readonly DifferentMilestone[] | null;
  }[];
}

/**
 * Two months of one scope, with what is not alike in them alone: a portfolio of thousands of use cases has tens of
 * thousands of milestones, and most say the same in both.
 * @throws DomainError `invalid_value` for a month that has not begun or an entity that does not exist
 */
export async function readDifference(
  query: Query,
  later: MonthScope,
  earlier: Pick<MonthScope, 'month'>,
): Promise<MonthDifference> {
  const now = await readScopedHead(query, later);
  const before = await readScopedHead(query, { ...later, ...earlier });
  // As for the figures: compiling the plan costs more than running it.
  await query(`select set_config('jit', 'off', true), set_config('work_mem', '32MB', true)`);
  const values = new Values();
  const entityId = values.add(later.entityId);
  const [one, other] = [now, before].map((month) => sidesOf(month, entityId, values));
  const rows = await query<MonthDifference['rows'][number]>(
    `with now_case as materialized (${one?.cases}), before_case as materialized (${other?.cases}),
       moved as materialized (
         select n.use_case_id,
           json_agg(json_build_object('id', n.id, 'name', n.name, 'now', n.on, 'before', b.on) order by n.on, n.id) as milestones
         from (${one?.milestones}) n join (${other?.milestones}) b on b.id = n.id and n.on > b.on
         group by n.use_case_id)
     select case when n.id is not null then to_json(n) end as now, case when b.id is not null then to_json(b) end as before,
       m.milestones
     from now_case n full join before_case b on b.id = n.id left join moved m on m.use_case_id = n.id
     where (n.stage, n.condition, n.health) is distinct from (b.stage, b.condition, b.health) or m.use_case_id is not null
     order by length(coalesce(n.code, b.code)), coalesce(n.code, b.code)`,
    values.all,
  );
  return { later: now, earlier: before, rows };
}

/** The statements that give the use cases of a month, and when their milestones are: from its snapshot, or the facts. */
function sidesOf({ state, head: { span } }: HeadedMonth, entityId: string, values: Values) {
  const columns = 'u.id, u.code, u.title, u."entityName", u.stage, u.condition, u.health';
  if (state === 'open') {
    const endOn = values.add(span.endOn);
    const places = {
      firstOn: values.add(span.firstOn),
      endOn,
      beforeOn: values.add(beforeOf(span)),
      entityId,
    };
    return {
      cases: `select ${columns} from (${useCasesAt(places)}) u`,
      milestones: `select k.id, k.use_case_id, k.name, coalesce(case when k.actual_on <= ${endOn}::date then k.actual_on end,
        k.forecast_on, k.baseline_on) as on from milestone k`,
    };
  }
  const kept = `restitution r cross join jsonb_to_recordset(r.snapshot -> 'useCases') as u (id uuid, code text, title text,
      "entityId" uuid, "entityName" text, stage text, condition text, health text, milestones jsonb)`;
  const where = `r.month = ${values.add(span.month)}::text and (${entityId}::uuid is null or u."entityId" = ${entityId})`;
  return {
    cases: `select ${columns} from ${kept} where ${where}`,
    milestones: `select k.id, u.id as use_case_id, k.name, coalesce(k."actualOn", k."forecastOn", k."baselineOn") as on
      from ${kept} cross join jsonb_to_recordset(u.milestones) as k (id uuid, name text, "actualOn" date,
        "forecastOn" date, "baselineOn" date) where ${where}`,
  };
}
