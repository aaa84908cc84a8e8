import { Injectable } from '@nestjs/common';
import type { Gates } from '@jalon/contracts';
import { DomainError, isOpenReview, type Action } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseAccess, useCaseKey, type UseCaseRecord } from '../../use-cases/index.js';
import { GateStore } from '../persistence/gate.store.js';
import { GateQueries, type ReviewParts } from './gate-queries.js';

export interface ReviewChange {
  /** The use case's address: an id or a code. */
  readonly address: string;
  readonly reviewId: string;
  /** Of the review, as read. */
  readonly version: number;
  readonly action: Action;
}

interface Told {
  readonly action: string;
  readonly changes: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
}

/** What every write of an open review shares: the use case held, the version compared, the news told. */
@Injectable()
export class ReviewWork {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly store: GateStore,
    private readonly queries: GateQueries,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Runs `work` on the review that `change` names; answers the gates as they are then.
   * @throws DomainError `not_found`, `forbidden`, or `version_conflict` with the present gates: also when the
   * review has been decided since it was read
   */
  run(
    context: RequestContext,
    change: ReviewChange,
    work: (tx: Transaction, useCase: UseCaseRecord, parts: ReviewParts) => Promise<Told>,
  ): Promise<Gates> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const useCase = await this.access.hold(tx, principal, useCaseKey(change.address), change.action);
      const all = await this.queries.parts(tx.query.bind(tx), useCase.id);
      const parts = all.find(({ review }) => review.id === change.reviewId.toLowerCase());
      if (!parts) throw new DomainError('not_found', 'No such review');
      if (parts.review.version !== change.version) throw await this.conflict(tx, context, useCase);
      if (!isOpenReview(parts.review.state)) {
        throw new DomainError('transition_not_allowed', 'This review has been decided', [
          { path: 'review', code: 'review_decided' },
        ]);
      }
      if (!(await this.store.bump(tx, parts.review.id, change.version))) {
        throw await this.conflict(tx, context, useCase);
      }
      const told = await work(tx, useCase, parts);
      await tx.audit({ ...told, subjectType: 'use_case', subjectId: useCase.id });
      await this.access.touch(tx, useCase.id);
      return this.queries.within(tx, principal, useCase);
    });
  }

  private async conflict(
    tx: Transaction,
    context: RequestContext,
    useCase: UseCaseRecord,
  ): Promise<DomainError> {
    const current = await this.queries.within(tx, context.principal, useCase);
    return new DomainError('version_conflict', 'Somebody changed this review', [], current);
  }
}

/** One change for the audit. */
export const told = (path: string, before: unknown, after: unknown) => ({ path, before, after });
