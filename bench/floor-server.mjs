/**
 * The floor of the portfolio list: node:http and node-postgres with one hand-written statement, no session, no
 * validation. Prints its port.
 */
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => text);

const TEXT = `
  select u.id, u.code, u.title, u.entity_id as "entityId", e.name as "entityName", u.domain, p.name as "productName",
    u.functional_referent_id as "functionalReferentId", r.name as "functionalReferentName", s.name as "sponsorName",
    u.stage, u.condition, u.health, u.health_declared_on as "healthDeclaredOn", u.previous_health as trend,
    u.value_score as "valueScore", u.feasibility_score as "feasibilityScore", u.tags, u.updated_at as "updatedAt",
    u.version, n.name as "nextMilestoneName", n.due_on as "nextMilestoneOn", u.total
  from (select *, (select count(*)::int from use_case where stage = $1) as total
    from use_case where stage = $1 order by title_fold, number limit 50) u
  join partner_entity e on e.id = u.entity_id
  left join product p on p.id = u.product_id
  left join person r on r.id = u.functional_referent_id
  left join person s on s.id = u.sponsor_id
  left join lateral (select m.name, m.due_on from milestone m
    where m.use_case_id = u.id and m.actual_on is null order by m.due_on, m.name limit 1) n on true
  order by u.title_fold, u.number`;

const server = createServer((request, response) => {
  const stage = new URL(request.url ?? '/', 'http://floor').searchParams.get('stage');
  pool.query({ name: 'list', text: TEXT, values: [stage] }).then(
    ({ rows }) => {
      const total = rows[0]?.total ?? 0;
      for (const row of rows) delete row.total;
      const body = JSON.stringify({ items: rows, total });
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    },
    () => response.writeHead(500).end(),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.on('disconnect', () => process.exit(0));
