/**
 * What the floor answers: for each path one hand-written statement, and how its rows become the body.
 * @typedef {object} FloorStatement
 * @property {string} text
 * @property {(params: URLSearchParams) => unknown[]} values
 * @property {(rows: Record<string, unknown>[]) => unknown} body
 */

const LIST = `
  select u.id, u.code, u.title, u.entity_id as "entityId", e.name as "entityName", u.domain, p.name as "productName",
    u.functional_referent_id as "functionalReferentId", r.name as "functionalReferentName", s.name as "sponsorName",
    u.stage, u.condition, u.health, u.health_declared_on as "healthDeclaredOn", u.previous_health as trend,
    u.value_score as "valueScore", u.feasibility_score as "feasibilityScore", u.tags, u.updated_at as "updatedAt",
    u.version, u.next_milestone_name as "nextMilestoneName", u.next_milestone_on as "nextMilestoneOn",
    k.risks, k.severe as "severeRisks", i.issues, a.actions, a.overdue as "overdueActions", u.total
  from (select *, (select count(*)::int from use_case where stage = $1) as total
    from use_case where stage = $1 order by title_fold, number limit 50) u
  join partner_entity e on e.id = u.entity_id
  left join product p on p.id = u.product_id
  left join person r on r.id = u.functional_referent_id
  left join person s on s.id = u.sponsor_id
  cross join lateral (select count(*)::int as risks,
      (count(*) filter (where coalesce(x.residual_probability * x.residual_impact, x.severity) >= 15))::int as severe
    from register_item x where x.use_case_id = u.id and x.kind = 'risk' and x.closed_on is null) k
  cross join lateral (select count(*)::int as issues
    from register_item x where x.use_case_id = u.id and x.kind = 'issue' and x.closed_on is null) i
  cross join lateral (select count(*)::int as actions,
      (count(*) filter (where x.due_on < current_date))::int as overdue
    from register_item x where x.use_case_id = u.id and x.kind = 'action' and x.closed_on is null) a
  order by u.title_fold, u.number`;

/** The rows of history that stood at the end of a day, and nothing made of them. */
const AS_OF = `
  select kind, state from history
  where use_case_id = $1 and from_at < ($2::date + 1)::timestamp at time zone 'Europe/Paris'
    and (to_at is null or to_at >= ($2::date + 1)::timestamp at time zone 'Europe/Paris')`;

/** The assignments of the year to come, and nothing made of them. */
export const YEAR = `
  select a.person_id, a.use_case_id, a.squad_id, a.from_on, a.to_on, a.percent, a.person_days, u.code, u.title
  from assignment a join use_case u on u.id = a.use_case_id
  where a.to_on >= current_date and a.from_on < current_date + 364`;

/** @type {Readonly<Record<string, FloorStatement>>} */
export const STATEMENTS = {
  '/list': {
    text: LIST,
    values: (params) => [params.get('stage')],
    body: (rows) => {
      const total = rows[0]?.['total'] ?? 0;
      for (const row of rows) delete row['total'];
      return { items: rows, total };
    },
  },
  '/capacity': { text: YEAR, values: () => [], body: (rows) => rows },
  '/as-of': { text: AS_OF, values: (params) => [params.get('id'), params.get('on')], body: (rows) => rows },
};
