import { migrations } from '@jalon/migrations';
import { DataSource } from 'typeorm';
import { poolTypes } from './pool-types.js';

export interface DatabaseSettings {
  readonly url: string;
  readonly poolMax: number;
  /** Milliseconds a statement may take: 5 s for a request, 60 s for the worker. */
  readonly statementTimeout: number;
  readonly applicationName: string;
}

/** The one pool of the process, with the time limits of every session in it. */
export function createDataSource(settings: DatabaseSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    entities: [],
    migrations: [...migrations],
    migrationsTransactionMode: 'all',
    synchronize: false,
    logging: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    poolSize: settings.poolMax,
    applicationName: settings.applicationName,
    connectTimeoutMS: 5_000,
    poolErrorHandler: () => undefined,
    extra: {
      types: poolTypes,
      keepAlive: true,
      options: [
        '-c timezone=UTC',
        `-c statement_timeout=${settings.statementTimeout}`,
        '-c lock_timeout=2000',
        '-c idle_in_transaction_session_timeout=10000',
      ].join(' '),
    },
  });
}
