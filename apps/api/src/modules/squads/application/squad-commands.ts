import { Inject, Injectable } from '@nestjs/common';
import type { CreateMember, CreateSquad, Squad, UpdateMember, UpdateSquad } from '@jalon/contracts';
import { DomainError, membershipProblems, SQUAD_LIMITS } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { SquadStore, type MemberRecord, type SquadRecord } from '../persistence/squad.store.js';
import { changesBetween, type FieldChange } from './changes.js';
import { toSquad } from './squad-view.js';

type MemberFields = Pick<MemberRecord, 'role' | 'fromOn' | 'toOn' | 'percent'>;

/** Makes and changes squads and who is in them; each command answers the whole squad. */
@Injectable()
export class SquadCommands {
  constructor(
    private readonly store: SquadStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  create(context: RequestContext, command: CreateSquad): Promise<Squad> {
    return this.work.once(context.actor, context.once, async (tx) => {
      await this.checkReferent(tx, command.functionalReferentId);
      const id = await this.store.add(tx, command);
      const none = { name: null, functionalReferentId: null };
      return this.done(tx, id, 'squad.created', changesBetween(none, command));
    });
  }

  /** @throws DomainError `version_conflict` with the current squad */
  update(context: RequestContext, id: string, { version, changes }: UpdateSquad): Promise<Squad> {
    return this.within(context, id, async (tx, before) => {
      if (before.version !== version) throw await this.conflict(tx, id, 'squad');
      const next: SquadRecord = {
        ...before,
        name: changes.name ?? before.name,
        archived: changes.archived ?? before.archived,
        functionalReferentId:
          changes.functionalReferentId === undefined
            ? before.functionalReferentId
            : changes.functionalReferentId,
      };
      if (next.functionalReferentId !== before.functionalReferentId)
        await this.checkReferent(tx, next.functionalReferentId, 'changes.');
      await this.store.save(tx, next);
      const fields: FieldChange[] = changesBetween(before, next);
      if (next.archived && !before.archived) {
        const ended = await this.store.endMemberships(tx, id, today(this.clock));
        fields.push({ path: 'endedMemberships', before: null, after: ended });
      }
      return this.done(tx, id, 'squad.updated', fields);
    });
  }

  addMember(context: RequestContext, id: string, command: CreateMember): Promise<Squad> {
    return this.within(context, id, async (tx, squad) => {
      refuseArchived(squad);
      const members = await this.store.members(tx, id);
      if (members.length >= SQUAD_LIMITS.members) {
        throw new DomainError('limit_exceeded', 'This squad has too many members', [
          { path: 'personId', code: 'too_many', params: { max: SQUAD_LIMITS.members } },
        ]);
      }
      await this.checkMember(tx, members, command, '');
      await this.store.addMember(tx, id, command);
      const added = { personId: command.personId, ...fieldsOf(command) };
      return this.done(tx, id, 'squad_member.added', changesBetween({ personId: null, ...NOTHING }, added));
    });
  }

  /** @throws DomainError `version_conflict` with the current squad */
  updateMember(
    context: RequestContext,
    id: string,
    memberId: string,
    { version, changes }: UpdateMember,
  ): Promise<Squad> {
    return this.within(context, id, async (tx, squad) => {
      refuseArchived(squad);
      const members = await this.store.members(tx, id);
      const before = find(members, memberId);
      if (before.version !== version) throw await this.conflict(tx, id, 'member');
      const next: MemberRecord = {
        ...before,
        role: changes.role ?? before.role,
        fromOn: changes.fromOn ?? before.fromOn,
        toOn: changes.toOn === undefined ? before.toOn : changes.toOn,
        percent: changes.percent ?? before.percent,
      };
      const others = members.filter((member) => member.id !== before.id);
      await this.checkMember(tx, others, next, 'changes.');
      await this.store.saveMember(tx, next);
      return this.done(tx, id, 'squad_member.updated', [
        { path: 'personId', before: before.personId, after: before.personId },
        ...changesBetween(before, fieldsOf(next)),
      ]);
    });
  }

  removeMember(context: RequestContext, id: string, memberId: string): Promise<Squad> {
    return this.within(context, id, async (tx) => {
      const before = find(await this.store.members(tx, id), memberId);
      await this.store.removeMember(tx, before.id);
      return this.done(tx, id, 'squad_member.removed', [
        { path: 'personId', before: before.personId, after: null },
        ...changesBetween(fieldsOf(before), NOTHING),
      ]);
    });
  }

  private within(
    context: RequestContext,
    id: string,
    work: (tx: Transaction, squad: SquadRecord) => Promise<Squad>,
  ): Promise<Squad> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const squad = await this.store.hold(tx, id);
      if (!squad) throw new DomainError('not_found', 'No such squad');
      return work(tx, squad);
    });
  }

  /** The functional referent is one of the lab. */
  private async checkReferent(tx: Transaction, personId: string | null, prefix = ''): Promise<void> {
    if (personId === null) return;
    const person = await this.store.holdPerson(tx, personId);
    const code = !person
      ? 'unknown'
      : person.archived
        ? 'archived'
        : person.entityId !== null
          ? 'not_of_lab'
          : null;
    if (code === null) return;
    throw new DomainError('invalid_value', 'This person cannot be the functional referent', [
      { path: `${prefix}functionalReferentId`, code },
    ]);
  }

  private async checkMember(
    tx: Transaction,
    others: readonly MemberRecord[],
    member: MemberFields & Pick<MemberRecord, 'personId'>,
    prefix: string,
  ): Promise<void> {
    const problems = membershipProblems(member, {
      person: await this.store.holdPerson(tx, member.personId),
      others: others.filter((other) => other.personId === member.personId),
    });
    if (problems.length === 0) return;
    throw new DomainError(
      'invalid_value',
      'This membership cannot be',
      problems.map((problem) => ({ ...problem, path: `${prefix}${problem.path}` })),
    );
  }

  private async done(
    tx: Transaction,
    id: string,
    action: string,
    changes: readonly FieldChange[],
  ): Promise<Squad> {
    await tx.audit({ action, subjectType: 'squad', subjectId: id, changes });
    return this.view(tx, id);
  }

  private async conflict(tx: Transaction, id: string, what: string): Promise<DomainError> {
    return new DomainError('version_conflict', `Somebody changed this ${what}`, [], await this.view(tx, id));
  }

  private async view(tx: Transaction, id: string): Promise<Squad> {
    const row = await this.store.read(tx, id);
    if (!row) throw new Error('The squad held by this transaction is gone');
    return toSquad(row, today(this.clock));
  }
}

const NOTHING = { role: null, fromOn: null, toOn: null, percent: null };

function fieldsOf({ role, fromOn, toOn, percent }: MemberFields): MemberFields {
  return { role, fromOn, toOn, percent };
}

function refuseArchived(squad: SquadRecord): void {
  if (!squad.archived) return;
  throw new DomainError('invalid_value', 'This squad is archived', [
    { path: 'squad', code: 'squad_archived' },
  ]);
}

function find(members: readonly MemberRecord[], id: string): MemberRecord {
  const found = members.find((member) => member.id === id.toLowerCase());
  if (!found) throw new DomainError('not_found', 'No such member');
  return found;
}
