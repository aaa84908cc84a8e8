import { Injectable } from '@nestjs/common';
import type { PublishScoringGrid, ScoringGrids } from '@jalon/contracts';
import { DomainError, scoringGridProblems } from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ScoringStore } from '../persistence/scoring.store.js';

/** The inputs of each method: published as new versions, never changed; a score keeps the one it was made with. */
@Injectable()
export class ScoringGridCommands {
  constructor(
    private readonly store: ScoringStore,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError `invalid_value`, or `version_conflict` with all grids when `basedOn` is not the last */
  publish(context: RequestContext, command: PublishScoringGrid): Promise<ScoringGrids> {
    const problems = scoringGridProblems(command.method, command.criteria);
    if (problems.length > 0)
      throw new DomainError('invalid_value', 'This grid cannot be published', problems);
    return this.work.once(context.actor, context.once, async (tx) => {
      const query = tx.query.bind(tx);
      if (!(await this.store.publish(tx, command))) {
        const items = await this.store.grids(query);
        throw new DomainError('version_conflict', 'Another version was published', [], { items });
      }
      await tx.audit({
        action: 'scoring_grid.published',
        subjectType: 'scoring_grid',
        subjectId: null,
        changes: [
          { path: 'method', before: command.method, after: command.method },
          { path: 'number', before: command.basedOn, after: command.basedOn + 1 },
        ],
      });
      return { items: await this.store.grids(query) };
    });
  }
}
