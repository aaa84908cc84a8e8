import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { DataSource } from 'typeorm';

/** Reads: named prepared statements on the pool, rows as they come. Writes go through UnitOfWork. */
export class Database {
  constructor(readonly dataSource: DataSource) {}

  /** The pool that TypeORM holds: there is only one in the process. */
  get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { master: pg.Pool }).master;
  }

  /**
   * Runs one statement. Give it a `name` when it runs often, so that PostgreSQL plans it once a connection;
   * the same name must always mean the same text.
   */
  async query<Row extends object>(
    text: string,
    values: readonly unknown[] = [],
    name?: string,
  ): Promise<Row[]> {
    const result = await this.pool.query<Row & pg.QueryResultRow>({
      text,
      values: [...values],
      ...(name ? { name } : {}),
    });
    return result.rows;
  }

  /** Several reads of the same instant; a `name` is for those that run often, as in `query`. */
  async snapshot<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin transaction isolation level repeatable read read only');
      const answer = await work(
        async <Row extends object>(text: string, values: readonly unknown[] = [], name?: string) => {
          const result = await client.query<Row & pg.QueryResultRow>({
            text,
            values: [...values],
            ...(name ? { name } : {}),
          });
          return result.rows;
        },
      );
      await client.query('commit');
      return answer;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  /** Tries to reach PostgreSQL until it answers. @throws the last error after `patience` milliseconds. */
  async connect(patience: number): Promise<void> {
    const deadline = Date.now() + patience;
    for (let wait = 200; ; wait = Math.min(wait * 2, 3_000)) {
      try {
        if (!this.dataSource.isInitialized) await this.dataSource.initialize();
        return;
      } catch (error) {
        if (Date.now() + wait > deadline) throw error;
        await sleep(wait);
      }
    }
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

export type Query = <Row extends object>(
  text: string,
  values?: readonly unknown[],
  name?: string,
) => Promise<Row[]>;
