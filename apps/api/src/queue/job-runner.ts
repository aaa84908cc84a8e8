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

/** Takes a job from the queue through its life in the `job` table, which is the truth. */
export class JobRunner {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly handlers: JobHandlers,
    private readonly logger: Logger,
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
      log.info({ ms: Math.round(performance.now() - started) }, 'job done');
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

  private async claim(id: string): Promise<JobRow | undefined> {
    const [job] = await this.database.query<JobRow>(
      `with claimed as (
         update job set state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()),
           updated_at = now(), event_id = nextval('job_event')
         where id = $1 and state in ('queued', 'running')
         returning id, kind, subject_id, account_id, request_id, attempts)
       select c.id, c.kind, c.subject_id as "subjectId", c.account_id as "accountId", a.person_id as "personId",
         c.request_id as "requestId", c.attempts, pg_notify('jalon_job', c.account_id || ':' || c.id)
       from claimed c join account a on a.id = c.account_id`,
      [id],
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
