import {
  createPostgresBackend,
  createRedisBackend,
  runMigrations,
  withBackend,
  type Processor,
} from 'bullmq';
import pg from 'pg';
import type { Config } from '../config/config.js';

const QUEUE = 'jalon';
/** Where BullMQ keeps its tables when the queue is on PostgreSQL. */
const SCHEMA = 'bullmq';

/** A worker that dies is noticed within 10 s, not the default minute. */
const LOCK_MS = 10_000;
const STALLED_MS = 5_000;
/** Our job table counts attempts and gives up; BullMQ only has to bring a lost job back. */
const NEVER = 1_000;

/** BullMQ takes what has no priority first. */
const PART = 1;

/** Job data is a name and ids, never content. */
export interface QueuedJob {
  readonly requestId: string | null;
}

/** The part of a queue that Jalon uses, whichever backend carries it. */
export interface JobQueue {
  /** A `part` of another job waits for those that somebody asked for alone. */
  add(jobId: string, kind: string, data: QueuedJob, part?: boolean): Promise<void>;
  /** Whether the queue still knows the job: it waits, or somebody works on it. */
  knows(jobId: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface JobWorker {
  close(): Promise<void>;
}

interface Backend {
  queue(onError: (error: Error) => void): JobQueue;
  worker(concurrency: number, process: Processor<QueuedJob>, onError: (error: Error) => void): JobWorker;
}

const JOB_OPTIONS = {
  attempts: 3,
  backoff: { type: 'fixed', delay: 1_000 },
  removeOnComplete: true,
  removeOnFail: true,
} as const;

/** Redis when its address is given, else PostgreSQL: the one place that knows. */
export function bullOf(config: Config) {
  const classes = config.redisUrl ? withBackend(createRedisBackend) : withBackend(createPostgresBackend);
  const connection = (max: number) =>
    config.redisUrl
      ? redisConnection(config.redisUrl)
      : { connectionString: config.databaseUrl, schema: SCHEMA, max, skipMigrations: true };
  // The two bindings differ only in what they take as connection, which the line above pairs with them.
  const { Queue, Worker } = classes as unknown as ReturnType<typeof withBackend<never, object>>;
  return { Queue, Worker, connection };
}

export function createBackend(config: Config): Backend {
  const { Queue, Worker, connection } = bullOf(config);
  return {
    queue(onError) {
      const queue = new Queue<QueuedJob>(QUEUE, { connection: connection(3) });
      queue.on('error', onError);
      return {
        add: async (jobId, kind, data, part = false) => {
          await queue.add(kind, data, { ...JOB_OPTIONS, jobId, ...(part ? { priority: PART } : {}) });
        },
        knows: async (jobId) => (await queue.getJob(jobId)) !== undefined,
        close: () => queue.close(),
      };
    },
    worker(concurrency, process, onError) {
      const worker = new Worker<QueuedJob>(QUEUE, process, {
        connection: connection(concurrency + 3),
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_MS,
        maxStalledCount: NEVER,
      });
      worker.on('error', onError);
      return { close: () => worker.close() };
    },
  };
}

function redisConnection(url: string): object {
  return { url, maxRetriesPerRequest: null, enableOfflineQueue: false };
}

/** Brings BullMQ's own tables up to date; nothing to do on Redis. */
export async function migrateQueue(config: Config): Promise<void> {
  if (config.redisUrl) return;
  const client = new pg.Client({ connectionString: config.databaseUrl });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    await client.end();
  }
}
