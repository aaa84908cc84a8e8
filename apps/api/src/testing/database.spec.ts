import pg from 'pg';
import { testDatabase, type TestDatabase } from './database.js';

async function rows(database: TestDatabase, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('testDatabase', () => {
  it('gives each caller the migrated schema, the queue included, and nobody else’s rows', async () => {
    const [first, second] = await Promise.all([testDatabase(), testDatabase()]);
    try {
      await rows(first, `insert into person (name) values ('Ada')`);
      expect(await rows(first, 'select name from person')).toEqual([{ name: 'Ada' }]);
      expect(await rows(second, 'select name from person')).toEqual([]);
      expect(await rows(second, `select 1 as there from pg_namespace where nspname = 'bullmq'`)).toHaveLength(
        1,
      );
    } finally {
      await Promise.all([first.drop(), second.drop()]);
    }
  });

  it('sorts and breaks words as French wants', async () => {
    const database = await testDatabase();
    try {
      expect(
        await rows(database, `select lower('ÉTÉ') as low, to_tsvector('simple', '« été »')::text as words`),
      ).toEqual([{ low: 'été', words: `'été':1` }]);
    } finally {
      await database.drop();
    }
  });
});
