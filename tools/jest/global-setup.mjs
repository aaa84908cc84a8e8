/**
 * One throwaway PostgreSQL for the whole run, unless TEST_DATABASE_URL names a server already. Its address reaches
 * the tests through that same variable.
 */
import { startThrowawayPostgres } from '../postgres.mjs';

/** Where the teardown finds the server. */
export const SERVER = Symbol.for('jalon.test.postgres');

export default async function globalSetup() {
  if (process.env['TEST_DATABASE_URL']) return;
  const server = await startThrowawayPostgres();
  process.env['TEST_DATABASE_URL'] = server.url;
  Reflect.set(globalThis, SERVER, server);
}
