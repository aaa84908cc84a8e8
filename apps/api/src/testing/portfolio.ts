import type { TestApp } from './app.js';

/** How large a portfolio is grown: each use case has six milestones and some years of history. */
export interface PortfolioSize {
  readonly useCases: number;
}

/**
 * Grows a portfolio by SQL: 40 entities, 300 people, 20 products, use cases spread evenly over stages and healths,
 * entered between two years and a month before the test's today, with their moves, healths and milestones.
 */
export async function growPortfolio(app: TestApp, { useCases }: PortfolioSize): Promise<void> {
  await app.query(`insert into partner_entity (name) select 'Caisse ' || n from generate_series(1, 40) n`);
  await app.query(`insert into person (name) select 'Personne ' || n from generate_series(1, 300) n`);
  await app.query(`insert into product (name) select 'Produit ' || n from generate_series(1, 20) n`);
  await app.query(
    `with e as (select array_agg(id) as ids from partner_entity), p as (select array_agg(id) as ids from person),
       d as (select array_agg(id) as ids from product),
       n as (select n, (n * 7919) % 10007 as r from generate_series(1, $1::int) n)
     insert into use_case (title, summary, entity_id, domain, sponsor_id, functional_referent_id, product_id, stage,
       stage_since, health, health_reason, health_declared_on, value_score, feasibility_score, tags)
     select (array['Détection de fraude','Tri des courriers','Prévision de trésorerie','Aide à la rédaction',
         'Résumé des réclamations','Recherche documentaire'])[1 + r % 6] || ' ' || substr(md5(r::text), 1, 6),
       repeat('Analyse des demandes et réponse aux clients de la caisse. ', 8), e.ids[1 + r % 40], 'Domaine ' || r % 12,
       p.ids[1 + r % 300], p.ids[1 + (r * 3) % 300], d.ids[1 + r % 20],
       (array['opportunity','framing','delivery','deployment','usage','closed'])[1 + r % 6],
       date '2026-02-18' - r % 700, (array['on_track','at_risk','off_track','not_rated'])[1 + r % 4],
       case when r % 4 in (1, 2) then 'Des données en retard' end, date '2026-03-10' - r % 40,
       1 + r % 5, 1 + r % 5, array['tag' || r % 30, 'ia']
     from n, e, p, d`,
    [useCases],
  );
  // One move a stage up to the present one, the last on the day it was entered.
  await app.query(
    `insert into use_case_move (use_case_id, effective_on, from_stage, to_stage, to_condition, kind)
     select u.id, u.stage_since - (at - s.n) * 30, s.stages[s.n - 1], s.stages[s.n], 'active',
       case when s.n = 1 then 'entered' when s.stages[s.n] = 'closed' then 'closed' else 'advanced' end
     from use_case u cross join lateral (
       select n, a.stages, array_position(a.stages, u.stage) as at
       from (select array['opportunity','framing','delivery','deployment','usage','closed'] as stages) a,
         generate_series(1, array_position(a.stages, u.stage)) n) s
     order by u.number, s.n`,
  );
  await app.query(
    `insert into use_case_health (use_case_id, declared_on, health, reason)
     select u.id, u.health_declared_on - n * 30, (array['on_track','at_risk','off_track'])[1 + (u.number + n) % 3], 'Raison'
     from use_case u, generate_series(5, 0, -1) n order by u.number, n desc`,
  );
  await app.query(
    `insert into milestone (use_case_id, name, baseline_on, forecast_on, actual_on)
     select u.id, 'Jalon ' || n, d.on, d.on + (u.number % 4) * 7, case when n <= 3 then d.on + (u.number % 3) * 5 end
     from use_case u, generate_series(1, 6) n, lateral (select u.stage_since - 120 + n * 40 as on) d
     where n <= 3 and d.on + 10 <= date '2026-03-18' or n > 3`,
  );
  await app.query('vacuum analyze');
}
