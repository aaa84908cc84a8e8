import { SERVER } from './global-setup.mjs';

export default async function globalTeardown() {
  /** @type {import('../postgres.mjs').RunningPostgres | undefined} */
  const server = Reflect.get(globalThis, SERVER);
  if (!server) return;
  // A test may leave a connection open in this very process. The results are in by now: losing the connection must
  // neither hide them nor leave the server behind.
  const leftOpen = () => {
    leaks += 1;
  };
  let leaks = 0;
  process.on('uncaughtException', leftOpen);
  await server.stop();
  if (leaks > 0) console.error('A test left a database connection open.');
}
