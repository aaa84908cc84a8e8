import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config/config.js';
import { bullOf, type JobWorker } from './backend.js';

/** Beside the queue of jobs: what the clock does has no row in the `job` table and nobody waits for it. */
const QUEUE = 'jalon-clock';
const LOOK_MS = 300_000;
const AGAIN_MS = 5_000;

/** When something is done: by a cron pattern in a time zone, or every so many milliseconds. */
export type Times = { readonly pattern: string; readonly tz: string } | { readonly every: number };

/**
 * Something done at its times. `run` may be called twice for one of them, by another worker too, and again after it
 * failed: what must happen once is its own business.
 */
export interface Scheduled {
  readonly name: string;
  readonly times: Times;
  run(): Promise<void>;
}

/**
 * Does what is scheduled as long as the worker lives, on the backend of the queue. However many workers there are, one
 * of them is given each time.
 */
export function startSchedule(
  config: Config,
  scheduled: readonly Scheduled[],
  onError: (error: Error) => void,
): JobWorker {
  const { Queue, Worker, connection } = bullOf(config);
  const queue = new Queue(QUEUE, { connection: connection(2) });
  queue.on('error', onError);
  const byName = new Map(scheduled.map((one) => [one.name, one]));
  const worker = new Worker(QUEUE, async ({ name }) => byName.get(name)?.run(), {
    connection: connection(2),
    concurrency: 1,
  });
  worker.on('error', onError);
  worker.on('failed', (_job, error) => onError(error));
  const stop = new AbortController();
  const stopped = () => stop.signal.aborted;

  const set = ({ name, times }: Scheduled) =>
    queue.upsertJobScheduler(
      name,
      { ...times },
      {
        name,
        opts: {
          attempts: 3,
          backoff: { type: 'fixed', delay: AGAIN_MS },
          removeOnComplete: true,
          removeOnFail: true,
        },
      },
    );
  /** At the start, as the times may be others; then only what the queue has forgotten (a Redis that lost its memory). */
  const keep = async (): Promise<void> => {
    for (let first = true; !stop.signal.aborted;) {
      try {
        await queue.waitUntilReady();
        for (const one of scheduled) {
          if (first || !(await queue.getJobScheduler(one.name))) await set(one);
        }
        first = false;
      } catch (error) {
        if (!stopped()) onError(error as Error);
      }
      await sleep(first ? AGAIN_MS : LOOK_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const kept = keep();

  return {
    close: async () => {
      stop.abort();
      await worker.close();
      await queue.close();
      await kept;
    },
  };
}
