/** What a committee's deck is read with: $1 is the meeting; a statement each, whatever the number of use cases. */

/** Whose deck it is may be a partner: a use case that went to another entity since is none of its business. */
const OF_MEETING = `select l.use_case_id from meeting_use_case l join meeting t on t.id = l.meeting_id
    join use_case c on c.id = l.use_case_id
  where t.id = $1 and (t.entity_id is null or c.entity_id = t.entity_id)`;

/** $2 is today: a meeting that is planned before this one but has not come yet is not the previous one. */
export const MEETING = `select m.is_demo as demo, m.title, m.kind, m.objective, e.name as "entityName",
    m.held_on as "heldOn", m.starts_at as "startsAt", m.minutes, m.place, chair.name as "chairName",
    before.held_on as "previousOn", after.held_on as "nextOn", after.starts_at as "nextAt", after.place as "nextPlace"
  from meeting m left join partner_entity e on e.id = m.entity_id left join person chair on chair.id = m.chair_id
    left join lateral (select b.held_on from meeting b where b.series_id = m.series_id and b.held_on < m.held_on
      and b.held_on <= $2::date and b.state <> 'cancelled' and (m.entity_id is null or b.entity_id = m.entity_id)
      order by b.held_on desc limit 1) before on true
    left join lateral (select x.held_on, x.starts_at, x.place from meeting x where x.series_id = m.series_id
      and x.held_on > m.held_on and x.state <> 'cancelled' and (m.entity_id is null or x.entity_id = m.entity_id)
      order by x.held_on limit 1) after on true
  where m.id = $1`;

export const AGENDA = `select a.title, p.name as "ownerName", a.minutes, u.code as "useCaseCode"
  from agenda_item a left join person p on p.id = a.owner_id left join use_case u on u.id = a.use_case_id
  where a.meeting_id = $1 order by a.rank, a.id`;

/** With the study that says the objective, the open gate review, and the signed agreement that holds on $2. */
export const USE_CASES = `select u.id, u.code, u.title, u.summary, e.name as "entityName", s.name as "sponsorName",
    r.name as "referentName", u.stage, u.condition, u.health, u.previous_health as "previousHealth",
    u.health_reason as "healthReason", u.health_declared_on as "healthDeclaredOn",
    u.decision_needed as "decisionNeeded", study.code as "studyCode", study.objective,
    gate.border, gate.state as "gateState", gate.requested_on as "requestedOn", gate.review_on as "reviewOn",
    signed.title as "agreementTitle", signed.signed_on as "signedOn", signed.valid_to as "validTo",
    signed.content, signed.amendments
  from use_case u join partner_entity e on e.id = u.entity_id
    left join person s on s.id = u.sponsor_id left join person r on r.id = u.functional_referent_id
    left join lateral (select o.code, btrim(o.answers #>> '{businessCase,objective}') as objective
      from opportunity_study o where o.use_case_id = u.id
        and btrim(coalesce(o.answers #>> '{businessCase,objective}', '')) <> ''
      order by (o.state = 'decided') desc, o.number desc limit 1) study on true
    left join gate_review gate on gate.use_case_id = u.id and gate.decided_on is null
    left join lateral (select a.title, a.signed_on, a.valid_to, a.content,
        (select coalesce(json_agg(b.content order by b.number), '[]') from agreement b
          where b.parent_id = a.id and b.state = 'signed') as amendments
      from agreement a where a.use_case_id = u.id and a.kind = 'agreement' and a.state = 'signed'
      order by (a.valid_to is null or a.valid_to >= $2::date) desc, a.number desc limit 1) signed on true
  where u.id in (${OF_MEETING}) order by u.number`;

export const MILESTONES = `select m.id, u.code, m.name, m.baseline_on as "baselineOn", m.forecast_on as "forecastOn",
    m.actual_on as "actualOn"
  from milestone m join use_case u on u.id = m.use_case_id
  where m.use_case_id in (${OF_MEETING})
  order by u.number, coalesce(m.actual_on, m.due_on), m.name, m.id`;

export const SAID = `select h.row_id as "milestoneId", h.from_at as at,
    coalesce(h.state ->> 'actual_on', h.state ->> 'forecast_on', h.state ->> 'baseline_on') as "dueOn"
  from history h where h.kind = 'milestone'
    and h.use_case_id in (${OF_MEETING})
  order by h.from_at, h.row_id`;

/** From $2 on, as the two below. */
export const MOVES = `select u.code, v.effective_on as "on", v.kind, v.from_stage as "fromStage",
    v.to_stage as "toStage", v.to_condition as "toCondition", v.reason
  from use_case_move v join use_case u on u.id = v.use_case_id
  where v.effective_on >= $2::date
    and v.use_case_id in (${OF_MEETING})
  order by v.effective_on, v.seq`;

export const HEALTHS = `select d.code, d.declared_on as "on", d.before as "from", d.health as "to", d.reason
  from (select u.code, h.declared_on, h.seq, h.health, h.reason, coalesce(lag(h.health) over (
      partition by h.use_case_id order by h.declared_on, h.seq), 'not_rated') as before
    from use_case u join use_case_health h on h.use_case_id = u.id where u.id in (${OF_MEETING})) d
  where d.declared_on >= $2::date and d.before <> d.health order by d.declared_on, d.seq`;

/** What is open, decisions taken and actions done since. */
export const REGISTER = `select u.code, i.kind, i.number, i.title, p.name as "ownerName", i.state, i.due_on as "dueOn",
    i.decided_on as "decidedOn", i.closed_on as "closedOn", i.probability, i.impact, i.response,
    i.response_plan as "responsePlan"
  from register_item i join use_case u on u.id = i.use_case_id
    left join person p on p.id = coalesce(i.decider_id, i.owner_id)
  where i.use_case_id in (${OF_MEETING})
    and ((i.kind in ('risk', 'action', 'decision') and i.closed_on is null)
      or (i.kind = 'action' and i.state = 'done' and i.closed_on >= $2::date)
      or (i.kind = 'decision' and i.state = 'taken' and i.decided_on >= $2::date))
  order by u.number, i.kind, i.number`;
