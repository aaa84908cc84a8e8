import {
  toldUsers,
  type AfterGoLive,
  type AlertFact,
  type BenefitFact,
  type CostFact,
  type DeploymentFact,
} from '@jalon/domain';
import type { Query } from '../../../database/database.js';
import type { MonthSpan } from './month-scope.js';

const USE_CASE = `u.id as "useCaseId", u.code, u.title`;

/**
 * What was in use at the end of the month, a row for each solution and entity (usage is known by entity: of a pilot and
 * a production at the same one, the production). A month is declared for itself alone: the one before says nothing of
 * it. Figures have a row each day from the go-live on; that of today comes with its first minutes, until then
 * yesterday's stands.
 */
const DEPLOYMENTS = `
  with used as (
    select distinct on (d.solution_id, d.entity_id) d.*
    from deployment d
    where d.status <> 'planned' and d.live_on <= $1::date and (d.retired_on is null or d.retired_on > $1::date)
      and ($3::uuid is null or d.entity_id = $3)
    order by d.solution_id, d.entity_id, d.environment = 'production' desc, d.live_on, d.id)
  select d.id, ${USE_CASE}, d.entity_id as "entityId", e.name as "entityName", d.environment, d.live_on as "liveOn",
    population.eligible, s.reporting = 'declared' as declared,
    case when s.reporting = 'declared' then declared.active_users else daily.mau end as users,
    case when s.reporting <> 'declared' then daily.mau_eligible end as "usersEligible",
    d.target_adoption as target, d.target_on as "targetOn"
  from used d join solution s on s.id = d.solution_id join use_case u on u.id = s.use_case_id
  join partner_entity e on e.id = d.entity_id
  left join lateral (select k.mau, k.mau_eligible from usage_daily k
    where k.solution_id = d.solution_id and k.entity_id = d.entity_id and k.release = '*'
      and k.day between $1::date - 1 and $1::date order by k.day desc limit 1) daily on true
  left join usage_declaration declared on declared.deployment_id = d.id and declared.month = $2::date
  left join lateral (select p.eligible from deployment_population p
    where p.deployment_id = d.id and p.from_on <= $1::date order by p.from_on desc limit 1) population on true
  order by u.number, e.name, d.id`;

/** Measures count once they are accepted. What is expected runs from its first month to its last. */
const BENEFITS = `
  select b.id, ${USE_CASE}, u.entity_id as "entityId", e.name as "entityName", b.title as benefit, b.unit,
    coalesce(m.month, 0)::float8 as month, coalesce(m.cumulated, 0)::float8 as cumulated,
    case when $1::date between b.expected_from and coalesce(b.expected_until, $1::date)
      then b.expected_monthly else 0 end::float8 as "expectedMonth",
    (b.expected_monthly * greatest(0, x.months))::float8 as "expectedCumulated"
  from benefit b join use_case u on u.id = b.use_case_id join partner_entity e on e.id = u.entity_id
  cross join lateral (select age(least($1::date, coalesce(b.expected_until, $1::date)), b.expected_from) as span) a
  cross join lateral (select (extract(year from a.span) * 12 + extract(month from a.span))::int + 1 as months) x
  left join lateral (
    select sum(v.value) filter (where v.month = $1::date) as month, sum(v.value) as cumulated
    from benefit_measure v where v.benefit_id = b.id and v.state = 'accepted' and v.month <= $1::date) m on true
  where ($2::uuid is null or u.entity_id = $2) and (b.expected_from <= $1::date or m.cumulated is not null)
  order by u.number, b.created_at, b.id`;

const COSTS = `
  select ${USE_CASE}, u.entity_id as "entityId", c.investment::float8 as investment,
    (c.monthly_run_cost * least(c.months, x.months))::float8 as "runCost"
  from business_case c join use_case u on u.id = c.use_case_id
  cross join lateral (select age($1::date, c.from_month) as span) a
  cross join lateral (select (extract(year from a.span) * 12 + extract(month from a.span))::int + 1 as months) x
  where c.from_month <= $1::date and ($2::uuid is null or u.entity_id = $2)
  order by u.number`;

const ALERTS = `
  select a.id, ${USE_CASE}, d.entity_id as "entityId", e.name as "entityName", a.rule, a.opened_on as "openedOn"
  from usage_alert a join deployment d on d.id = a.deployment_id join solution s on s.id = d.solution_id
  join use_case u on u.id = s.use_case_id join partner_entity e on e.id = d.entity_id
  where a.opened_on <= $1::date and (a.closed_on is null or a.closed_on > $1::date)
    and ($2::uuid is null or d.entity_id = $2)
  order by a.opened_on desc, u.number, a.id`;

type DeploymentRow = Omit<DeploymentFact, 'activeUsers' | 'activeEligible' | 'unknown'> & {
  readonly users: number | null;
  readonly usersEligible: number | null;
};

/** What the month says of what is in use, as it stood at the end of the span; counts of few users are left out here. */
export async function readAfterGoLive(
  query: Query,
  { month, endOn }: MonthSpan,
  entityId: string | null,
): Promise<AfterGoLive> {
  const firstOn = `${month}-01`;
  const deployments = await query<DeploymentRow>(DEPLOYMENTS, [endOn, firstOn, entityId]);
  return {
    deployments: deployments.map(({ users, usersEligible, ...row }) => ({
      ...row,
      ...toldUsers(users, usersEligible),
    })),
    benefits: await query<BenefitFact>(BENEFITS, [firstOn, entityId]),
    costs: await query<CostFact>(COSTS, [firstOn, entityId]),
    alerts: await query<AlertFact>(ALERTS, [endOn, entityId]),
  };
}

/** The part of it that is about one entity, or all of it. */
export function afterGoLiveOf(whole: AfterGoLive, entityId: string | null): AfterGoLive {
  if (entityId === null) return whole;
  const about = <T extends { readonly entityId: string }>(rows: readonly T[]): readonly T[] =>
    rows.filter((row) => row.entityId === entityId);
  return {
    deployments: about(whole.deployments),
    benefits: about(whole.benefits),
    costs: about(whole.costs),
    alerts: about(whole.alerts),
  };
}
