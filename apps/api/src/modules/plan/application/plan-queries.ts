import { Inject, Injectable } from '@nestjs/common';
import type { MovePreview, PlanBaselines, PlanQuery, PlanView, PreviewMove } from '@jalon/contracts';
import { cascade, DomainError, may, type Principal } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { UseCaseAccess, useCaseKey } from '../../use-cases/index.js';
import { PlanStore } from '../persistence/plan.store.js';
import { checkMove } from './check-move.js';
import { toPlanView } from './plan-view.js';

type UseCase = Awaited<ReturnType<UseCaseAccess['read']>>;

/** What the plan of a use case shows, to whoever may read it. */
@Injectable()
export class PlanQueries {
  constructor(
    private readonly useCases: UseCaseAccess,
    private readonly store: PlanStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` for a use case that `principal` may not see, or a baseline that is not its own */
  async plan(principal: Principal, address: string, { baseline }: PlanQuery): Promise<PlanView> {
    const useCase = await this.useCases.read(principal, useCaseKey(address));
    return this.view(principal, useCase, baseline ?? null);
  }

  async view(
    principal: Principal,
    { id, stage, entityId }: UseCase,
    baselineId: string | null,
    tx?: Transaction,
  ): Promise<PlanView> {
    const rows = await this.store.read(id, baselineId, tx);
    if (baselineId !== null && !rows.baselines.some((one) => one.id === baselineId)) {
      throw new DomainError('not_found', 'No such baseline');
    }
    return toPlanView(rows, {
      useCaseId: id,
      closed: stage === 'closed',
      mayEdit: may(principal, 'plan:edit', { entityId }),
      mayReadRegister: may(principal, 'register:read', { entityId }),
      mayReadHistory: may(principal, 'use_case:history', { entityId }),
      baselineId,
      today: today(this.clock),
    });
  }

  /** @throws DomainError `invalid_value` with why the move cannot be */
  async preview(principal: Principal, address: string, move: PreviewMove): Promise<MovePreview> {
    const useCase = await this.useCases.read(principal, useCaseKey(address));
    const plan = await this.store.plan(useCase.id);
    checkMove(useCase.stage, plan, move);
    const { moved, conflicts } = cascade(plan, move);
    const versions = new Map(plan.milestones.map((one) => [one.id, one.version]));
    return {
      moved: moved.map((one) => ({ ...one, version: versions.get(one.milestoneId) ?? 0 })),
      conflicts: [...conflicts],
    };
  }

  async baselines(principal: Principal, address: string): Promise<PlanBaselines> {
    const useCase = await this.useCases.read(principal, useCaseKey(address));
    return { items: await this.store.baselines(useCase.id) };
  }
}
