import { Injectable } from '@nestjs/common';
import type { UseCaseDetail } from '@jalon/contracts';
import { checkUseCase, parisDate, type Principal, type UseCaseDraft } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { UseCaseRepository } from '../persistence/use-case.repository.js';
import { distinctTags } from './changed-fields.js';
import { checkReferences } from './check-references.js';
import { UseCaseQueries } from './use-case-queries.js';

/** Opens use cases inside a transaction that may do more: an opportunity study that is pursued, for example. */
@Injectable()
export class UseCaseCreation {
  constructor(
    private readonly useCases: UseCaseRepository,
    private readonly queries: UseCaseQueries,
  ) {}

  /**
   * Opens a use case at its first stage, on the day of the transaction, and audits it. Whether `principal` may is
   * the caller's question; the answer is the use case as they see it.
   * @throws DomainError `reason_required` (health), or `invalid_value` when a field names nothing that can be used
   */
  async create(tx: Transaction, principal: Principal, wanted: UseCaseDraft): Promise<UseCaseDetail> {
    checkUseCase(wanted);
    const draft = { ...wanted, tags: distinctTags(wanted.tags) };
    const on = parisDate(new Date(tx.now));
    await checkReferences(this.useCases, tx, draft, '');
    const id = await this.useCases.add(tx, { ...draft, today: on, now: tx.now });
    await this.useCases.recordMove(tx, id, {
      on,
      fromStage: null,
      toStage: 'opportunity',
      toCondition: 'active',
      kind: 'entered',
      reason: null,
    });
    if (draft.health !== 'not_rated') {
      await this.useCases.recordHealth(tx, id, {
        on,
        health: draft.health,
        reason: draft.healthReason,
        decisionNeeded: draft.decisionNeeded,
      });
    }
    await tx.audit({
      action: 'use_case.created',
      subjectType: 'use_case',
      subjectId: id,
      changes: Object.entries(draft)
        .filter(
          ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
        )
        .map(([path, after]) => ({ path, before: null, after })),
    });
    return this.queries.detail(principal, { id }, tx);
  }
}
