import { setTimeout as sleep } from 'node:timers/promises';
import { UnrecoverableError, type Job } from 'bullmq';
import { JOB_KINDS } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import type { Logger } from 'pino';
import type { Database } from '../database/database.js';
import type { Transaction, UnitOfWork } from '../database/unit-of-work.js';
import type { QueuedJob } from './backend.js';
import { countParts, holdParent } from './parent-job.js';
import { JobCancelled, type JobHandlers, type JobReporter, type JobRow } from './job-handler.js';

/** Tries before a job is given up; a worker that dies while at it counts as one. */
const MAX_ATTEMPTS = 3;
/** A worker may be stopped in the middle more often than a job may fail. */
const MAX_STARTS = 20;
/** How many times as long as it ran a part rests its place, so that a batch leaves the machine to who waits for a page. */
const REST = 16;
/** What somebody asks for alone comes before the other parts, and never waits longer than this for one that rests. */
const REST_AT_MOST_MS = 800;

/** Takes a job from the queue through its life in the `job` table, which is the truth. */
export class JobRunner {
  /** When the last of the places that rest goes on. */
  private rested = 0;

  /** @param places how many jobs it is given at a time */
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly handlers: JobHandlers,
    private readonly logger: Logger,
    private readonly places = 1,
  ) {
    const missing = JOB_KINDS.filter((kind) => !(kind in handlers));
    if (missing.length > 0) throw new Error(`No handler for: ${missing.join(', ')}`);
    const unknown = Object.keys(handlers).filter((kind) => !(JOB_KINDS as readonly string[]).includes(kind));
    if (unknown.length > 0) throw new Error(`Handlers for no job: ${unknown.join(', ')}`);
  }

  /** The processor of the queue. */
  readonly process = async (queued: Job<QueuedJob>): Promise<void> => {
    const job = await this.claim(queued.id ?? '');
    // Done, cancelled or gone: a second delivery does nothing.
    if (!job) return;
    const log = this.logger.child({ jobId: job.id, kind: job.kind, requestId: job.requestId });
    const started = performance.now();
    try {
      if (job.attempts > MAX_STARTS) {
        throw new DomainError('limit_exceeded', 'Its worker was lost too often', [
          { path: 'job', code: 'worker_lost' },
        ]);
      }
      await this.handlers[job.kind].run(job, this.reporter(job));
      const ms = performance.now() - started;
      log.info({ ms: Math.round(ms) }, 'job done');
      if (job.part) await this.rest(ms);
    } catch (error) {
      if (error instanceof JobCancelled) {
        log.info('job cancelled');
        return;
      }
      const final = error instanceof DomainError || queued.attemptsMade + 1 >= MAX_ATTEMPTS;
      log.warn({ err: error, final }, 'job failed');
      if (!final) throw error;
      const code = errorCode(error);
      await this.giveUp(job, code);
      throw new UnrecoverableError(code);
    }
  };

  /** One place after the other, so that not all of them are at work at once. */
  private async rest(ranMs: number): Promise<void> {
    const now = performance.now();
    this.rested = Math.max(this.rested, now) + Math.min(ranMs * REST, REST_AT_MOST_MS) / this.places;
    await sleep(this.rested - now);
  }

  /** `part`: whether it is one of many that were asked for at once. */
  private async claim(id: string): Promise<(JobRow & { readonly part: boolean }) | undefined> {
    const [job] = await this.database.query<JobRow & { readonly part: boolean }>(
      `with claimed as (
         update job set state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()),
           updated_at = now(), event_id = nextval('job_event')
         where id = $1 and state in ('queued', 'running')
         returning id, kind, subject_id, account_id, request_id, attempts, parent_id)
       select c.id, c.kind, c.subject_id as "subjectId", c.account_id as "accountId", a.person_id as "personId",
         c.request_id as "requestId", c.attempts, c.parent_id is not null as part,
         pg_notify('jalon_job', c.account_id || ':' || c.id)
       from claimed c join account a on a.id = c.account_id`,
      [id],
      'job-claim',
    );
    return job;
  }

  private reporter(job: JobRow): JobReporter {
    return {
      step: async (step, done, total) => {
        const rows = await this.database.query(
          `with moved as (
             update job set step = $2, done = $3, total = $4, updated_at = now(), event_id = nextval('job_event')
             where id = $1 and state = 'running' returning id, account_id)
           select pg_notify('jalon_job', account_id || ':' || id) from moved`,
          [job.id, step, done, total],
          'job-step',
        );
        if (rows.length === 0) throw new JobCancelled();
      },
      finish: (tx) => endJob(tx, job, 'done', null),
    };
  }

  private async giveUp(job: JobRow, code: string): Promise<void> {
    const actor = { accountId: job.accountId, personId: job.personId, requestId: job.requestId };
    await this.work
      .run(actor, async (tx) => {
        await this.handlers[job.kind].failed(tx, job, code);
        await endJob(tx, job, 'failed', code);
        await tx.audit({ action: 'job.failed', subjectType: 'job', subjectId: job.id });
      })
      .catch((error: unknown) => {
        if (!(error instanceof JobCancelled)) throw error;
      });
  }
}

async function endJob(
  tx: Transaction,
  job: JobRow,
  state: 'done' | 'failed',
  error: string | null,
): Promise<void> {
  const parent = await holdParent(tx, job.id);
  const rows = await tx.query(
    `update job set state = $2, error = $3, finished_at = now(), updated_at = now(), event_id = nextval('job_event'),
       done = case when $2 = 'done' then coalesce(total, done) else done end
     where id = $1 and state = 'running' returning id`,
    [job.id, state, error],
  );
  if (rows.length === 0) throw new JobCancelled();
  await tx.query(`select pg_notify('jalon_job', $1)`, [`${job.accountId}:${job.id}`]);
  await countParts(tx, parent);
}

/** A code that the screens translate; never the words of an exception. */
function errorCode(error: unknown): string {
  if (error instanceof DomainError) return error.fields[0]?.code ?? error.code;
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'out_of_memory';
  if (code === '57014') return 'took_too_long';
  if (code === 'template_unusable') return code;
  return 'unexpected';
}
