import { healthTrend, lastDayOf, addMonths, slippage, type LocalDate } from '@jalon/domain';
import type { ReportMilestone, ReportMove, ReportUseCase } from '@jalon/reporting';
import type { Query } from '../../../database/database.js';
import type { MonthSpan } from './month-scope.js';

/** A use case at the end of a month. */
export interface MonthUseCase extends Omit<ReportUseCase, 'milestones' | 'trend'> {
  readonly id: string;
  readonly entityId: string;
}

export interface MonthMove extends ReportMove {
  readonly useCaseId: string;
  readonly entityId: string;
}

export interface MonthMilestone extends ReportMilestone {
  readonly id: string;
}

/** Milestones by use case. */
export type Milestones = ReadonlyMap<string, readonly MonthMilestone[]>;

/** Where the values of a statement stand in its text. */
export interface UseCasesAt {
  readonly firstOn: string;
  readonly endOn: string;
  readonly beforeOn: string;
  readonly entityId: string;
}

/** Where each use case stood at the end, and what its health was then and at the end of the month before. */
export const useCasesAt = ({ firstOn, endOn, beforeOn, entityId }: UseCasesAt): string => `
  with stood as (
    select distinct on (v.use_case_id) v.use_case_id, v.to_stage, v.to_condition, v.kind, v.effective_on
    from use_case_move v where v.effective_on <= ${endOn}::date
    order by v.use_case_id desc, v.effective_on desc, v.seq desc),
  since as (
    select v.use_case_id, min(v.effective_on) as entered_on,
      max(v.effective_on) filter (where v.from_stage is distinct from v.to_stage) as stage_since
    from use_case_move v where v.effective_on <= ${endOn}::date group by v.use_case_id),
  now as (
    select distinct on (h.use_case_id) h.use_case_id, h.health, h.reason, h.decision_needed, h.declared_on
    from use_case_health h where h.declared_on <= ${endOn}::date
    order by h.use_case_id desc, h.declared_on desc, h.seq desc),
  before as (
    select distinct on (h.use_case_id) h.use_case_id, h.health
    from use_case_health h where h.declared_on <= ${beforeOn}::date
    order by h.use_case_id desc, h.declared_on desc, h.seq desc)
  select u.id, u.entity_id as "entityId", u.code, u.title, u.summary, e.name as "entityName", u.domain, p.name as "productName",
    r.name as "referentName", s.name as "sponsorName", stood.to_stage as stage, stood.to_condition as condition,
    coalesce(since.stage_since, since.entered_on) as "stageSince", coalesce(now.health, 'not_rated') as health,
    now.reason as "healthReason", now.decision_needed as "decisionNeeded", now.declared_on as "healthDeclaredOn",
    case when since.entered_on <= ${beforeOn}::date then coalesce(before.health, 'not_rated') end as "previousHealth",
    u.value_score as "valueScore", u.feasibility_score as "feasibilityScore"
  from stood
  join since on since.use_case_id = stood.use_case_id
  join use_case u on u.id = stood.use_case_id
  join partner_entity e on e.id = u.entity_id
  left join product p on p.id = u.product_id
  left join person r on r.id = u.functional_referent_id
  left join person s on s.id = u.sponsor_id
  left join now on now.use_case_id = u.id
  left join before on before.use_case_id = u.id
  where (${entityId}::uuid is null or u.entity_id = ${entityId})
    and ((stood.to_stage <> 'closed' and stood.to_condition <> 'abandoned')
      or (stood.kind in ('closed', 'abandoned') and stood.effective_on >= ${firstOn}::date))
  order by u.number`;

const USE_CASES = useCasesAt({ firstOn: '$1', endOn: '$2', beforeOn: '$3', entityId: '$4' });

const MOVES = `
  select v.use_case_id as "useCaseId", u.entity_id as "entityId", u.code, u.title, v.effective_on as "on", v.from_stage as "fromStage",
    v.to_stage as "toStage", v.to_condition as "toCondition", v.kind, v.reason
  from use_case_move v join use_case u on u.id = v.use_case_id
  where v.effective_on between $1::date and $2::date and ($3::uuid is null or u.entity_id = $3)
  order by v.effective_on, v.seq`;

