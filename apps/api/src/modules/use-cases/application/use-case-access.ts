import { Injectable } from '@nestjs/common';
import { DomainError, may, type Action, type Principal } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import {
  UseCaseRepository,
  type UseCaseKey,
  type UseCaseRecord,
} from '../persistence/use-case.repository.js';
import { useCaseNotFound } from './use-case-queries.js';

/** How the other modules reach the use case that what they keep belongs to. */
@Injectable()
export class UseCaseAccess {
  constructor(private readonly useCases: UseCaseRepository) {}

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async read(principal: Principal, key: UseCaseKey): Promise<UseCaseRecord> {
    const found = await this.useCases.find(principal, key);
    if (!found) throw useCaseNotFound();
    return found;
  }

  /**
   * Holds the use case until the transaction ends, so that what is written under it follows one after the other.
   * @throws DomainError `not_found`, or `forbidden` when `principal` sees it but may not do `action` to it
   */
  async hold(tx: Transaction, principal: Principal, key: UseCaseKey, action: Action): Promise<UseCaseRecord> {
    const found = await this.useCases.findForUpdate(tx, principal, key);
    if (!found) throw useCaseNotFound();
    if (!may(principal, action, { entityId: found.entityId })) {
      throw new DomainError('forbidden', 'Your role does not allow this');
    }
    return found;
  }

  /** What changed under a use case is news of it, but no conflict with an edit of its fields. */
  touch(tx: Transaction, useCaseId: string): Promise<void> {
    return this.useCases.touch(tx, useCaseId, tx.now);
  }
}
