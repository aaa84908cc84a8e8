import { Injectable } from '@nestjs/common';
import type { JobKind } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { JobStore } from '../persistence/job.store.js';

type Change = (tx: Transaction, job: { readonly id: string; readonly subjectId: string }) => Promise<unknown>;

/** What becomes of the thing a job works on when its owner cancels the job. */
const ON_CANCEL: Readonly<Record<JobKind, Change>> = {
  monthly_report: (tx, { subjectId }) =>
    tx.query(`update report_document set state = 'failed', error = 'cancelled' where id = $1`, [subjectId]),
  portfolio_import: (tx, { subjectId }) =>
    tx.query(
      `update portfolio_import set state = 'uploaded', job_id = null where id = $1 and state <> 'done'`,
      [subjectId],
    ),
  meeting_document: (tx, { id }) =>
    tx.query(
      `update meeting_document set state = 'failed', error = 'cancelled' where job_id = $1 and state <> 'ready'`,
      [id],
    ),
};

/** And when the job is queued again. */
const ON_RETRY: Readonly<Record<JobKind, Change>> = {
  monthly_report: (tx, { subjectId }) =>
    tx.query(`update report_document set state = 'queued', error = null where id = $1`, [subjectId]),
  portfolio_import: (tx, { id, subjectId }) =>
    tx.query(`update portfolio_import set state = 'queued', job_id = $2 where id = $1`, [subjectId, id]),
  meeting_document: (tx, { id }) =>
    tx.query(
      `update meeting_document set state = 'queued', error = null where job_id = $1 and state <> 'ready'`,
      [id],
    ),
};

/** What the owner of a job may ask of it. */
@Injectable()
export class JobCommands {
  constructor(
    private readonly jobs: JobStore,
    private readonly work: UnitOfWork,
  ) {}

  /** Cancels a job that has not finished; the worker stops at its next step. */
  async cancel(context: RequestContext, id: string): Promise<void> {
    const { accountId } = context.principal;
    await this.work.run(context.actor, async (tx) => {
      const job = await this.jobs.lock(tx, accountId, id);
      if (!job) throw new DomainError('not_found', 'No such job');
      if (job.state !== 'queued' && job.state !== 'running') {
        throw new DomainError('not_cancellable', 'This job has ended');
      }
      await this.jobs.cancel(tx, accountId, id);
      await ON_CANCEL[job.kind](tx, job);
      await tx.audit({ action: 'job.cancelled', subjectType: 'job', subjectId: id });
    });
  }

  /** Queues a failed or cancelled job again. */
  async retry(context: RequestContext, id: string): Promise<void> {
    const { accountId } = context.principal;
    await this.work.run(context.actor, async (tx) => {
      const job = await this.jobs.lock(tx, accountId, id);
      if (!job) throw new DomainError('not_found', 'No such job');
      if (job.state !== 'failed' && job.state !== 'cancelled') {
        throw new DomainError('not_ready', 'This job has not failed');
      }
      await this.jobs.retry(tx, accountId, id);
      await ON_RETRY[job.kind](tx, job);
      await tx.audit({ action: 'job.retried', subjectType: 'job', subjectId: id });
    });
  }
}
