import './config/engine.js';
import 'reflect-metadata';
import { readConfig } from './config/config.js';
import { createCore } from './create-core.js';
import { createApp } from './http/create-app.js';
import { onStopSignal } from './stop-signal.js';

/** How long a start waits for PostgreSQL before it gives up. */
const PATIENCE_MS = 30_000;
/** Between "not ready" and "no more connections": load balancers look every few seconds. */
const DRAIN_MS = process.env['NODE_ENV'] === 'production' ? 3_000 : 0;

const config = readConfig(process.env);
const core = createCore(config, 'api', 5_000);
await core.database.connect(PATIENCE_MS);
core.listener.start();
const app = await createApp(core);
await app.listen(config.port, config.host);
core.logger.info({ port: config.port }, 'the API listens');

// Readiness off → streams ended → requests finished → pools → database.
onStopSignal(core.logger, async () => {
  core.state.stop();
  await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
  await app.close();
  await core.listener.close();
  await core.database.close();
});
