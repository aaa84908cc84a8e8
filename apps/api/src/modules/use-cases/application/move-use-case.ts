import { Inject, Injectable } from '@nestjs/common';
import type { MoveUseCase, UseCaseDetail } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import type { UseCaseKey } from '../persistence/use-case.repository.js';
import { StageMoves } from './stage-moves.js';
import { UseCaseAccess } from './use-case-access.js';
import { UseCaseQueries } from './use-case-queries.js';

/** Moves a use case through its lifecycle, by the domain's transition table; forward moves are the gates'. */
@Injectable()
export class MoveUseCaseCommand {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly moves: StageMoves,
    private readonly queries: UseCaseQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError of `advance`, or `version_conflict` with the current detail */
  run(context: RequestContext, key: UseCaseKey, command: MoveUseCase): Promise<UseCaseDetail> {
    const { principal } = context;
    return this.work.run(context.actor, async (tx) => {
      // Held until the end: no milestone comes or goes between the guards and the move.
      const before = await this.access.hold(tx, principal, key, 'use_case:move');
      if (before.version !== command.version) {
        const current = await this.queries.detail(principal, { id: before.id }, tx);
        throw new DomainError('version_conflict', 'Somebody changed this use case', [], current);
      }
      await this.moves.move(tx, before, {
        name: command.name,
        on: command.on ?? today(this.clock),
        reason: command.reason,
      });
      return this.queries.detail(principal, { id: before.id }, tx);
    });
  }
}
