import { migrations } from '@jalon/migrations';
import { cloneDatabase, createTemplate, type TestDatabase } from '../../../../tools/test-database.mjs';
import { readConfig } from '../config/config.js';
import { createDataSource } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { runMigrations } from '../database/migrate.js';
import { migrateQueue } from '../queue/backend.js';

export type { TestDatabase };

/**
 * The PostgreSQL server of this test run, which Jest's global setup starts.
 * @throws Error when the tests are run without it
 */
export function testServerUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined || url === '')
    throw new Error('TEST_DATABASE_URL is not set: run the tests through Jest.');
  return url;
}

/** Brings the empty database at `url` to the current schema as production does, queue tables included. */
async function migrate(url: string): Promise<void> {
  const database = new Database(
    createDataSource({ url, poolMax: 2, statementTimeout: 0, applicationName: 'jalon-test-template' }),
  );
  try {
    await database.connect(0);
    await runMigrations(database);
  } finally {
    await database.close();
  }
  await migrateQueue(readConfig({ DATABASE_URL: url }));
}

/**
 * A database with the current schema and no rows, private to the caller. Migrations run once a test run; each call
 * clones the result. Close every connection, then `drop()` it in `afterAll`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = testServerUrl();
  const version = migrations.map((migration) => `${migration.name}\n${migration.toString()}`).join('\n');
  const template = await createTemplate(server, migrate, version);
  return cloneDatabase(server, template);
}
