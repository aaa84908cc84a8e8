import { Injectable } from '@nestjs/common';
import type { ConfirmMove, PlanBaseline, PlanView, PutDependency, TakeBaseline } from '@jalon/contracts';
import {
  brokenDependencies,
  cascade,
  cyclePath,
  DomainError,
  parisDate,
  PLAN_LIMITS,
  type Dependency,
  type MovedMilestone,
} from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseAccess, useCaseKey } from '../../use-cases/index.js';
import { PlanStore, type MilestoneRow } from '../persistence/plan.store.js';
import { Baselines } from './baselines.js';
import { checkMove, checkOpen } from './check-move.js';
import { PlanQueries } from './plan-queries.js';

type UseCase = Awaited<ReturnType<UseCaseAccess['hold']>>;

/** What people do to the plan of a use case; each command but `baseline` answers the whole plan. */
@Injectable()
export class PlanCommands {
  constructor(
    private readonly useCases: UseCaseAccess,
    private readonly store: PlanStore,
    private readonly queries: PlanQueries,
    private readonly baselines: Baselines,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Moves a milestone and all it carries along, as they were seen.
   * @throws DomainError `version_conflict` with the present plan when it would now move anything else
   */
  move(context: RequestContext, address: string, command: ConfirmMove): Promise<PlanView> {
    return this.within(context, address, async (tx, useCase) => {
      const plan = await this.store.plan(useCase.id, tx);
      const conflict = async () =>
        new DomainError(
          'version_conflict',
          'The plan has changed since it was previewed',
          [],
          await this.queries.view(context.principal, useCase, null, tx),
        );
      // Asked first: a milestone reached or moved meanwhile is news, not a mistake of the person.
      if (!seesPresent(plan.milestones, command)) throw await conflict();
      checkMove(useCase.stage, plan, command);
      const { moved } = cascade(plan, command);
      if (!sameMoves(moved, command.expected)) throw await conflict();
      if (!(await this.store.moveMilestones(tx, command.expected))) throw await conflict();
      await this.store.recordChange(tx, {
        useCaseId: useCase.id,
        milestoneId: command.milestoneId,
        reason: command.reason,
        moved,
      });
      await this.audit(tx, useCase, 'plan.moved', [
        ...moved.slice(0, 1).flatMap((one) => [
          { path: 'name', before: one.name, after: one.name },
          { path: 'forecastOn', before: one.before, after: one.after },
        ]),
        { path: 'reason', before: null, after: command.reason },
        ...moved.slice(1).map((one) => ({ path: one.name, before: one.before, after: one.after })),
      ]);
    });
  }

  /** @throws DomainError `invalid_value`: unknown ends, a closed chain, a lag the dates do not keep; `limit_exceeded` */
  putDependency(context: RequestContext, address: string, command: PutDependency): Promise<PlanView> {
    return this.within(context, address, async (tx, useCase) => {
      checkOpen(useCase.stage);
      const { milestones, dependencies } = await this.store.plan(useCase.id, tx);
      const names = namesOf(milestones);
      const unknown = (['predecessorId', 'successorId'] as const).filter((path) => !names.has(command[path]));
      if (unknown.length > 0) {
        throw refused(unknown.map((path) => ({ path, code: 'unknown' })));
      }
      const before = dependencies.find((one) => same(one, command));
      if (!before && dependencies.length >= PLAN_LIMITS.dependencies) {
        throw new DomainError('limit_exceeded', 'This plan has too many dependencies', [
          { path: 'successorId', code: 'too_many', params: { max: PLAN_LIMITS.dependencies } },
        ]);
      }
      const others = dependencies.filter((one) => one !== before);
      const path = cyclePath({ milestones, dependencies: others }, command);
      if (path) {
        throw refused([
          { path: 'predecessorId', code: 'dependency_cycle', params: { path: path.join(' → ') } },
        ]);
      }
      const [broken] = brokenDependencies({ milestones, dependencies: [command] });
      if (broken) {
        const { earliest, predecessor } = broken;
        throw refused([
          { path: 'successorId', code: 'breaks_dependency', params: { name: predecessor.name, earliest } },
        ]);
      }
      await this.store.putDependency(tx, useCase.id, command);
      await this.audit(tx, useCase, 'dependency.set', [
        {
          path: `${names.get(command.predecessorId)} → ${names.get(command.successorId)}`,
          before: before?.lagDays ?? null,
          after: command.lagDays,
        },
      ]);
    });
  }

  removeDependency(
    context: RequestContext,
    address: string,
    predecessorId: string,
    successorId: string,
  ): Promise<PlanView> {
    return this.within(context, address, async (tx, useCase) => {
      const { milestones, dependencies } = await this.store.plan(useCase.id, tx);
      const before = dependencies.find((one) => same(one, { predecessorId, successorId }));
      if (!before) throw new DomainError('not_found', 'No such dependency');
      checkOpen(useCase.stage);
      await this.store.removeDependency(tx, useCase.id, before.predecessorId, before.successorId);
      const names = namesOf(milestones);
      await this.audit(tx, useCase, 'dependency.removed', [
        {
          path: `${names.get(before.predecessorId)} → ${names.get(before.successorId)}`,
          before: before.lagDays,
          after: null,
        },
      ]);
    });
  }

  baseline(context: RequestContext, address: string, { label }: TakeBaseline): Promise<PlanBaseline> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const useCase = await this.useCases.hold(tx, context.principal, useCaseKey(address), 'plan:edit');
      checkOpen(useCase.stage);
      await this.baselines.checkRoom(tx, useCase.id);
      const id = await this.baselines.take(tx, {
        useCaseId: useCase.id,
        label,
        takenOn: parisDate(new Date(tx.now)),
        gateReviewId: null,
      });
      await this.useCases.touch(tx, useCase.id);
      const taken = (await this.store.baselines(useCase.id, tx)).find((one) => one.id === id);
      if (!taken) throw new Error('The baseline just taken is not there');
      return taken;
    });
  }

  /** Holds the use case while `work` changes its plan. */
  private within(
    context: RequestContext,
    address: string,
    work: (tx: Transaction, useCase: UseCase) => Promise<void>,
  ): Promise<PlanView> {
    return this.work.run(context.actor, async (tx) => {
      const useCase = await this.useCases.hold(tx, context.principal, useCaseKey(address), 'plan:edit');
      await work(tx, useCase);
      await this.useCases.touch(tx, useCase.id);
      return this.queries.view(context.principal, useCase, null, tx);
    });
  }

  private audit(
    tx: Transaction,
    useCase: UseCase,
    action: string,
    changes: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[],
  ): Promise<void> {
    return tx.audit({ action, subjectType: 'use_case', subjectId: useCase.id, changes });
  }
}

/** Whether the milestones that were to move are still as they were when it was previewed. */
function seesPresent(milestones: readonly MilestoneRow[], { expected }: ConfirmMove): boolean {
  const versions = new Map(milestones.map((one) => [one.id, one.version]));
  return expected.every((one) => versions.get(one.milestoneId) === one.version);
}

function sameMoves(moved: readonly MovedMilestone[], expected: ConfirmMove['expected']): boolean {
  const after = new Map(expected.map((one) => [one.milestoneId, one.after]));
  return moved.length === after.size && moved.every((one) => after.get(one.milestoneId) === one.after);
}

type Ends = Pick<Dependency, 'predecessorId' | 'successorId'>;

function same(left: Ends, right: Ends): boolean {
  return (
    left.predecessorId === right.predecessorId.toLowerCase() &&
    left.successorId === right.successorId.toLowerCase()
  );
}

function namesOf(milestones: readonly MilestoneRow[]): ReadonlyMap<string, string> {
  return new Map(milestones.map((one) => [one.id, one.name]));
}

function refused(fields: ConstructorParameters<typeof DomainError>[2]): DomainError {
  return new DomainError('invalid_value', 'This dependency cannot be', fields);
}
