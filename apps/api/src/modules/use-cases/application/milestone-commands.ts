import { Inject, Injectable } from '@nestjs/common';
import type { CreateMilestone, UpdateMilestone, UseCaseDetail } from '@jalon/contracts';
import {
  beforeStartProblems,
  brokenDependencies,
  DomainError,
  may,
  milestoneDate,
  milestoneProblems,
  USE_CASE_LIMITS,
  type FieldError,
  type Milestone,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import {
  UseCaseRepository,
  type MilestoneDates,
  type UseCaseKey,
  type UseCaseRecord,
} from '../persistence/use-case.repository.js';
import { changedFields, type FieldChange } from './changed-fields.js';
import { UseCaseQueries, useCaseNotFound } from './use-case-queries.js';

/** The milestones of a use case; each command answers the whole use case. */
@Injectable()
export class MilestoneCommands {
  constructor(
    private readonly useCases: UseCaseRepository,
    private readonly queries: UseCaseQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  add(context: RequestContext, key: UseCaseKey, command: CreateMilestone): Promise<UseCaseDetail> {
    return this.within(context, key, async (tx, { id: useCaseId }, milestones) => {
      if (milestones.length >= USE_CASE_LIMITS.milestones) {
        throw new DomainError('limit_exceeded', 'This use case has too many milestones', [
          { path: 'name', code: 'too_many', params: { max: USE_CASE_LIMITS.milestones } },
        ]);
      }
      await this.check(tx, useCaseId, null, command, '');
      await this.useCases.addMilestone(tx, useCaseId, command);
      await this.audit(tx, 'created', useCaseId, command.name, changedFields<Named>(NONE, command));
    });
  }

  /** @throws DomainError `version_conflict` with the current use case */
  update(
    context: RequestContext,
    key: UseCaseKey,
    milestoneId: string,
    { version, changes }: UpdateMilestone,
  ): Promise<UseCaseDetail> {
    return this.within(context, key, async (tx, useCase, milestones) => {
      const useCaseId = useCase.id;
      const before = find(milestones, milestoneId);
      const next: MilestoneDates = {
        name: changes.name ?? before.name,
        ownerId: changes.ownerId === undefined ? before.ownerId : changes.ownerId,
        baselineOn: changes.baselineOn === undefined ? before.baselineOn : changes.baselineOn,
        forecastOn: changes.forecastOn === undefined ? before.forecastOn : changes.forecastOn,
        actualOn: changes.actualOn === undefined ? before.actualOn : changes.actualOn,
      };
      const current = before.version === version;
      if (current) {
        await this.check(tx, useCaseId, before, next, 'changes.');
        await this.checkPlan(tx, useCase, milestones, before, next);
      }
      if (!current || !(await this.useCases.saveMilestone(tx, before, next))) {
        const detail = await this.queries.detail(context.principal, { id: useCaseId }, tx);
        throw new DomainError('version_conflict', 'Somebody changed this milestone', [], detail);
      }
      await this.audit(tx, 'updated', useCaseId, before.name, changedFields<Named>(before, next));
    });
  }

  remove(context: RequestContext, key: UseCaseKey, milestoneId: string): Promise<UseCaseDetail> {
    return this.within(context, key, async (tx, { id: useCaseId }, milestones) => {
      const before = find(milestones, milestoneId);
      await this.useCases.removeMilestone(tx, milestoneId);
      await this.audit(tx, 'deleted', useCaseId, before.name, changedFields<Named>(before, NONE));
    });
  }

  /** Holds the use case while `work` changes its milestones. @throws DomainError `transition_not_allowed` once it is closed */
  private within(
    context: RequestContext,
    key: UseCaseKey,
    work: (tx: Transaction, useCase: UseCaseRecord, milestones: readonly Milestone[]) => Promise<void>,
  ): Promise<UseCaseDetail> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const useCase = await this.useCases.findForUpdate(tx, principal, key);
      if (!useCase) throw useCaseNotFound();
      if (!may(principal, 'use_case:edit', { entityId: useCase.entityId })) {
        throw new DomainError('forbidden', 'Your role does not allow this');
      }
      if (useCase.stage === 'closed') {
        throw new DomainError('transition_not_allowed', 'The plan of a closed use case does not change', [
          { path: 'useCase', code: 'use_case_closed' },
        ]);
      }
      await work(tx, useCase, await this.useCases.milestones(tx, useCase.id));
      await this.useCases.touch(tx, useCase.id, this.clock.now().toISOString());
      return this.queries.detail(principal, { id: useCase.id }, tx);
    });
  }

  /** What the milestone itself may not be; an old date that nobody touches is left in peace. */
  private async check(
    tx: Transaction,
    useCaseId: string,
    before: Milestone | null,
    next: MilestoneDates,
    prefix: string,
  ): Promise<void> {
    const { forecastOn, actualOn, ownerId } = next;
    const startedOn = await this.useCases.startedOn(tx, useCaseId);
    const problems = [
      ...milestoneProblems(next, today(this.clock)),
      ...beforeStartProblems(
        {
          forecastOn: forecastOn === before?.forecastOn ? null : forecastOn,
          actualOn: actualOn === before?.actualOn ? null : actualOn,
        },
        startedOn,
      ),
      ...(ownerId === before?.ownerId ? [] : await this.useCases.brokenReferences(tx, { ownerId })),
    ];
    refuse('What is written of this milestone cannot be', problems, prefix);
  }

  /**
   * One milestone alone moves only as far as the others let it: what carries others along is a move of the plan,
   * seen before it is confirmed. What was reached is a fact, whatever waited for what.
   */
  private async checkPlan(
    tx: Transaction,
    useCase: UseCaseRecord,
    milestones: readonly Milestone[],
    before: Milestone,
    next: MilestoneDates,
  ): Promise<void> {
    if (next.actualOn !== null || milestoneDate(next) === milestoneDate(before)) return;
    const path = next.forecastOn === before.forecastOn ? 'actualOn' : 'forecastOn';
    const plan = {
      milestones: milestones.map((one) => (one.id === before.id ? { ...one, ...next } : one)),
      dependencies: await this.useCases.dependencies(tx, useCase.id),
    };
    const problems = brokenDependencies(plan, before.id).map(({ predecessor, successor }) => ({
      path,
      code: 'breaks_dependency',
      params: { name: predecessor.id === before.id ? successor.name : predecessor.name },
    }));
    refuse('Another milestone depends on this date: move it in the plan', problems.slice(0, 1), 'changes.');
  }

  private audit(
    tx: Transaction,
    done: 'created' | 'updated' | 'deleted',
    useCaseId: string,
    name: string,
    fields: readonly FieldChange[],
  ): Promise<void> {
    // The subject is the use case, so that its activity tells of its milestones; the name says of which.
    const named = fields.some((field) => field.path === 'name')
      ? []
      : [{ path: 'name', before: name, after: name }];
    return tx.audit({
      action: `milestone.${done}`,
      subjectType: 'use_case',
      subjectId: useCaseId,
      changes: [...named, ...fields],
    });
  }
}

type Named = Omit<MilestoneDates, 'name'> & { readonly name: string | null };
const NONE: Named = { name: null, ownerId: null, baselineOn: null, forecastOn: null, actualOn: null };

/** @throws DomainError `invalid_value` when there is any problem */
function refuse(detail: string, problems: readonly FieldError[], prefix: string): void {
  if (problems.length === 0) return;
  const named = problems.map((problem) => ({ ...problem, path: `${prefix}${problem.path}` }));
  throw new DomainError('invalid_value', detail, named);
}

function find(milestones: readonly Milestone[], id: string): Milestone {
  const found = milestones.find((milestone) => milestone.id === id.toLowerCase());
  if (!found) throw new DomainError('not_found', 'No such milestone');
  return found;
}
