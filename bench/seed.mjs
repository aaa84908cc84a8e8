/** Fills a database by SQL with as many use cases and milestones as the bench asks for, and four register items each. */
import pg from 'pg';

/**
 * @param {string} databaseUrl
 * @param {number} useCases
 * @param {number} milestonesEach
 */
export async function seedPortfolio(databaseUrl, useCases, milestonesEach) {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    await db.query(`
      insert into partner_entity (name) select 'Bench entity ' || n from generate_series(1, 60) n on conflict do nothing;
      insert into person (name) select 'Bench person ' || n from generate_series(1, 300) n;
      insert into product (name) select 'Bench product ' || n from generate_series(1, 20) n on conflict do nothing;`);
    await db.query(
      `with e as (select array_agg(id) ids from partner_entity), p as (select array_agg(id) ids from person),
            d as (select array_agg(id) ids from product)
       insert into use_case (title, summary, entity_id, domain, sponsor_id, functional_referent_id, product_id, stage,
         stage_since, health, health_reason, health_declared_on, value_score, feasibility_score, tags)
       select 'Cas d’usage ' || md5(n::text) || ' ' || n, repeat('Analyse des réclamations et réponse aux clients. ', 8),
         e.ids[1 + n % array_length(e.ids, 1)], 'Domaine ' || n % 12, p.ids[1 + n % array_length(p.ids, 1)],
         p.ids[1 + n * 7 % array_length(p.ids, 1)], d.ids[1 + n % array_length(d.ids, 1)],
         (array['opportunity','framing','delivery','deployment','usage'])[1 + n % 5], current_date - n % 300,
         (array['on_track','at_risk','off_track','not_rated'])[1 + n % 4], 'Raison', current_date - n % 40,
         1 + n % 5, 1 + n % 5, array['tag' || n % 30, 'ia']
       from generate_series(1, $1::int) n, e, p, d`,
      [useCases],
    );
    await db.query(
      `insert into use_case_move (use_case_id, effective_on, to_stage, to_condition, kind)
       select id, stage_since, stage, condition, 'entered' from use_case u
       where not exists (select 1 from use_case_move m where m.use_case_id = u.id)`,
    );
    await db.query(
      `insert into milestone (use_case_id, name, baseline_on, forecast_on, actual_on)
       select u.id, 'Jalon ' || n, current_date - 200 + n * 60, current_date - 190 + n * 60,
         case when n <= 3 then current_date - 195 + n * 60 end
       from use_case u, generate_series(1, $1::int) n where u.title like 'Cas d’usage %'
         and not exists (select 1 from milestone m where m.use_case_id = u.id)`,
      [milestonesEach],
    );
    // Four items of register each, half of them open.
    await db.query(
      `insert into register_item (use_case_id, kind, number, title, state, opened_on, due_on, closed_on, probability, impact)
       select u.id, r.kind, r.number, 'Point suivi', r.state, current_date - 60, r.due, r.closed, r.probability, r.impact
       from use_case u, lateral (values
         ('risk', 901, 'open', null::date, null::date, 1 + u.number % 5, 1 + u.number % 4),
         ('risk', 902, 'closed', null, current_date - 9, 3, 3),
         ('issue', 901, case when u.number % 2 = 0 then 'open' else 'closed' end, null,
           case when u.number % 2 = 1 then current_date - 5 end, null, null),
         ('action', 901, case when u.number % 3 = 0 then 'done' else 'todo' end, current_date - 20 + u.number % 40,
           case when u.number % 3 = 0 then current_date - 2 end, null, null))
         r (kind, number, state, due, closed, probability, impact)
       where u.title like 'Cas d’usage %' on conflict do nothing`,
    );
    await db.query('vacuum analyze');
  } finally {
    await db.end();
  }
}
