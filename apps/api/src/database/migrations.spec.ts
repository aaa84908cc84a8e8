import { migrations } from '@jalon/migrations';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createDatabase } from '../../../../tools/test-database.mjs';
import { testServerUrl, type TestDatabase } from '../testing/database.js';
import { createDataSource } from './data-source.js';
import { Database } from './database.js';
import { runMigrations } from './migrate.js';

/** Everything the catalogue says of our schema, as lines to compare. */
const SCHEMA = `
  select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') ||
    ' ' || coalesce(generation_expression, '') as line
  from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename <> 'migrations'
  union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace and conrelid::regclass::text <> 'migrations'
  union all select 'trigger ' || tgname || ' ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  order by 1`;

const UNINDEXED = `
  select c.conrelid::regclass || '.' || string_agg(a.attname, ',') as key
  from pg_constraint c
  join unnest(c.conkey) with ordinality k(attnum, position) on true
  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
  where c.contype = 'f' and c.connamespace = 'public'::regnamespace
    and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1] and i.indpred is null)
  group by c.oid, c.conrelid`;

describe('migrations', () => {
  const databases: TestDatabase[] = [];
  const open: Database[] = [];

  async function empty(): Promise<string> {
    const created = await createDatabase(testServerUrl());
    databases.push(created);
    return created.url;
  }

  async function connect(url: string): Promise<Database> {
    const settings = { url, poolMax: 2, statementTimeout: 0, applicationName: 'migrations-spec' };
    const database = new Database(createDataSource(settings));
    await database.connect(0);
    open.push(database);
    return database;
  }

  const schema = async (database: Database) =>
    (await database.query<{ line: string }>(SCHEMA)).map((row) => row.line);

  afterAll(async () => {
    await Promise.all(open.map((database) => database.close()));
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('build the schema from nothing, and find nothing to do the second time', async () => {
    const database = await connect(await empty());
    expect(await runMigrations(database)).toHaveLength(migrations.length);
    expect(await runMigrations(database)).toEqual([]);
  });

  it('go down to nothing and up to the same schema', async () => {
    const database = await connect(await empty());
    await runMigrations(database);
    const before = await schema(database);
    for (const _migration of migrations) await database.dataSource.undoLastMigration({ transaction: 'all' });
    expect(await schema(database)).toEqual([]);
    await runMigrations(database);
    expect(await schema(database)).toEqual(before);
  });

  it('run once when five processes start cold', async () => {
    const url = await empty();
    const processes = await Promise.all(Array.from({ length: 5 }, () => connect(url)));
    const ran = await Promise.all(processes.map((database) => runMigrations(database)));
    expect(ran.map((names) => names.length).sort()).toEqual([0, 0, 0, 0, migrations.length]);
  });

  it('leave nothing behind when one fails, and succeed when run again', async () => {
    class Broken1999999999999 implements MigrationInterface {
      async up(runner: QueryRunner): Promise<void> {
        await runner.query('create table half_made (id integer)');
        await runner.query('select nothing from nowhere');
      }

      down(): Promise<void> {
        return Promise.resolve();
      }
    }
    const url = await empty();
    const broken = createDataSource({ url, poolMax: 2, statementTimeout: 0, applicationName: 'broken' });
    broken.setOptions({ migrations: [...migrations, Broken1999999999999] });
    const failing = new Database(broken);
    open.push(failing);
    await failing.connect(0);
    await expect(runMigrations(failing)).rejects.toThrow('nowhere');
    expect(await schema(failing)).toEqual([]);
    const database = await connect(url);
    expect(await runMigrations(database)).toHaveLength(migrations.length);
  });

  it('give every foreign key an index', async () => {
    const database = await connect(await empty());
    await runMigrations(database);
    expect(await database.query(UNINDEXED)).toEqual([]);
  });

  it('agree with what the entities map: every column, its type and whether it may be null', async () => {
    const database = await connect(await empty());
    await runMigrations(database);
    const columns = await database.query<{ key: string; type: string; nullable: boolean }>(
      `select table_name || '.' || column_name as key, data_type as type, is_nullable = 'YES' as nullable
       from information_schema.columns where table_schema = 'public'`,
    );
    const inDatabase = new Map(columns.map((column) => [column.key, column]));
    const mapped = database.dataSource.entityMetadatas.flatMap((entity) =>
      entity.columns.map((column) => ({
        key: `${entity.tableName}.${column.databaseName}`,
        nullable: column.isNullable,
        type: column.isArray ? 'ARRAY' : database.dataSource.driver.normalizeType(column),
      })),
    );
    expect(mapped.length).toBeGreaterThan(20);
    for (const column of mapped) expect(inDatabase.get(column.key)).toMatchObject(column);
  });
});
