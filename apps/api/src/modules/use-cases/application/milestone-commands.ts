import { Inject, Injectable } from '@nestjs/common';
import type { CreateMilestone, UpdateMilestone, UseCaseDetail } from '@jalon/contracts';
import { DomainError, may, milestoneProblems, USE_CASE_LIMITS, type Milestone } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import {
  UseCaseRepository,
  type MilestoneDates,
  type UseCaseKey,
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
    this.check(command, '');
    return this.within(context, key, async (tx, useCaseId, milestones) => {
      if (milestones.length >= USE_CASE_LIMITS.milestones) {
        throw new DomainError('limit_exceeded', 'This use case has too many milestones', [
          { path: 'name', code: 'too_many', params: { max: USE_CASE_LIMITS.milestones } },
        ]);
      }
      await this.useCases.addMilestone(tx, useCaseId, command);
      const none = { name: null, baselineOn: null, forecastOn: null, actualOn: null };
      await this.audit(tx, 'created', useCaseId, command.name, changedFields<Named>(none, command));
    });
  }

  /** @throws DomainError `version_conflict` with the current use case */
  update(
    context: RequestContext,
    key: UseCaseKey,
    milestoneId: string,
    { version, changes }: UpdateMilestone,
  ): Promise<UseCaseDetail> {
    return this.within(context, key, async (tx, useCaseId, milestones) => {
      const before = find(milestones, milestoneId);
      const next: MilestoneDates = {
        name: changes.name ?? before.name,
        baselineOn: changes.baselineOn === undefined ? before.baselineOn : changes.baselineOn,
        forecastOn: changes.forecastOn === undefined ? before.forecastOn : changes.forecastOn,
        actualOn: changes.actualOn === undefined ? before.actualOn : changes.actualOn,
      };
      const current = before.version === version;
      if (current) this.check(next, 'changes.');
      if (!current || !(await this.useCases.saveMilestone(tx, before, next))) {
        const detail = await this.queries.detail(context.principal, { id: useCaseId }, tx);
        throw new DomainError('version_conflict', 'Somebody changed this milestone', [], detail);
      }
      await this.audit(tx, 'updated', useCaseId, before.name, changedFields<Named>(before, next));
    });
  }

  remove(context: RequestContext, key: UseCaseKey, milestoneId: string): Promise<UseCaseDetail> {
    return this.within(context, key, async (tx, useCaseId, milestones) => {
      const before = find(milestones, milestoneId);
      await this.useCases.removeMilestone(tx, milestoneId);
      await this.audit(
        tx,
        'deleted',
        useCaseId,
        before.name,
        changedFields<Named>(before, { name: null, baselineOn: null, forecastOn: null, actualOn: null }),
      );
    });
  }

  /** Holds the use case while `work` changes its milestones. */
  private within(
    context: RequestContext,
    key: UseCaseKey,
    work: (tx: Transaction, useCaseId: string, milestones: readonly Milestone[]) => Promise<void>,
  ): Promise<UseCaseDetail> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const useCase = await this.useCases.findForUpdate(tx, principal, key);
      if (!useCase) throw useCaseNotFound();
      if (!may(principal, 'use_case:edit', { entityId: useCase.entityId })) {
        throw new DomainError('forbidden', 'Your role does not allow this');
      }
      await work(tx, useCase.id, await this.useCases.milestones(tx, useCase.id));
      await this.useCases.touch(tx, useCase.id, this.clock.now().toISOString());
      return this.queries.detail(principal, { id: useCase.id }, tx);
    });
  }

  private check(dates: MilestoneDates, prefix: string): void {
    const problems = milestoneProblems(dates, today(this.clock));
    if (problems.length === 0) return;
    throw new DomainError(
      'invalid_value',
      'The dates of this milestone cannot be',
      problems.map((problem) => ({ ...problem, path: `${prefix}${problem.path}` })),
    );
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

function find(milestones: readonly Milestone[], id: string): Milestone {
  const found = milestones.find((milestone) => milestone.id === id.toLowerCase());
  if (!found) throw new DomainError('not_found', 'No such milestone');
  return found;
}
