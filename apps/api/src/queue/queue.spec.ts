import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { JOB_KINDS, type JobKind } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { pino } from 'pino';
import { REDIS, startThrowawayRedis } from '../../../../tools/redis.mjs';
import { readConfig, type Config } from '../config/config.js';
import { createDataSource } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { Listener } from '../database/listener.js';
import { UnitOfWork, type Transaction } from '../database/unit-of-work.js';
import { testDatabase, type TestDatabase } from '../testing/database.js';
import { createBackend, type JobQueue, type JobWorker } from './backend.js';
import type { JobHandler, JobHandlers, JobReporter, JobRow } from './job-handler.js';
import { JobRunner } from './job-runner.js';
import { OutboxRelay } from './relay.js';

const logger = pino({ level: 'silent' });
const ignore = () => undefined;

/** A handler that does what the test says, and remembers. */
class Scripted implements JobHandler {
  runs: string[] = [];
  failures: string[] = [];
  script: (job: JobRow, reporter: JobReporter) => Promise<void> = () => Promise.resolve();

  async run(job: JobRow, reporter: JobReporter): Promise<void> {
    this.runs.push(job.id);
    await this.script(job, reporter);
  }

  failed(_tx: Transaction, job: JobRow, code: string): Promise<void> {
    this.failures.push(`${job.id} ${code}`);
    return Promise.resolve();
  }
}

/** The one handler for every kind. */
const handlersOf = (handler: JobHandler): JobHandlers =>
  Object.fromEntries(JOB_KINDS.map((kind) => [kind, handler])) as Record<JobKind, JobHandler>;

const backends = ['postgresql', ...(existsSync(REDIS) ? ['redis'] : [])] as const;

