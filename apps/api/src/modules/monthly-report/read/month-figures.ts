import { HEALTHS, STAGES, type Health, type Stage } from '@jalon/domain';
import type { PortfolioFigures } from '@jalon/reporting';
import type { Query } from '../../../database/database.js';
import type { MonthSpan } from './month-scope.js';

/**
 * Counts the portfolio at the end of each month from its histories. What counts as in it: neither closed nor
 * abandoned. So the total of a month is the one before, plus those entered (or come back), less those that left.
 * $4 is null for the whole portfolio, else entities, each counted for itself.
 */
const FIGURES = `
  with months as materialized (
    select * from unnest($1::int[], $2::date[], $3::date[]) as m(month, first_on, end_on)),
  moves as materialized (
    select case when $4::uuid[] is not null then u.entity_id end as entity_id, v.use_case_id, v.effective_on,
      v.to_stage as stage, v.to_condition as condition,
      v.to_stage <> 'closed' and v.to_condition <> 'abandoned' as live,
      lag(v.to_stage <> 'closed' and v.to_condition <> 'abandoned', 1, false) over history as was_live,
      lead(v.effective_on) over history as until_on
    from use_case_move v join use_case u on u.id = v.use_case_id
    where $4::uuid[] is null or u.entity_id = any($4)
    window history as (partition by v.use_case_id order by v.effective_on, v.seq)),
  healths as materialized (
    select h.use_case_id, h.declared_on, h.health,
      lead(h.declared_on) over (partition by h.use_case_id order by h.declared_on, h.seq) as until_on
    from use_case_health h join use_case u on u.id = h.use_case_id
    where $4::uuid[] is null or u.entity_id = any($4)),
  states as materialized (
    select m.month, v.entity_id, v.use_case_id, v.stage, v.condition, v.live
    from months m join moves v on v.effective_on <= m.end_on and (v.until_on is null or v.until_on > m.end_on)
    where v.condition <> 'abandoned'),
  rated as materialized (
    select m.month, h.use_case_id, h.health
    from months m join healths h on h.declared_on <= m.end_on and (h.until_on is null or h.until_on > m.end_on)),
  reached as materialized (
    select case when $4::uuid[] is not null then u.entity_id end as entity_id, k.actual_on, count(*) as count
    from milestone k join use_case u on u.id = k.use_case_id
    where k.actual_on between (select min(first_on) from months) and (select max(end_on) from months)
      and ($4::uuid[] is null or u.entity_id = any($4))
    group by 1, k.actual_on),
  open as materialized (
    select k.use_case_id, k.due_on, k.actual_on from milestone k join use_case u on u.id = k.use_case_id
    where k.due_on < (select max(end_on) from months)
      and (k.actual_on is null or k.actual_on > (select min(end_on) from months))
      and ($4::uuid[] is null or u.entity_id = any($4))),
  late as materialized (
    select m.month, k.use_case_id, count(*) as count
    from months m join open k on k.due_on < m.end_on and (k.actual_on is null or k.actual_on > m.end_on)
    group by m.month, k.use_case_id)
  select 'stage' as kind, month, entity_id as "entityId", stage as key, count(*)::int as count
    from states group by month, entity_id, stage
  union all
  select 'health', s.month, s.entity_id, coalesce(r.health, 'not_rated'), count(*)::int
    from states s left join rated r on r.month = s.month and r.use_case_id = s.use_case_id
    where s.live group by 2, 3, 4
  union all
  select 'on_hold', month, entity_id, null, count(*)::int
    from states where live and condition = 'on_hold' group by month, entity_id
  union all
  select case when v.live then 'entered' else 'left' end, m.month, v.entity_id, null, count(*)::int
    from months m join moves v on v.effective_on between m.first_on and m.end_on
    where v.live <> v.was_live group by 1, 2, 3
  union all
  select 'reached', m.month, k.entity_id, null, sum(k.count)::int
    from months m join reached k on k.actual_on between m.first_on and m.end_on group by m.month, k.entity_id
  union all
  select 'late', m.month, s.entity_id, null, sum(k.count)::int
    from late k join months m on m.month = k.month
    join states s on s.month = k.month and s.use_case_id = k.use_case_id and s.live
    group by m.month, s.entity_id`;

type FigureKind = 'stage' | 'health' | 'on_hold' | 'entered' | 'left' | 'reached' | 'late';

interface Count {
  readonly kind: FigureKind;
  readonly month: number;
  readonly entityId: string | null;
  readonly key: string | null;
  readonly count: number;
}

/** Tells the figures of each month of `spans`, in the same order, of an entity; of null, those of the whole portfolio. */
export async function readFigures(
  query: Query,
  spans: readonly MonthSpan[],
  entityIds: readonly string[] | null,
): Promise<(entityId: string | null) => readonly PortfolioFigures[]> {
  const rows = await query<Count>(FIGURES, [
    spans.map((_, index) => index),
    spans.map((span) => span.firstOn),
    spans.map((span) => span.endOn),
    entityIds,
  ]);
  const at = (entityId: string | null, kind: FigureKind, month: number, key: string | null): string =>
    `${entityId} ${kind} ${month} ${key ?? ''}`;
  const counts = new Map(rows.map((row) => [at(row.entityId, row.kind, row.month, row.key), row.count]));
  return (entityId) =>
    figuresOf(spans, (kind, month, key) => counts.get(at(entityId, kind, month, key)) ?? 0);
}

function figuresOf(
  spans: readonly MonthSpan[],
  counted: (kind: FigureKind, month: number, key: string) => number,
): readonly PortfolioFigures[] {
  return spans.map(({ month }, index) => {
    const count = (kind: FigureKind, key = '') => counted(kind, index, key);
    const byStage = Object.fromEntries(STAGES.map((stage) => [stage, count('stage', stage)])) as Record<
      Stage,
      number
    >;
    const byHealth = Object.fromEntries(HEALTHS.map((health) => [health, count('health', health)])) as Record<
      Health,
      number
    >;
    return {
      month,
      total: STAGES.reduce((sum, stage) => (stage === 'closed' ? sum : sum + byStage[stage]), 0),
      entered: count('entered'),
      left: count('left'),
      onHold: count('on_hold'),
      byStage,
      byHealth,
      milestonesReached: count('reached'),
      milestonesLate: count('late'),
    };
  });
}
