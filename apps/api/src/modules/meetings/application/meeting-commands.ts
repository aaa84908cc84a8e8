import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { CreateMeeting, MeetingDetail, MoveMeeting, UpdateMeeting } from '@jalon/contracts';
import {
  checkHeldDay,
  checkMeetingOpen,
  DomainError,
  MEETING_LIMITS,
  moveMeeting,
  parisDate,
  type Principal,
} from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import {
  isTaken,
  MeetingStore,
  type MeetingFields,
  type MeetingRecord,
} from '../persistence/meeting.store.js';
import { ReferencesStore } from '../persistence/references.store.js';
import { MeetingAccess } from './meeting-access.js';
import { MeetingQueries } from './meeting-queries.js';

/** What a meeting is: made, changed, held, cancelled. */
@Injectable()
export class MeetingCommands {
  constructor(
    private readonly access: MeetingAccess,
    private readonly store: MeetingStore,
    private readonly references: ReferencesStore,
    private readonly queries: MeetingQueries,
    private readonly work: UnitOfWork,
  ) {}

  /** Who is in the chair and who writes the minutes are expected, as are the people named. */
  create(context: RequestContext, command: CreateMeeting): Promise<MeetingDetail> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const { peopleIds, useCaseIds, ...fields } = command;
      await this.references.checkEntity(tx, 'entityId', fields.entityId);
      await this.references.checkUseCases(tx, fields.entityId, asUseCases(useCaseIds, ''));
      const people = expectedPeople(fields, peopleIds, 'peopleIds');
      await this.references.checkPeople(tx, [
        { path: 'chairId', id: fields.chairId },
        { path: 'secretaryId', id: fields.secretaryId },
        ...peopleIds.map((id, index) => ({ path: `peopleIds.${index}`, id })),
      ]);
      const id = await this.store.add(tx, { ...fields, seriesId: null }, useCaseIds);
      const expected = people.map((personId) => ({ personId, status: 'expected' as const }));
      await this.store.writeAttendance(tx, id, expected);
      await tx.audit({
        action: 'meeting.created',
        subjectType: 'meeting',
        subjectId: id,
        changes: Object.entries(command).map(([path, after]) => ({ path, before: null, after })),
      });
      return this.queries.detail(context.principal, id, tx);
    });
  }

  /** @throws DomainError `version_conflict` with the current detail, `invalid_value`, `transition_not_allowed` */
  async update(
    context: RequestContext,
    id: string,
    { version, changes }: UpdateMeeting,
  ): Promise<MeetingDetail> {
    const { principal } = context;
    const now = await this.access.read(principal, id);
    if (now.version === version && changed(now, changes).length === 0) {
      return this.queries.detail(principal, id);
    }
    return this.work.run(context.actor, async (tx) => {
      const before = await this.holdOpen(tx, principal, id, version);
      const said = changed(before, changes);
      const next: MeetingRecord = { ...before, ...pick(changes, said) };
      if (said.includes('entityId')) await this.checkNotDistributed(tx, before.id);
      checkHeldDay(next.state, next.heldOn, parisDate(new Date(tx.now)), 'changes.heldOn');
      await this.checkReferences(tx, before, next, said);
      await this.save(tx, before, next, said);
      return this.queries.detail(principal, before.id, tx);
    });
  }

  /** @throws DomainError `version_conflict` with the current detail, or what `moveMeeting` refuses */
  move(context: RequestContext, id: string, { version, to, reason }: MoveMeeting): Promise<MeetingDetail> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const before = await this.access.hold(tx, context.principal, id, 'meeting:edit');
      await this.checkVersion(tx, context.principal, before, version);
      const minutesState = await this.store.minutesState(tx, before.id);
      const today = parisDate(new Date(tx.now));
      const { state, cancelReason } = moveMeeting({ ...before, minutesState }, { to, reason, today });
      await this.store.saveState(tx, before.id, state, cancelReason);
      await tx.audit({
        action: `meeting.${state}`,
        subjectType: 'meeting',
        subjectId: before.id,
        changes: [
          { path: 'state', before: before.state, after: state },
          ...(cancelReason === null ? [] : [{ path: 'reason', before: null, after: cancelReason }]),
        ],
      });
      return this.queries.detail(context.principal, before.id, tx);
    });
  }

  /**
   * The meeting, held until the transaction ends, while it is still written.
   * @throws DomainError `not_found`, `forbidden`, `version_conflict`, `transition_not_allowed`
   */
  async holdOpen(
    tx: Transaction,
    principal: Principal,
    id: string,
    version: number,
    action: 'meeting:edit' | 'meeting:attend' = 'meeting:edit',
  ): Promise<MeetingRecord> {
    const before = await this.access.hold(tx, principal, id, action);
    await this.checkVersion(tx, principal, before, version);
    checkMeetingOpen({
      state: before.state,
      minutesState: await this.store.minutesState(tx, before.id),
    });
    return before;
  }

  /**
   * Minutes go on being read by those they were distributed to, also while they are corrected: another entity never
   * gets what was written for this one, or for the lab alone.
   * @throws DomainError `transition_not_allowed`
   */
  private async checkNotDistributed(tx: Transaction, id: string): Promise<void> {
    if (!(await this.store.minutesDistributed(tx, id))) return;
    throw new DomainError('transition_not_allowed', 'The minutes of this meeting were distributed', [
      { path: 'changes.entityId', code: 'minutes_distributed' },
    ]);
  }

  private async checkVersion(
    tx: Transaction,
    principal: Principal,
    { id, version }: MeetingRecord,
    read: number,
  ): Promise<void> {
    if (version === read) return;
    const current = await this.queries.detail(principal, id, tx);
    throw new DomainError('version_conflict', 'Somebody changed this meeting', [], current);
  }

  private async checkReferences(
    tx: Transaction,
    before: MeetingRecord,
    next: MeetingRecord,
    said: readonly Field[],
  ): Promise<void> {
    const named = (['chairId', 'secretaryId'] as const).filter((name) => said.includes(name));
    await this.references.checkPeople(
      tx,
      named.map((name) => ({ path: `changes.${name}`, id: next[name] })),
    );
    if (said.includes('entityId')) await this.references.checkEntity(tx, 'changes.entityId', next.entityId);
    if (!said.includes('entityId') && !said.includes('useCaseIds')) return;
    // Those that were there stay, unless the entity that will read of them is another one.
    const known = said.includes('entityId') ? new Set<string>() : new Set(before.useCaseIds);
    const spoken = next.useCaseIds.filter((id) => !known.has(id));
    const agenda = said.includes('entityId') ? await this.store.agenda(before.id, tx) : [];
    await this.references.checkUseCases(tx, next.entityId, [
      ...asUseCases(spoken, 'changes.'),
      ...agenda.map(({ useCaseId }) => ({ path: 'changes.useCaseIds', id: useCaseId })),
    ]);
  }

  private async save(
    tx: Transaction,
    before: MeetingRecord,
    next: MeetingRecord,
    said: readonly Field[],
  ): Promise<void> {
    const fields = pick(
      next,
      said.filter((name) => name !== 'useCaseIds'),
    ) as Partial<MeetingFields>;
    try {
      await this.store.save(tx, before.id, fields);
    } catch (error) {
      if (!isTaken(error)) throw error;
      throw new DomainError('already_exists', 'The series has a meeting on this day', [
        { path: 'changes.heldOn', code: 'day_taken' },
      ]);
    }
    if (said.includes('useCaseIds')) await this.store.link(tx, before.id, next.useCaseIds);
    await tx.audit({
      action: 'meeting.updated',
      subjectType: 'meeting',
      subjectId: before.id,
      changes: said.map((path) => ({ path, before: before[path], after: next[path] })),
    });
  }
}

