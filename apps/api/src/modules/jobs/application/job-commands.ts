import { Injectable } from '@nestjs/common';
import type { JobKind } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { countParts, holdParent } from '../../../queue/parent-job.js';
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
  deliverable: (tx, { id }) =>
    tx.query(
      `update deliverable_version set state = 'failed', error = 'cancelled' where job_id = $1 and state <> 'ready'`,
      [id],
    ),
  deliverable_preview: (tx, { id }) =>
    tx.query(
      `update deliverable_preview set state = 'failed', error = 'cancelled' where job_id = $1 and state <> 'ready'`,
      [id],
    ),
  deliverable_pdf: (tx, { id }) =>
    tx.query(`update deliverable_version set pdf_error = 'cancelled' where pdf_job_id = $1`, [id]),
  deliverable_batch: () => Promise.resolve(),
  template_check: (tx, { id }) =>
    tx.query(
      `update template_version set state = 'refused', error = 'cancelled' where job_id = $1 and state = 'checking'`,
      [id],
    ),
  // What it wrote goes with its transaction.
  usage_import: () => Promise.resolve(),
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
  deliverable: (tx, { id }) =>
    tx.query(
      `update deliverable_version set state = 'queued', error = null where job_id = $1 and state = 'failed'`,
      [id],
    ),
  deliverable_preview: (tx, { id }) =>
    tx.query(
      `update deliverable_preview set state = 'queued', error = null where job_id = $1 and state = 'failed'`,
      [id],
    ),
  deliverable_pdf: (tx, { id }) =>
    tx.query('update deliverable_version set pdf_error = null where pdf_job_id = $1', [id]),
  deliverable_batch: () => Promise.resolve(),
  template_check: (tx, { id }) =>
    tx.query(
      `update template_version set state = 'checking', error = null where job_id = $1 and state = 'refused'`,
      [id],
    ),
  usage_import: () => Promise.resolve(),
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
      const parent = await holdParent(tx, id);
      const job = await this.jobs.lock(tx, accountId, id);
      if (!job) throw new DomainError('not_found', 'No such job');
      if (job.state !== 'queued' && job.state !== 'running') {
        throw new DomainError('not_cancellable', 'This job has ended');
      }
      for (const one of [...(await this.jobs.parts(tx, id, 'open')), job]) {
        await this.jobs.cancel(tx, accountId, one.id);
        await ON_CANCEL[one.kind](tx, one);
      }
      await countParts(tx, parent);
      await tx.audit({ action: 'job.cancelled', subjectType: 'job', subjectId: id });
    });
  }

  /** Queues a failed or cancelled job again. */
  async retry(context: RequestContext, id: string): Promise<void> {
    const { accountId } = context.principal;
    await this.work.run(context.actor, async (tx) => {
      const parent = await holdParent(tx, id);
      const job = await this.jobs.lock(tx, accountId, id);
      if (!job) throw new DomainError('not_found', 'No such job');
      if (job.state !== 'failed' && job.state !== 'cancelled') {
        throw new DomainError('not_ready', 'This job has not failed');
      }
      const parts = await this.jobs.parts(tx, id, 'unfinished');
      for (const one of parts.length > 0 ? parts : [job]) {
        await this.jobs.retry(tx, accountId, one.id);
        await ON_RETRY[one.kind](tx, one);
      }
      const reopened = parts.length > 0 ? id : parent;
      if (reopened !== null) await this.jobs.reopen(tx, accountId, reopened);
      await tx.audit({ action: 'job.retried', subjectType: 'job', subjectId: id });
    });
  }
}
