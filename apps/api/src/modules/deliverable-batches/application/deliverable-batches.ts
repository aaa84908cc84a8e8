import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BatchDetail, Batches, BatchPlan, BatchRequest } from '@jalon/contracts';
import { DomainError, type Principal } from '@jalon/domain';
import { UnitOfWork, type AuditEntry, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import {
  checkMayMake,
  DeliverableRequests,
  kindTitle,
  mayOpenKind,
  monthLabel,
} from '../../deliverables/index.js';
import { JobCommands } from '../../jobs/index.js';
import { BatchStore, type StoredBatch } from '../persistence/batch.store.js';
import { BatchPlanner, shownPlan, type Planned } from './batch-planner.js';

const MINE_SHOWN = 10;

/** Several deliverables asked for at once, as the parts of one job. */
@Injectable()
export class DeliverableBatches {
  constructor(
    private readonly planner: BatchPlanner,
    private readonly store: BatchStore,
    private readonly requests: DeliverableRequests,
    private readonly jobs: JobCommands,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError `forbidden` for a kind that others make, `limit_exceeded` */
  async plan(principal: Principal, request: BatchRequest): Promise<BatchPlan> {
    checkMayMake(principal, request.kind);
    return shownPlan(await this.planner.plan(principal, request));
  }

  /**
   * The batch, its job, its parts and their jobs in one transaction.
   * @throws DomainError `forbidden`, `limit_exceeded`, `invalid_value` when there is nothing to make
   */
  async create(context: RequestContext, request: BatchRequest): Promise<BatchDetail> {
    const { principal } = context;
    checkMayMake(principal, request.kind);
    // Facts are read before anything is held.
    const plan = await this.planner.plan(principal, request);
    return this.work.once(context.actor, context.once, async (tx) => {
      await this.store.oneAtATime(tx, request.kind);
      const parts = await this.planner.confirm(tx, request, plan);
      if (parts.length === 0) {
        throw new DomainError('invalid_value', 'There is nothing to make', [
          { path: 'kind', code: 'nothing_to_make' },
        ]);
      }
      const { kind, language } = request;
      const id = randomUUID();
      const label = labelOf(request);
      const { accountId } = principal;
      const jobId = await tx.openParent(
        { kind: 'deliverable_batch', subjectId: id, label, accountId },
        parts.length,
      );
      await this.store.add(tx, { id, kind, label, language, jobId });
      const asked = await this.ask(tx, request, parts, { batchId: id, parentJobId: jobId });
      await tx.audit(...asked, {
        action: 'deliverable_batch.created',
        subjectType: 'deliverable_batch',
        subjectId: id,
        changes: [{ path: 'parts', before: null, after: parts.length }],
      });
      return this.detail(principal, id, tx);
    });
  }

  async mine(principal: Principal): Promise<Batches> {
    const rows = await this.store.mine(principal.accountId, MINE_SHOWN);
    return {
      items: rows.filter(({ kind }) => mayOpenKind(principal, kind)).map(({ accountId: _, ...row }) => row),
    };
  }

  /** @throws DomainError `not_found` */
  async detail(principal: Principal, id: string, tx?: Transaction): Promise<BatchDetail> {
    const { accountId, ...row } = await this.read(principal, id, tx);
    const parts = await this.store.parts(id, tx);
    return {
      ...row,
      mine: accountId === principal.accountId,
      parts: parts.map(({ versionId: _, ...part }) => part),
    };
  }

  /** What is not made yet is not made. @throws DomainError `not_found` for others' too, `not_cancellable` */
  async cancel(context: RequestContext, id: string): Promise<void> {
    const { jobId } = await this.own(context.principal, id);
    await this.jobs.cancel(context, jobId);
  }

  /** Only the parts that failed or were cancelled. @throws DomainError `not_found` for others' too, `not_ready` */
  async retry(context: RequestContext, id: string): Promise<void> {
    const { jobId } = await this.own(context.principal, id);
    await this.jobs.retry(context, jobId);
  }

  /** A batch whose documents the reader may read. @throws DomainError `not_found` */
  async read(principal: Principal, id: string, tx?: Transaction): Promise<StoredBatch> {
    const batch = await this.store.read(id, tx);
    if (!batch || !mayOpenKind(principal, batch.kind)) throw new DomainError('not_found', 'No such batch');
    return batch;
  }

  /** Jobs are of who asked for them: what is of others is not there to stop. */
  private async own(principal: Principal, id: string): Promise<StoredBatch> {
    const batch = await this.read(principal, id);
    if (batch.accountId !== principal.accountId) throw new DomainError('not_found', 'No such batch of yours');
    checkMayMake(principal, batch.kind);
    return batch;
  }

  /** The next version of what is there, else new deliverables. Answers what to audit: each as if asked for alone. */
  private async ask(
    tx: Transaction,
    request: BatchRequest,
    parts: readonly Planned[],
    together: { readonly batchId: string; readonly parentJobId: string },
  ): Promise<AuditEntry[]> {
    const { kind, language } = request;
    const known = parts.flatMap(({ deliverableId: id, title, templateEntityId: entityId }) =>
      id === null || title === null ? [] : [{ id, kind, title, entityId }],
    );
    await this.requests.generate(tx, kind, known, { note: '' }, together);
    await this.store.take(
      tx,
      together.batchId,
      known.map(({ id }) => id),
    );
    const month = request.kind === 'monthly_report' ? request.month : null;
    const made = await this.requests.create(
      tx,
      kind,
      parts
        .filter(({ deliverableId }) => deliverableId === null)
        .map(({ subjectId, entityId }) => ({
          language,
          subjectId,
          month,
          year: null,
          entityId,
          content: null,
          generate: true,
        })),
      together,
    );
    const entry = (action: string, { id }: { readonly id: string }): AuditEntry => ({
      action,
      subjectType: 'deliverable',
      subjectId: id,
    });
    return [
      ...known.map((one) => entry('deliverable.requested', one)),
      ...made.map((one) => entry('deliverable.created', one)),
    ];
  }
}

/** The kind, and the month where there is one, in the language of the documents. */
function labelOf(request: BatchRequest): string {
  const kind = kindTitle(request.kind, request.language);
  return request.kind === 'use_case_brief'
    ? kind
    : `${kind} – ${monthLabel(request.month, request.language)}`;
}
