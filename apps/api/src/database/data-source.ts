import { migrations } from '@jalon/migrations';
import { DataSource } from 'typeorm';
import { useCaseSchemas } from '../modules/use-cases/persistence/schemas.js';
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
    entities: useCaseSchemas,
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
        // How alike a typed word and one of the title must be: one wrong letter in six.
        '-c pg_trgm.word_similarity_threshold=0.5',
      ].join(' '),
    },
  });
}
