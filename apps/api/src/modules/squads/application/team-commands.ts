import { Injectable } from '@nestjs/common';
import type { CreateAssignment, Team, UpdateAssignment } from '@jalon/contracts';
import {
  assignmentProblems,
  DomainError,
  SQUAD_LIMITS,
  teamClosed,
  type AssignmentDraft,
} from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseAccess, type useCaseKey } from '../../use-cases/index.js';
import { AssignmentStore, type AssignmentRow } from '../persistence/assignment.store.js';
import { SquadStore } from '../persistence/squad.store.js';
import { changesBetween, type FieldChange } from './changes.js';
import { TeamQueries } from './team-queries.js';

type UseCaseKey = ReturnType<typeof useCaseKey>;
type UseCase = Awaited<ReturnType<UseCaseAccess['read']>>;
type Fields = Omit<AssignmentDraft, 'personId'>;

/** Assigns people to a use case; each command answers the whole team. */
@Injectable()
export class TeamCommands {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly assignments: AssignmentStore,
    private readonly squads: SquadStore,
    private readonly queries: TeamQueries,
    private readonly work: UnitOfWork,
  ) {}

  add(context: RequestContext, key: UseCaseKey, command: CreateAssignment): Promise<Team> {
    return this.within(context, key, async (tx, useCase, rows) => {
      if (rows.length >= SQUAD_LIMITS.assignments) {
        throw new DomainError('limit_exceeded', 'This use case has too many assignments', [
          { path: 'personId', code: 'too_many', params: { max: SQUAD_LIMITS.assignments } },
        ]);
      }
      await this.check(tx, useCase, rows, command, '');
      const id = await this.assignments.add(tx, useCase.id, command);
      const added = (await this.assignments.ofUseCase(useCase.id, tx)).find((row) => row.id === id);
      await audit(
        tx,
        'created',
        useCase,
        added?.personName ?? '',
        changesBetween(NOTHING, fieldsOf(command)),
      );
    });
  }

  /** @throws DomainError `version_conflict` with the current team */
  update(
    context: RequestContext,
    key: UseCaseKey,
    assignmentId: string,
    { version, changes }: UpdateAssignment,
  ): Promise<Team> {
    return this.within(context, key, async (tx, useCase, rows) => {
      const before = find(rows, assignmentId);
      if (before.version !== version) {
        const current = await this.queries.of(context.principal, useCase, tx);
        throw new DomainError('version_conflict', 'Somebody changed this assignment', [], current);
      }
      const next: AssignmentDraft = { ...before, ...definedOf(changes) };
      await this.check(
        tx,
        useCase,
        rows.filter((row) => row.id !== before.id),
        next,
        'changes.',
      );
      await this.assignments.save(tx, before.id, next);
      await audit(tx, 'updated', useCase, before.personName, changesBetween(before, fieldsOf(next)));
    });
  }

  remove(context: RequestContext, key: UseCaseKey, assignmentId: string): Promise<Team> {
    return this.within(context, key, async (tx, useCase, rows) => {
      const closed = teamClosed(useCase);
      if (closed) throw refused([{ path: 'useCase', code: closed }]);
      const before = find(rows, assignmentId);
      await this.assignments.remove(tx, before.id);
      const gone = changesBetween(fieldsOf(before), NOTHING);
      await audit(tx, 'deleted', useCase, before.personName, gone);
    });
  }

  /** Holds the use case while `work` changes its team. */
  private within(
    context: RequestContext,
    key: UseCaseKey,
    work: (tx: Transaction, useCase: UseCase, rows: readonly AssignmentRow[]) => Promise<void>,
  ): Promise<Team> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const useCase = await this.access.hold(tx, principal, key, 'squad:edit');
      await work(tx, useCase, await this.assignments.ofUseCase(useCase.id, tx));
      await this.access.touch(tx, useCase.id);
      return this.queries.of(principal, useCase, tx);
    });
  }

  private async check(
    tx: Transaction,
    useCase: UseCase,
    others: readonly AssignmentRow[],
    draft: AssignmentDraft,
    prefix: string,
  ): Promise<void> {
    const problems = assignmentProblems(draft, {
      useCase: { ...useCase, bornOn: (await this.assignments.bornOn(useCase.id, tx)) ?? useCase.stageSince },
      person: await this.squads.holdPerson(tx, draft.personId),
      squad:
        draft.squadId === null ? null : await this.squads.squadFor(tx, draft.squadId, draft.personId, draft),
      others: others.filter((row) => row.personId === draft.personId),
    });
    if (problems.length === 0) return;
    throw refused(
      problems.map((problem) =>
        problem.path === 'useCase' ? problem : { ...problem, path: `${prefix}${problem.path}` },
      ),
    );
  }
}

const NOTHING = {
  squadId: null,
  role: null,
  fromOn: null,
  toOn: null,
  percent: null,
  personDays: null,
};

function fieldsOf({ squadId, role, fromOn, toOn, percent, personDays }: Fields): Fields {
  return { squadId, role, fromOn, toOn, percent, personDays };
}

/** Without the keys left out, which say nothing. */
function definedOf(changes: UpdateAssignment['changes']): Partial<Fields> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function refused(problems: ConstructorParameters<typeof DomainError>[2]): DomainError {
  return new DomainError('invalid_value', 'This assignment cannot be', problems);
}

/** The subject is the use case, so that its activity tells of its team; the name says of whom. */
function audit(
  tx: Transaction,
  done: 'created' | 'updated' | 'deleted',
  useCase: UseCase,
  name: string,
  fields: readonly FieldChange[],
): Promise<void> {
  return tx.audit({
    action: `assignment.${done}`,
    subjectType: 'use_case',
    subjectId: useCase.id,
    changes: [{ path: 'personName', before: name, after: name }, ...fields],
  });
}

function find(rows: readonly AssignmentRow[], id: string): AssignmentRow {
  const found = rows.find((row) => row.id === id.toLowerCase());
  if (!found) throw new DomainError('not_found', 'No such assignment');
  return found;
}
