import type { Database } from './database.js';

/** Any number that nobody else uses: one process migrates, the others wait for it. */
const LOCK = 726_151_413;

/** Brings the schema up to date under an advisory lock. Answers the names of what ran. */
export async function runMigrations(database: Database): Promise<readonly string[]> {
  const client = await database.pool.connect();
  try {
    await client.query(
      'set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0',
    );
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const ran = await database.dataSource.runMigrations({ transaction: 'all' });
    return ran.map((migration) => migration.name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release(true);
  }
}
