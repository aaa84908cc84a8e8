import { Inject, Injectable } from '@nestjs/common';
import type { CreateUseCase, UseCaseDetail } from '@jalon/contracts';
import { checkUseCase, DomainError, may } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseRepository } from '../persistence/use-case.repository.js';
import { distinctTags } from './changed-fields.js';
import { checkReferences } from './check-references.js';
import { UseCaseQueries } from './use-case-queries.js';

/** Opens a use case at its first stage, today; once per Idempotency-Key. */
@Injectable()
export class CreateUseCaseCommand {
  constructor(
    private readonly useCases: UseCaseRepository,
    private readonly queries: UseCaseQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(context: RequestContext, command: CreateUseCase): Promise<UseCaseDetail> {
    if (!may(context.principal, 'use_case:create', { entityId: command.entityId })) {
      throw new DomainError('forbidden', 'Your role does not allow this');
    }
    checkUseCase(command);
    const draft = { ...command, tags: distinctTags(command.tags) };
    const on = today(this.clock);
    return this.work.once(context.actor, context.once, async (tx) => {
      await checkReferences(this.useCases, tx, draft, '');
      const id = await this.useCases.add(tx, { ...draft, today: on, now: this.clock.now().toISOString() });
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
      return this.queries.detail(context.principal, { id }, tx);
    });
  }
}
