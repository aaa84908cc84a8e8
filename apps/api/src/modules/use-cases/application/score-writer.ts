import { Injectable } from '@nestjs/common';
import { DomainError, type UseCase } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { UseCaseRepository, type UseCaseRecord } from '../persistence/use-case.repository.js';
import { changedFields } from './changed-fields.js';

/** Lets a scoring write the two scores that the portfolio shows, under a row that the caller holds. */
@Injectable()
export class ScoreWriter {
  constructor(private readonly useCases: UseCaseRepository) {}

  /** Nothing is written when nothing changes. */
  async write(
    tx: Transaction,
    useCase: UseCaseRecord,
    scores: Pick<UseCase, 'valueScore' | 'feasibilityScore'>,
  ): Promise<void> {
    const changes = changedFields(useCase, scores);
    if (changes.length === 0) return;
    if (!(await this.useCases.save(tx, useCase.id, useCase.version, scores, tx.now))) {
      throw new DomainError('version_conflict', 'Somebody changed this use case');
    }
    await tx.audit({
      action: 'use_case.updated',
      subjectType: 'use_case',
      subjectId: useCase.id,
      changes,
    });
  }
}