/** A date reached after the end of the month was not reached at its end. */
const MILESTONES = `
  select m.id, m.use_case_id as "useCaseId", m.name, m.baseline_on as "baselineOn", m.forecast_on as "forecastOn",
    case when m.actual_on <= $1::date then m.actual_on end as "actualOn"
  from milestone m join use_case u on u.id = m.use_case_id
  where ($2::uuid is null or u.entity_id = $2)`;

const SLIPPED = `${MILESTONES} and coalesce(m.actual_on, m.forecast_on) > m.baseline_on
  and (m.actual_on is null or m.actual_on >= $3::date)`;

/** Active and on-hold use cases, and those that were closed or abandoned in the month, by code. */
export function readUseCases(
  query: Query,
  span: MonthSpan,
  entityId: string | null,
): Promise<MonthUseCase[]> {
  return query<MonthUseCase>(USE_CASES, [span.firstOn, span.endOn, beforeOf(span), entityId]);
}

/** The end of the month before. */
export const beforeOf = ({ month }: MonthSpan): LocalDate => lastDayOf(addMonths(month, -1));

/** Moves of the month, oldest first. */
export function readMoves(query: Query, span: MonthSpan, entityId: string | null): Promise<MonthMove[]> {
  return query<MonthMove>(MOVES, [span.firstOn, span.endOn, entityId]);
}

type MilestoneRow = Omit<MonthMilestone, 'slipDays'> & { readonly useCaseId: string };

/** Milestones by use case, in the order of their dates. */
export async function readMilestones(
  query: Query,
  span: MonthSpan,
  entityId: string | null,
): Promise<Milestones> {
  const rows = await query<MilestoneRow>(MILESTONES, [span.endOn, entityId]);
  return group(rows);
}

/** Only the milestones that slip and are still to come, or that slipped and were reached in the month. */
export async function readSlipped(
  query: Query,
  span: MonthSpan,
  entityId: string | null,
): Promise<Milestones> {
  const rows = await query<MilestoneRow>(SLIPPED, [span.endOn, entityId, span.firstOn]);
  return group(rows);
}

/** The row of the month as the documents take it. */
export function toReport(row: MonthUseCase, milestones: readonly MonthMilestone[]): ReportUseCase {
  const { id: _id, entityId: _entityId, ...useCase } = row;
  return {
    ...useCase,
    trend: healthTrend(row.previousHealth, row.health),
    milestones: milestones.map(({ id: _milestoneId, ...milestone }) => milestone),
  };
}

/** Whether a milestone slips and is still to come on `firstOn`, or slipped and was reached since: what `readSlipped` reads. */
export function hasSlipped(
  { baselineOn, forecastOn, actualOn }: ReportMilestone,
  firstOn: LocalDate,
): boolean {
  const on = actualOn ?? forecastOn;
  return baselineOn !== null && on !== null && on > baselineOn && (actualOn === null || actualOn >= firstOn);
}

function group(rows: readonly MilestoneRow[]): Milestones {
  const groups = new Map<string, MonthMilestone[]>();
  // Thousands of milestones share their pairs of days: each is counted once.
  const slips = new Map<string, number>();
  for (const { id, useCaseId, name, baselineOn, forecastOn, actualOn } of rows) {
    const dates = { baselineOn, forecastOn, actualOn };
    const pair = `${baselineOn}${actualOn ?? forecastOn}`;
    const slipDays = slips.get(pair) ?? slippage(dates);
    slips.set(pair, slipDays);
    const milestone = { id, name, ...dates, slipDays };
    const known = groups.get(useCaseId);
    if (known) known.push(milestone);
    else groups.set(useCaseId, [milestone]);
  }
  for (const milestones of groups.values()) milestones.sort(byDate);
  return groups;
}

function byDate(a: ReportMilestone, b: ReportMilestone): number {
  return compare(dayOf(a), dayOf(b)) || compare(a.name, b.name);
}

function dayOf(milestone: ReportMilestone): LocalDate {
  return milestone.actualOn ?? milestone.forecastOn ?? milestone.baselineOn ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
