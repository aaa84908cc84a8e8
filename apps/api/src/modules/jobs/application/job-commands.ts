import { Injectable } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { JobStore } from '../persistence/job.store.js';

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
      if (job.kind === 'monthly_report') {
        await tx.query(`update deliverable set state = 'failed', error = 'cancelled' where id = $1`, [
          job.subjectId,
        ]);
      } else {
        await tx.query(
          `update portfolio_import set state = 'uploaded', job_id = null where id = $1 and state <> 'done'`,
          [job.subjectId],
        );
      }
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
      if (job.kind === 'monthly_report') {
        await tx.query(`update deliverable set state = 'queued', error = null where id = $1`, [
          job.subjectId,
        ]);
      } else {
        await tx.query(`update portfolio_import set state = 'queued', job_id = $2 where id = $1`, [
          job.subjectId,
          id,
        ]);
      }
      await tx.audit({ action: 'job.retried', subjectType: 'job', subjectId: id });
    });
  }
}
