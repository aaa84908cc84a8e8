import { Inject, Injectable } from '@nestjs/common';
import type { UpdateUseCase, UseCaseDetail } from '@jalon/contracts';
import {
  declareHealth,
  DomainError,
  may,
  useCaseProblems,
  type Health,
  type LocalDate,
  type Principal,
  type UseCaseDraft,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import {
  UseCaseRepository,
  type UseCaseChanges,
  type UseCaseKey,
  type UseCaseRecord,
} from '../persistence/use-case.repository.js';
import { changedFields, distinctTags, type FieldChange } from './changed-fields.js';
import { checkReferences } from './check-references.js';
import { UseCaseQueries, useCaseNotFound } from './use-case-queries.js';

type Changes = Partial<UseCaseDraft>;

/** What a save comes down to. */
interface Plan {
  readonly fields: readonly FieldChange[];
  readonly changes: UseCaseChanges;
  /** The day of a declared (or confirmed) health; null when the save says nothing about it. */
  readonly declaredOn: LocalDate | null;
}

/** Saves the fields a person changed, if nobody saved since they were read. */
@Injectable()
export class UpdateUseCaseCommand {
  constructor(
    private readonly useCases: UseCaseRepository,
    private readonly queries: UseCaseQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `version_conflict` with the current detail */
  async run(
    context: RequestContext,
    key: UseCaseKey,
    { version, changes }: UpdateUseCase,
  ): Promise<UseCaseDetail> {
    const { principal } = context;
    const before = await this.useCases.find(principal, key);
    if (!before) throw useCaseNotFound();
    checkMay(principal, before, changes);
    if (before.version !== version) throw await this.conflict(principal, before.id);
    // From here on `before` is what the version stands for: the save fails if another came first.
    const asked = defined(changes);
    const computed = namesHealth(asked)
      ? await this.queries.computedHealth(principal, before.id)
      : 'not_rated';
    const plan = planSave(before, asked, today(this.clock), computed);
    if (plan === null) return this.queries.detail(principal, { id: before.id });
    return this.work.run(context.actor, async (tx) => {
      await checkReferences(this.useCases, tx, newReferences(plan), 'changes.');
      const now = this.clock.now().toISOString();
      const saved = await this.useCases.save(tx, before.id, version, plan.changes, now);
      if (!saved) throw await this.conflict(principal, before.id, tx);
      if (plan.declaredOn !== null) {
        const after = { ...before, ...plan.changes };
        await this.useCases.recordHealth(tx, before.id, {
          on: plan.declaredOn,
          health: after.health,
          reason: after.healthReason,
          decisionNeeded: after.decisionNeeded,
        });
      }
      await tx.audit({
        action: 'use_case.updated',
        subjectType: 'use_case',
        subjectId: before.id,
        changes: plan.fields,
      });
      return this.queries.detail(principal, { id: before.id }, tx);
    });
  }

  private async conflict(principal: Principal, id: string, tx?: Transaction): Promise<DomainError> {
    const current = await this.queries.detail(principal, { id }, tx);
    return new DomainError('version_conflict', 'Somebody changed this use case', [], current);
  }
}

function checkMay(principal: Principal, before: UseCaseRecord, changes: UpdateUseCase['changes']): void {
  const entities = changes.entityId === undefined ? [before.entityId] : [before.entityId, changes.entityId];
  if (!entities.every((entityId) => may(principal, 'use_case:edit', { entityId }))) {
    throw new DomainError('forbidden', 'Your role does not allow this');
  }
}

/** Whether the save may say something of the health, by naming any of its fields. */
function namesHealth(asked: Changes): boolean {
  return asked.health !== undefined || asked.healthReason !== undefined || asked.decisionNeeded !== undefined;
}

/**
 * Null when nothing changes. Naming the health without changing it confirms it.
 * @param computed what the facts say; another health than that needs a reason
 */
function planSave(before: UseCaseRecord, asked: Changes, on: LocalDate, computed: Health): Plan | null {
  const wanted: Changes = asked.tags === undefined ? asked : { ...asked, tags: distinctTags(asked.tags) };
  const after = { ...before, ...wanted };
  const fields = changedFields<UseCaseRecord>(before, wanted);
  const declares =
    wanted.health !== undefined ||
    fields.some((field) => field.path === 'healthReason' || field.path === 'decisionNeeded');
  const problems = useCaseProblems(after, declares ? computed : 'not_rated');
  if (problems.length > 0) {
    throw new DomainError(
      'reason_required',
      'This health needs a reason',
      problems.map((problem) => ({ ...problem, path: `changes.${problem.path}` })),
    );
  }
  if (!declares) {
    return fields.length === 0 ? null : { fields, changes: values(fields), declaredOn: null };
  }
  const declared = declareHealth(before, after.health, on);
  const dated = changedFields<UseCaseRecord>(before, { healthDeclaredOn: declared.healthDeclaredOn });
  if (fields.length === 0 && dated.length === 0) return null;
  return { fields: [...fields, ...dated], changes: { ...values(fields), ...declared }, declaredOn: on };
}

function values(fields: readonly FieldChange[]): UseCaseChanges {
  return Object.fromEntries(fields.map((field) => [field.path, field.after]));
}

/** What is archived may stay where it is named already, but not be named anew. */
function newReferences({ fields }: Plan): UseCaseChanges {
  return values(fields.filter((field) => field.path.endsWith('Id')));
}

function defined(changes: UpdateUseCase['changes']): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
