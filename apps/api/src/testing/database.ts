import { migrations } from '@jalon/migrations';
import { DataSource } from 'typeorm';
import { cloneDatabase, createTemplate, type TestDatabase } from '../../../../tools/test-database.mjs';

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

/** Brings the empty database at `url` to the current schema with the real migrations, in order. */
async function migrate(url: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    uuidExtension: 'pgcrypto',
    installExtensions: false,
  });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
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