type Field = keyof UpdateMeeting['changes'];

function changed(before: MeetingRecord, changes: UpdateMeeting['changes']): Field[] {
  return (Object.keys(changes) as Field[]).filter((name) => {
    const value = changes[name];
    if (value === undefined) return false;
    return Array.isArray(value)
      ? !isDeepStrictEqual([...value].sort(), [...before.useCaseIds].sort())
      : value !== before[name];
  });
}

function pick<T extends object>(
  source: T,
  names: readonly (keyof T)[],
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(names.map((name) => [name, source[name]])) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

export function asUseCases(ids: readonly string[], prefix: string): { path: string; id: string }[] {
  return ids.map((id) => ({ path: `${prefix}useCaseIds`, id }));
}

/**
 * Everybody expected, each once: in the chair, writing the minutes, invited.
 * @throws DomainError `limit_exceeded` when they are more than a meeting holds
 */
export function expectedPeople(
  { chairId, secretaryId }: Pick<MeetingRecord, 'chairId' | 'secretaryId'>,
  peopleIds: readonly string[],
  path: string,
): string[] {
  const people = [...new Set([chairId, secretaryId, ...peopleIds])].filter((id) => id !== null);
  if (people.length <= MEETING_LIMITS.people) return people;
  throw new DomainError('limit_exceeded', 'Too many people', [
    { path, code: 'too_many', params: { max: MEETING_LIMITS.people } },
  ]);
}
