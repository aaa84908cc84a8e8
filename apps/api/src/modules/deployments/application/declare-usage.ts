import { Inject, Injectable } from '@nestjs/common';
import { month as monthText, type DeclareUsage, type DeploymentDetail } from '@jalon/contracts';
import { declarationProblems, DomainError, may } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { DeploymentStore } from '../persistence/deployment.store.js';
import {
  checkDeploymentId,
  deploymentNotFound,
  DeploymentQueries,
  toDeclaration,
} from './deployment-queries.js';

/** A month of usage said by hand, by the lab or by the entity itself: for solutions that send no events. */
@Injectable()
export class DeclareMonth {
  constructor(
    private readonly store: DeploymentStore,
    private readonly queries: DeploymentQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The first declaration of a month has no version; who corrects it gives the one it read.
   * @throws DomainError `version_conflict` with the month as it is declared, `invalid_value` for a month without it
   */
  async declare(
    { principal, actor }: RequestContext,
    id: string,
    month: string,
    command: DeclareUsage,
  ): Promise<DeploymentDetail> {
    checkDeploymentId(id);
    if (!monthText.safeParse(month).success) throw new DomainError('not_found', 'No such month');
    return this.work.run(actor, async (tx) => {
      // The deployment is held: two declarations of one month follow each other.
      const held = await this.store.hold(tx, principal, id);
      if (!held) throw deploymentNotFound();
      if (!may(principal, 'usage:declare', { entityId: held.entityId }))
        throw new DomainError('forbidden', 'Your role does not allow this');
      const declared = await this.store.declared(tx, id, month);
      if ((declared?.version ?? null) !== command.version)
        throw new DomainError(
          'version_conflict',
          'Somebody declared this month',
          [],
          declared ? toDeclaration(declared) : null,
        );
      const problems = declarationProblems(held, { ...command, month }, today(this.clock));
      if (problems.length > 0)
        throw new DomainError('invalid_value', 'The month cannot be declared so', problems);
      await this.store.declare(tx, id, month, command);
      // Figures of fewer than five people are not written where others read them.
      await tx.audit({
        action: 'usage.declared',
        subjectType: 'use_case',
        subjectId: held.useCaseId,
        changes: [{ path: 'month', before: declared ? month : null, after: month }],
      });
      return this.queries.detail(principal, id, tx);
    });
  }
}
