import { Injectable } from '@nestjs/common';
import type { CreateUseCase, UseCaseDetail } from '@jalon/contracts';
import { DomainError, may } from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseCreation } from './use-case-creation.js';

/** Opens a use case for whoever may, once per Idempotency-Key. */
@Injectable()
export class CreateUseCaseCommand {
  constructor(
    private readonly creation: UseCaseCreation,
    private readonly work: UnitOfWork,
  ) {}

  async run({ principal, actor, once }: RequestContext, command: CreateUseCase): Promise<UseCaseDetail> {
    if (!may(principal, 'use_case:create', { entityId: command.entityId })) {
      throw new DomainError('forbidden', 'Your role does not allow this');
    }
    return this.work.once(actor, once, (tx) => this.creation.create(tx, principal, command));
  }
}
