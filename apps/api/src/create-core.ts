import type { Config } from './config/config.js';
import { systemClock } from './config/clock.js';
import { createLogger } from './config/logger.js';
import type { Core } from './core.module.js';
import { createDataSource } from './database/data-source.js';
import { Database } from './database/database.js';
import { Listener } from './database/listener.js';
import { LifecycleState } from './http/lifecycle-state.js';

/** Builds what a process stands on; nothing is connected yet. */
export function createCore(config: Config, process: string, statementTimeout: number): Core {
  const logger = createLogger(config.logLevel, process);
  const dataSource = createDataSource({
    url: config.databaseUrl,
    poolMax: config.poolMax,
    statementTimeout,
    applicationName: `jalon-${process}`,
  });
  return {
    config,
    clock: systemClock,
    logger,
    database: new Database(dataSource),
    listener: new Listener(config.databaseUrl, logger),
    state: new LifecycleState(),
  };
}
