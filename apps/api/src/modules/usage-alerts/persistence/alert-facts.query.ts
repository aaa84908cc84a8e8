import { ALERT_DECLARED_MONTHS, type AlertFacts, type LocalDate, type UsageAlertRule } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';

/** A deployment to judge, with the rules of its alerts that stand. */
export interface JudgedDeployment {
  readonly deploymentId: string;
  readonly facts: AlertFacts;
  readonly open: readonly UsageAlertRule[];
}

/**
 * Live deployments and those with an open alert, as they stood at the end of $1. Usage is known by entity: of a pilot
 * and a production at the same one, the production is judged. Figures have a row each day from the go-live on: a day
 * without one is not known yet.
 */
const FACTS = `
  with judged as (
    select distinct on (d.solution_id, d.entity_id) d.id
    from deployment d where d.status = 'live' and d.live_on <= $1::date
    order by d.solution_id, d.entity_id, d.environment = 'production' desc, d.live_on, d.id),
  open as (
    select deployment_id, array_agg(rule order by rule) as rules
    from usage_alert where closed_on is null group by deployment_id)
  select d.id as "deploymentId", judged.id is not null as live, coalesce(d.live_on, $1::date) as "liveOn",
    s.reporting, s.silence_days as "silenceDays",
    case when s.reporting = 'declared' then declared.users else now.mau end as "activeUsers",
    case when s.reporting <> 'declared' then now.mau_eligible end as "activeEligible",
    case when s.reporting <> 'declared' then before.mau end as "activeBefore",
    coalesce(months.declared, '[]') as declared,
    last.day as "lastUseOn", population.eligible, d.target_adoption as target, d.target_on as "targetOn",
    coalesce(open.rules, '{}') as open
  from deployment d
  join solution s on s.id = d.solution_id
  left join judged on judged.id = d.id
  left join open on open.deployment_id = d.id
  left join usage_daily now on now.solution_id = d.solution_id and now.entity_id = d.entity_id
    and now.release = '*' and now.day = $1::date
  left join usage_daily before on before.solution_id = d.solution_id and before.entity_id = d.entity_id
    and before.release = '*' and before.day = $1::date - 30
  left join lateral (select u.day from usage_daily u
    where u.solution_id = d.solution_id and u.entity_id = d.entity_id and u.release = '*'
      and u.day <= $1::date and (u.dau > 0 or u.uses > 0)
    order by u.day desc limit 1) last on true
  left join lateral (select p.eligible from deployment_population p
    where p.deployment_id = d.id and p.from_on <= $1::date order by p.from_on desc limit 1) population on true
  left join lateral (select c.active_users as users from usage_declaration c
    where c.deployment_id = d.id and c.month <= $1::date and c.month > $1::date - interval '${ALERT_DECLARED_MONTHS} months'
    order by c.month desc limit 1) declared on true
  left join lateral (select json_agg(json_build_object('month', to_char(c.month, 'YYYY-MM'), 'users', c.active_users))
      as declared
    from usage_declaration c where s.reporting = 'declared' and c.deployment_id = d.id and c.month <= $1::date
      and c.month > $1::date - interval '${ALERT_DECLARED_MONTHS + 1} months') months on true
  where judged.id is not null or open.deployment_id is not null
  order by d.id`;

type Row = Omit<AlertFacts, 'on'> & {
  readonly deploymentId: string;
  readonly open: readonly UsageAlertRule[];
};

/** Everything there is to judge at the end of a day, in one statement. */
export async function readAlertFacts(tx: Transaction, on: LocalDate): Promise<readonly JudgedDeployment[]> {
  const rows = await tx.query<Row>(FACTS, [on]);
  return rows.map(({ deploymentId, open, ...facts }) => ({ deploymentId, open, facts: { ...facts, on } }));
}
