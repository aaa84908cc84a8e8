import { DataSource } from 'typeorm';
import { testDatabase, type TestDatabase } from '../../../testing/database.js';
import { useCaseSchemas } from './schemas.js';

let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await testDatabase();
  source = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: useCaseSchemas,
    installExtensions: false,
  }).initialize();
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const TYPES: Readonly<Record<string, string>> = {
  uuid: 'uuid',
  text: 'text',
  date: 'date',
  integer: 'integer',
  smallint: 'smallint',
  timestamptz: 'timestamp with time zone',
};

it.each(useCaseSchemas.map((schema) => [schema.options.tableName ?? '', schema] as const))(
  'maps %s as the migrations made it',
  async (table, schema) => {
    const columns: { column_name: string; data_type: string; is_nullable: string }[] = await source.query(
      'select column_name, data_type, is_nullable from information_schema.columns where table_name = $1',
      [table],
    );
    const made = new Map(columns.map((column) => [column.column_name, column]));
    for (const column of source.getMetadata(schema).columns) {
      expect([column.databaseName, made.get(column.databaseName)]).toEqual([
        column.databaseName,
        expect.objectContaining({
          data_type: column.isArray ? 'ARRAY' : TYPES[String(column.type)],
          is_nullable: column.isNullable ? 'YES' : 'NO',
        }),
      ]);
    }
  },
);
