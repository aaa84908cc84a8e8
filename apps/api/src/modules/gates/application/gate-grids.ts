import { Injectable } from '@nestjs/common';
import type { GateGrids, PublishGateGrid } from '@jalon/contracts';
import { DomainError, gridProblems } from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { GateRead } from '../persistence/gate-read.js';
import { GateStore } from '../persistence/gate.store.js';

/** The criteria of each border: published as new versions, never changed; a review keeps the one it began with. */
@Injectable()
export class GateGridCommands {
  constructor(
    private readonly read: GateRead,
    private readonly store: GateStore,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError `invalid_value`, or `version_conflict` with all grids when `basedOn` is not the last */
  publish(context: RequestContext, command: PublishGateGrid): Promise<GateGrids> {
    const problems = gridProblems(command.criteria);
    if (problems.length > 0)
      throw new DomainError('invalid_value', 'This grid cannot be published', problems);
    return this.work.once(context.actor, context.once, async (tx) => {
      const query = tx.query.bind(tx);
      if (!(await this.store.publish(tx, command))) {
        const items = await this.read.grids(query);
        throw new DomainError('version_conflict', 'Another version was published', [], { items });
      }
      await tx.audit({
        action: 'gate_grid.published',
        subjectType: 'gate_grid',
        subjectId: null,
        changes: [
          { path: 'border', before: command.border, after: command.border },
          { path: 'number', before: command.basedOn, after: command.basedOn + 1 },
        ],
      });
      return { items: await this.read.grids(query) };
    });
  }
}
