/**
 * The floor of the reads: node:http and node-postgres with one hand-written statement a path, no session, no
 * validation. Sends its port to whoever forked it.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { STATEMENTS } from './floor-statements.mjs';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => text);

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://floor');
  const statement = STATEMENTS[url.pathname];
  if (!statement) return void response.writeHead(404).end();
  const { text } = statement;
  pool.query({ name: url.pathname, text, values: statement.values(url.searchParams) }).then(
    ({ rows }) => {
      const body = JSON.stringify(statement.body(rows));
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
