/** The floor of ingestion: node:http and node-postgres, one insert of ready columns, nothing looked at. */
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });

const STORE = `with incoming as (
    select * from unnest($2::uuid[], $3::date[], $4::timestamptz[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[])
      as i(digest, day, at, entity_id, user_key, type, feature, release)),
  seen as (insert into usage_seen (digest, day) select digest, day from incoming on conflict do nothing returning digest),
  marked as (insert into usage_mark (solution_id, day) select $1::uuid, day from incoming group by day)
  insert into usage_event (day, at, solution_id, entity_id, user_key, type, feature, release)
  select day, at, $1::uuid, entity_id, user_key, type, feature, release from incoming join seen using (digest)`;

const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    const values = JSON.parse(Buffer.concat(pieces).toString());
    pool.query({ name: 'store', text: STORE, values }).then(
      () => response.writeHead(204).end(),
      () => response.writeHead(500).end(),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.on('disconnect', () => process.exit(0));
