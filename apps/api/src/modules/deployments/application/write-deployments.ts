import { Inject, Injectable } from '@nestjs/common';
import type {
  CreateDeployment,
  DeploymentDetail,
  MoveDeployment,
  SetPopulation,
  UpdateDeployment,
} from '@jalon/contracts';
import { deploymentDateProblems, DomainError, moveDeployment, type FieldError } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type AuditEntry, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseAccess } from '../../use-cases/index.js';
import { DeploymentStore, type DeploymentRecord } from '../persistence/deployment.store.js';
import { checkDeploymentId, deploymentNotFound, DeploymentQueries } from './deployment-queries.js';

const FIELDS = [
  'wave',
  'release',
  'plannedOn',
  'liveOn',
  'retiredOn',
  'contactId',
  'targetAdoption',
  'targetOn',
  'note',
] as const;

/** Where solutions are deployed: planned, moved on, corrected. */
@Injectable()
export class WriteDeployments {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly store: DeploymentStore,
    private readonly queries: DeploymentQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Plans a deployment, once per Idempotency-Key; the first of a use case makes its solution.
   * @throws DomainError `already_exists` where the solution is deployed there already, in that environment
   */
  async create(context: RequestContext, command: CreateDeployment): Promise<DeploymentDetail> {
    const { principal, actor, once } = context;
    const { id } = await this.work.once(actor, once, async (tx) => {
      const useCase = await this.access.hold(tx, principal, { id: command.useCaseId }, 'deployment:edit');
      await this.check(tx, '', command);
      const solutionId = await this.store.solutionOf(tx, useCase);
      const created = await this.store.create(tx, solutionId, command);
      if (created === undefined)
        throw new DomainError('already_exists', 'The solution is deployed there already', [
          { path: 'entityId', code: 'already_deployed' },
        ]);
      if (command.eligible !== null) {
        const fromOn = command.plannedOn ?? today(this.clock);
        await this.store.setPopulation(tx, created, { fromOn, eligible: command.eligible, origin: '' });
      }
      await audit(tx, 'deployment.created', useCase.id, [
        { path: 'deployment', before: null, after: created },
      ]);
      return { id: created };
    });
    return this.queries.detail(principal, id);
  }

  /** @throws DomainError `version_conflict`, or `invalid_value` for days that contradict each other */
  update(context: RequestContext, id: string, command: UpdateDeployment): Promise<DeploymentDetail> {
    return this.write(context, id, command.version, async (tx, held) => {
      // What is left out stays as it is.
      const changes = Object.fromEntries(
        Object.entries(command.changes).filter(([, value]) => value !== undefined),
      ) as Partial<DeploymentRecord>;
      const next: DeploymentRecord = { ...held, ...changes };
      await this.check(tx, 'changes.', next);
      const problems = deploymentDateProblems(next, today(this.clock));
      if (problems.length > 0) throw refused(problems, 'changes.');
      await this.store.save(tx, next);
      return {
        action: 'deployment.updated',
        changes: FIELDS.filter((path) => next[path] !== held[path]).map((path) => ({
          path,
          before: held[path],
          after: next[path],
        })),
      };
    });
  }

  /** planned → live ↔ paused → retired, on the day it happened. @throws what the domain refuses */
  move(context: RequestContext, id: string, command: MoveDeployment): Promise<DeploymentDetail> {
    return this.write(context, id, command.version, async (tx, held) => {
      const now = today(this.clock);
      const { populations } = await this.store.more(id, now, tx);
      const next = moveDeployment({ ...held, populations }, command, now);
      await this.store.save(tx, { ...held, ...next });
      return {
        action: `deployment.${MOVED[command.name]}`,
        changes: [
          { path: 'status', before: held.status, after: next.status },
          { path: 'on', before: null, after: command.on },
          ...(command.reason ? [{ path: 'reason', before: null, after: command.reason }] : []),
        ],
      };
    });
  }

  setPopulation(context: RequestContext, id: string, command: SetPopulation): Promise<DeploymentDetail> {
    return this.write(context, id, command.version, async (tx) => {
      await this.store.setPopulation(tx, id, command);
      await this.store.touch(tx, id);
      const after = command.eligible === null ? null : `${command.fromOn} ${String(command.eligible)}`;
      return {
        action: 'deployment.population_set',
        changes: [{ path: 'eligible', before: command.eligible === null ? command.fromOn : null, after }],
      };
    });
  }

  /** @throws DomainError `transition_not_allowed` for what went live or of which something was told: it is retired */
  async remove({ principal, actor }: RequestContext, id: string): Promise<void> {
    checkDeploymentId(id);
    await this.work.run(actor, async (tx) => {
      const held = await this.store.hold(tx, principal, id);
      if (!held) throw deploymentNotFound();
      if (!(await this.store.removeUntold(tx, held)))
        throw new DomainError(
          'transition_not_allowed',
          'A deployment that happened is retired, not deleted',
          [{ path: 'status', code: 'retire_instead' }],
        );
      await audit(tx, 'deployment.deleted', held.useCaseId, [
        { path: 'deployment', before: id, after: null },
      ]);
    });
  }

  private async write(
    { principal, actor }: RequestContext,
    id: string,
    version: number,
    change: (tx: Transaction, held: DeploymentRecord) => Promise<Pick<AuditEntry, 'action' | 'changes'>>,
  ): Promise<DeploymentDetail> {
    checkDeploymentId(id);
    return this.work.run(actor, async (tx) => {
      const held = await this.store.hold(tx, principal, id);
      if (!held) throw deploymentNotFound();
      if (held.version !== version) {
        const current = await this.queries.detail(principal, id, tx);
        throw new DomainError('version_conflict', 'Somebody changed this deployment', [], current);
      }
      const { action, changes } = await change(tx, held);
      await audit(tx, action, held.useCaseId, changes ?? []);
      return this.queries.detail(principal, id, tx);
    });
  }

  /** What it refers to is there, and a target has its day. */
  private async check(
    tx: Transaction,
    prefix: string,
    draft: Pick<DeploymentRecord, 'entityId' | 'contactId' | 'targetAdoption' | 'targetOn'>,
  ): Promise<void> {
    const known = await this.store.known(tx, draft);
    const problems: FieldError[] = [];
    if (!known.entity) problems.push({ path: 'entityId', code: 'unknown' });
    if (!known.contact) problems.push({ path: 'contactId', code: 'unknown' });
    if ((draft.targetAdoption === null) !== (draft.targetOn === null))
      problems.push({ path: draft.targetOn === null ? 'targetOn' : 'targetAdoption', code: 'required' });
    if (problems.length > 0) throw refused(problems, prefix);
  }
}

const MOVED = { go_live: 'went_live', pause: 'paused', resume: 'resumed', retire: 'retired' } as const;

function refused(problems: readonly FieldError[], prefix: string): DomainError {
  const fields = problems.map((problem) => ({ ...problem, path: `${prefix}${problem.path}` }));
  return new DomainError('invalid_value', 'The deployment cannot be so', fields);
}

/** A deployment is news of its use case. */
function audit(
  tx: Transaction,
  action: string,
  useCaseId: string,
  changes: NonNullable<AuditEntry['changes']>,
): Promise<void> {
  return tx.audit({ action, subjectType: 'use_case', subjectId: useCaseId, changes });
}