describe.each(backends)('the queue on %s', (backend) => {
  let server: TestDatabase;
  let redis: { url: string; stop: () => Promise<void> } | undefined;
  let database: Database;
  let work: UnitOfWork;
  let listener: Listener;
  let config: Config;
  let queue: JobQueue;
  let worker: JobWorker;
  let relay: OutboxRelay;
  let handler: Scripted;
  let accountId: string;

  beforeAll(async () => {
    server = await testDatabase();
    if (backend === 'redis') redis = await startThrowawayRedis();
    config = readConfig({ DATABASE_URL: server.url, REDIS_URL: redis?.url });
    database = new Database(
      createDataSource({
        url: server.url,
        poolMax: 5,
        statementTimeout: 5_000,
        applicationName: 'queue-spec',
      }),
    );
    await database.connect(0);
    work = new UnitOfWork(database);
    const [person] = await database.query<{ id: string }>(
      `insert into person (name) values ('Test') returning id`,
    );
    const [account] = await database.query<{ id: string }>(
      `insert into account (person_id, email, password_hash, role) values ($1, 'a@b.example', 'x', 'admin') returning id`,
      [person?.id],
    );
    accountId = account?.id ?? '';
  }, 60_000);

  beforeEach(() => {
    handler = new Scripted();
    listener = new Listener(server.url, logger);
    listener.start();
    const { queue: open, worker: take } = createBackend(config);
    queue = open(ignore);
    const runner = new JobRunner(database, work, handlersOf(handler), logger, 2);
    worker = take(2, runner.process, ignore);
    relay = new OutboxRelay(database, queue, listener, logger);
    relay.start();
  });

  afterEach(async () => {
    await worker.close();
    await relay.close();
    await queue.close();
    await listener.close();
  });

  afterAll(async () => {
    await database.close();
    await redis?.stop();
    await server.drop();
  });

  const actor = () => ({ accountId, personId: null, requestId: 'request-1' });

  function batch(parts: number): Promise<string> {
    return work.run(actor(), async (tx) => {
      await tx.audit({ action: 'test', subjectType: 'test', subjectId: null });
      const subjectId = randomUUID();
      const parentId = await tx.openParent(
        { kind: 'deliverable_batch', subjectId, label: 'x', accountId },
        parts,
      );
      for (let part = 0; part < parts; part += 1) {
        await tx.enqueue({ kind: 'monthly_report', subjectId, label: 'x', accountId, parentId });
      }
      return parentId;
    });
  }

  function enqueue(): Promise<string> {
    return work.run(actor(), async (tx) => {
      await tx.audit({ action: 'test', subjectType: 'test', subjectId: null });
      return tx.enqueue({ kind: 'monthly_report', subjectId: randomUUID(), label: 'x', accountId });
    });
  }

  async function job(id: string) {
    const [row] = await database.query<{
      state: string;
      error: string | null;
      step: string | null;
      attempts: number;
    }>('select state, error, step, attempts from job where id = $1', [id]);
    return row;
  }

  async function reaches(id: string, state: string): Promise<void> {
    for (let waited = 0; waited < 90_000; waited += 20) {
      if ((await job(id))?.state === state) return;
      await sleep(20);
    }
    expect(await job(id)).toMatchObject({ state });
  }

  const finish = (reporter: JobReporter) =>
    work.run(actor(), async (tx) => {
      await tx.audit({ action: 'test.done', subjectType: 'test', subjectId: null });
      await reporter.finish(tx);
    });

  it('takes a committed job to its end, with its steps and its request id', async () => {
    const seen: (string | null)[] = [];
    handler.script = async (row, reporter) => {
      await reporter.step('reading', 1, 4);
      seen.push(row.requestId, (await job(row.id))?.step ?? null);
      await finish(reporter);
    };
    const id = await enqueue();
    await reaches(id, 'done');
    expect(handler.runs).toEqual([id]);
    expect(seen).toEqual(['request-1', 'reading']);
  });

  it('ends a job that stands for others with the last of them, and says when one failed', async () => {
    const failing = new Set<number>();
    let count = 0;
    handler.script = (_row, reporter) => {
      count += 1;
      return failing.has(count)
        ? Promise.reject(new DomainError('limit_exceeded', 'this one fails'))
        : finish(reporter);
    };
    const progress = (id: string) =>
      database.query<{ done: number; shown: number }>(
        `select j.done, (select count(*)::int from job p where p.parent_id = j.id and p.shown) as shown
         from job j where j.id = $1`,
        [id],
      );
    const good = await batch(12);
    await reaches(good, 'done');
    expect(await progress(good)).toEqual([{ done: 12, shown: 0 }]);
    expect(handler.runs).toHaveLength(12);
    count = 0;
    failing.add(3);
    const bad = await batch(4);
    await reaches(bad, 'failed');
    expect(await job(bad)).toMatchObject({ error: 'parts_failed' });
    expect(await progress(bad)).toEqual([{ done: 4, shown: 0 }]);
  });

  it('has the parts of a batch rest their places', async () => {
    const began: number[] = [];
    const ended: number[] = [];
    handler.script = async (_row, reporter) => {
      began.push(performance.now());
      await sleep(50);
      await finish(reporter);
      ended.push(performance.now());
    };
    await reaches(await batch(4), 'done');
    // Two places: half a rest after the first part ended, and another half later.
    expect((began[2] ?? 0) - (ended[0] ?? Infinity)).toBeGreaterThan(350);
    expect((began[3] ?? 0) - (ended[0] ?? Infinity)).toBeGreaterThan(750);
  });

  it('gives up a job whose workers are lost again and again, and says so', async () => {
    const id = await work.run(actor(), async (tx) => {
      await tx.audit({ action: 'test', subjectType: 'test', subjectId: null });
      const lost = await tx.enqueue({
        kind: 'monthly_report',
        subjectId: randomUUID(),
        label: 'x',
        accountId,
      });
      await tx.query('update job set attempts = 20 where id = $1', [lost]);
      return lost;
    });
    await reaches(id, 'failed');
    expect(await job(id)).toMatchObject({ error: 'worker_lost' });
    expect(handler.runs).toEqual([]);
  });

  it('runs nothing for a transaction that was rolled back', async () => {
    await expect(
      work.run(actor(), async (tx) => {
        await tx.enqueue({ kind: 'monthly_report', subjectId: randomUUID(), label: 'x', accountId });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await sleep(300);
    expect(handler.runs).toEqual([]);
  });

  it('does a job once when the outbox hands it over twice', async () => {
    handler.script = (_row, reporter) => finish(reporter);
    const id = await enqueue();
    await reaches(id, 'done');
    await database.query('insert into outbox (job_id) values ($1)', [id]);
    await database.query(`select pg_notify('jalon_outbox', '')`);
    await sleep(500);
    expect(handler.runs).toEqual([id]);
  });

  it('tries three times, then says why it failed', async () => {
    handler.script = () =>
      Promise.reject(Object.assign(new Error('boom'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }));
    const id = await enqueue();
    await reaches(id, 'failed');
    expect(handler.runs).toEqual([id, id, id]);
    expect(handler.failures).toEqual([`${id} out_of_memory`]);
    expect(await job(id)).toMatchObject({ error: 'out_of_memory' });
  });

  it('stops a cancelled job at its next step and writes nothing', async () => {
    let reached = false;
    handler.script = async (row, reporter) => {
      await reporter.step('reading', 0, 4);
      await database.query(`update job set state = 'cancelled' where id = $1`, [row.id]);
      await reporter.step('storing', 3, 4);
      reached = true;
    };
    const id = await enqueue();
    await reaches(id, 'cancelled');
    await sleep(300);
    expect(reached).toBe(false);
    expect(handler.failures).toEqual([]);
  });

  it('goes on after the connection that listens was cut', async () => {
    handler.script = (_row, reporter) => finish(reporter);
    await sleep(200);
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jalon-listen' and datname = current_database()`,
    );
    const id = await enqueue();
    await reaches(id, 'done');
  });
});

describe('handlers', () => {
  it('must be there for each kind of job, and for no other', () => {
    const database = {} as Database;
    const handler = new Scripted();
    const some = { monthly_report: handler } as never;
    const every = handlersOf(handler);
    const many = { ...every, other: handler } as never;
    expect(() => new JobRunner(database, {} as UnitOfWork, some, logger)).toThrow('portfolio_import');
    expect(() => new JobRunner(database, {} as UnitOfWork, many, logger)).toThrow('other');
  });
});
