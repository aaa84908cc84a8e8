import { Inject, Injectable } from '@nestjs/common';
import type { MoveUseCase, UseCaseDetail } from '@jalon/contracts';
import { advance, DomainError, may, moveKind } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseRepository, type UseCaseKey } from '../persistence/use-case.repository.js';
import { changedFields } from './changed-fields.js';
import { UseCaseQueries, useCaseNotFound } from './use-case-queries.js';
import { lifecycleFacts } from './use-case-view.js';

/** Moves a use case through its lifecycle, by the domain's transition table. */
@Injectable()
export class MoveUseCaseCommand {
  constructor(
    private readonly useCases: UseCaseRepository,
    private readonly queries: UseCaseQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError of `advance`, or `version_conflict` with the current detail */
  run(context: RequestContext, key: UseCaseKey, command: MoveUseCase): Promise<UseCaseDetail> {
    const { principal } = context;
    return this.work.run(context.actor, async (tx) => {
      // Held until the end: no milestone comes or goes between the guards and the move.
      const before = await this.useCases.findForUpdate(tx, principal, key);
      if (!before) throw useCaseNotFound();
      if (!may(principal, 'use_case:move', { entityId: before.entityId })) {
        throw new DomainError('forbidden', 'Your role does not allow this');
      }
      const day = today(this.clock);
      const on = command.on ?? day;
      const milestones = await this.useCases.milestones(tx, before.id);
      // History is told in order: no move before the last one, be it of stage or of condition.
      const lastMove = await this.useCases.lastMoveOn(tx, before.id);
      const since = lastMove !== null && lastMove > before.stageSince ? lastMove : before.stageSince;
      const conflict = async () =>
        new DomainError(
          'version_conflict',
          'Somebody changed this use case',
          [],
          await this.queries.detail(principal, { id: before.id }, tx),
        );
      if (before.version !== command.version) throw await conflict();
      const to = advance(
        before,
        { name: command.name, reason: command.reason, on, today: day },
        lifecycleFacts({ ...before, stageSince: since }, milestones),
      );
      const changes = { ...to, ...(to.stage === before.stage ? {} : { stageSince: on }) };
      const now = this.clock.now().toISOString();
      if (!(await this.useCases.save(tx, before.id, command.version, changes, now))) throw await conflict();
      await this.useCases.recordMove(tx, before.id, {
        on,
        fromStage: before.stage,
        toStage: to.stage,
        toCondition: to.condition,
        kind: moveKind(before, to),
        reason: command.reason,
      });
      await tx.audit({
        action: 'use_case.moved',
        subjectType: 'use_case',
        subjectId: before.id,
        changes: [
          ...changedFields(before, changes),
          ...(command.reason === null ? [] : [{ path: 'reason', before: null, after: command.reason }]),
        ],
      });
      return this.queries.detail(principal, { id: before.id }, tx);
    });
  }
}
