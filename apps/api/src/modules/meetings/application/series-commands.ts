import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type {
  CreateMeetingSeries,
  MeetingSeriesDetail,
  PlannedMeetings,
  PlanMeetings,
  UpdateMeetingSeries,
  WriteBacklog,
} from '@jalon/contracts';
import {
  checkAgenda,
  checkRhythm,
  daysToPlan,
  DomainError,
  firstDay,
  may,
  MEETING_LIMITS,
  type LocalDate,
  type Principal,
} from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { AgendaStore } from '../persistence/agenda.store.js';
import { isTaken } from '../persistence/meeting.store.js';
import { ReferencesStore } from '../persistence/references.store.js';
import { SeriesStore, type SeriesFields, type SeriesRecord } from '../persistence/series.store.js';
import { agendaChanges, checkNamed } from './agenda-commands.js';
import { asUseCases, expectedPeople } from './meeting-commands.js';
import { seriesKey, seriesNotFound, SeriesQueries } from './series-queries.js';

/** Series: how often, with whom, about what; and the meetings planned from them. */
@Injectable()
export class SeriesCommands {
  constructor(
    private readonly store: SeriesStore,
    private readonly agendas: AgendaStore,
    private readonly references: ReferencesStore,
    private readonly queries: SeriesQueries,
    private readonly work: UnitOfWork,
  ) {}

  create(context: RequestContext, command: CreateMeetingSeries): Promise<MeetingSeriesDetail> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const { useCaseIds, members, ...fields } = command;
      const series = { ...fields, archived: false, firstOn: null };
      checkRhythm(series);
      await this.checkReferences(tx, null, { ...series, useCaseIds, members }, '');
      const id = await this.store.add(tx, series);
      await this.store.link(tx, id, useCaseIds);
      await this.store.writeMembers(tx, id, members);
      await tx.audit({
        action: 'meeting_series.created',
        subjectType: 'meeting_series',
        subjectId: id,
        changes: Object.entries(command).map(([path, after]) => ({ path, before: null, after })),
      });
      return this.queries.detail(context.principal, id, tx);
    });
  }

  /** What is planned already stays as it is. @throws DomainError `version_conflict` with the current detail */
  update(
    context: RequestContext,
    id: string,
    { version, changes }: UpdateMeetingSeries,
  ): Promise<MeetingSeriesDetail> {
    return this.work.run(context.actor, async (tx) => {
      const before = await this.hold(tx, context.principal, id, version);
      const said = (Object.keys(changes) as (keyof typeof changes)[]).filter(
        (name) => changes[name] !== undefined && !isDeepStrictEqual(changes[name], before[name]),
      );
      const next: SeriesRecord = {
        ...before,
        ...Object.fromEntries(said.map((name) => [name, changes[name]])),
      };
      if (said.includes('rhythm') || said.includes('weekday')) checkRhythm(next, 'changes.');
      await this.checkReferences(tx, before, next, 'changes.');
      const { useCaseIds, members, ...fields } = Object.fromEntries(
        said.map((name) => [name, next[name]]),
      ) as Partial<SeriesRecord>;
      // Another rhythm is counted from its own first day.
      const anew = said.includes('rhythm') || said.includes('weekday') ? { firstOn: null } : {};
      await this.store.save(tx, before.id, { ...(fields as Partial<SeriesFields>), ...anew });
      if (useCaseIds) await this.store.link(tx, before.id, useCaseIds);
      if (members) await this.store.writeMembers(tx, before.id, members);
      await tx.audit({
        action: 'meeting_series.updated',
        subjectType: 'meeting_series',
        subjectId: before.id,
        changes: said.map((path) => ({ path, before: before[path], after: next[path] })),
      });
      return this.queries.detail(context.principal, before.id, tx);
    });
  }

  /** What waits for a meeting, in its order. @throws DomainError `version_conflict` with the current detail */
  writeBacklog(
    context: RequestContext,
    id: string,
    { version, items }: WriteBacklog,
  ): Promise<MeetingSeriesDetail> {
    return this.work.run(context.actor, async (tx) => {
      const series = await this.hold(tx, context.principal, id, version);
      const before = await this.agendas.backlog(tx, series.id);
      checkAgenda(before, items);
      await checkNamed(this.references, tx, series.entityId, before, items);
      await this.agendas.write(
        tx,
        { seriesId: series.id },
        items.map((item) => ({ ...item, state: 'open' })),
      );
      await this.store.save(tx, series.id, {});
      await tx.audit({
        action: 'meeting_series.backlog_written',
        subjectType: 'meeting_series',
        subjectId: series.id,
        changes: agendaChanges(before, await this.agendas.backlog(tx, series.id)),
      });
      return this.queries.detail(context.principal, series.id, tx);
    });
  }

  /**
   * Plans the meetings of the period that are not there yet, with the people and use cases of the series as they can
   * be named today; the first of them that follows takes what was carried on.
   */
  plan(context: RequestContext, id: string, { from, to }: PlanMeetings): Promise<PlannedMeetings> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const series = await this.hold(tx, context.principal, id);
      if (series.archived) {
        throw new DomainError('transition_not_allowed', 'The series is archived', [
          { path: 'series', code: 'series_archived' },
        ]);
      }
      const days = daysToPlan(series, await this.store.days(tx, series.id), from, to);
      const created = days.length === 0 ? [] : await this.planOn(tx, series, days);
      if (series.firstOn === null && series.rhythm !== 'on_demand' && created.length > 0) {
        await this.store.save(tx, series.id, { firstOn: firstDay(series, from) });
      }
      await tx.audit({
        action: 'meeting_series.planned',
        subjectType: 'meeting_series',
        subjectId: series.id,
        changes: created.map((one) => ({ path: one.heldOn, before: null, after: one.id })),
      });
      for (const meeting of created) {
        await tx.audit({ action: 'meeting.planned', subjectType: 'meeting', subjectId: meeting.id });
      }
      return { created, at: tx.now };
    });
  }

  private async planOn(
    tx: Transaction,
    series: SeriesRecord,
    days: readonly LocalDate[],
  ): Promise<{ id: string; heldOn: LocalDate }[]> {
    const { chairId, secretaryId, members } = series;
    const named = [chairId, secretaryId, ...members.map((one) => one.personId)];
    const archived = await this.references.people(
      tx,
      named.filter((one) => one !== null),
    );
    const usable = (personId: string | null) =>
      personId !== null && archived.get(personId) === false ? personId : null;
    const now = { ...series, chairId: usable(chairId), secretaryId: usable(secretaryId) };
    const expected = members.filter((one) => one.expected).map((one) => one.personId);
    const invited = new Set(expectedPeople(now, expected, 'members').filter((one) => usable(one) !== null));
    const people = [
      ...[...invited].map((personId) => ({ personId, expected: true })),
      ...members.filter(({ personId }) => usable(personId) !== null && !invited.has(personId)),
    ];
    const entities = await this.references.useCases(tx, series.useCaseIds);
    const useCaseIds = [...entities]
      .filter(([, owner]) => series.entityId === null || owner === series.entityId)
      .map(([useCaseId]) => useCaseId);
    try {
      const created = await this.store.plan(tx, now, days, useCaseIds, people);
      await this.takeWaiting(tx, series, created);
      return created;
    } catch (error) {
      if (!isTaken(error)) throw error;
      // Somebody moved a meeting of the series to one of these days meanwhile.
      throw new DomainError('already_exists', 'The series has a meeting on this day', [
        { path: 'from', code: 'day_taken' },
      ]);
    }
  }

  private async takeWaiting(
    tx: Transaction,
    series: SeriesRecord,
    created: readonly { readonly id: string; readonly heldOn: LocalDate }[],
  ): Promise<void> {
    const waiting = await this.store.waiting(tx, series.id);
    if (waiting.length === 0) return;
    for (const meeting of created) {
      const taken = waiting.filter(({ from }) => {
        const first = created.find((one) => from === null || one.heldOn > from);
        return first?.id === meeting.id;
      });
      if (taken.length === 0) continue;
      // What an agenda cannot hold waits on.
      const fitting = taken.slice(0, MEETING_LIMITS.agendaItems);
      await this.agendas.take(
        tx,
        meeting.id,
        fitting.map((item) => item.id),
      );
    }
    await this.store.save(tx, series.id, {});
  }

  /** @throws DomainError `not_found`, `forbidden`, or `version_conflict` when a version was said */
  private async hold(
    tx: Transaction,
    principal: Principal,
    id: string,
    version?: number,
  ): Promise<SeriesRecord> {
    const found = await this.store.hold(tx, seriesKey(id));
    if (!found) throw seriesNotFound();
    if (!may(principal, 'meeting:edit', { entityId: found.entityId })) {
      throw new DomainError('forbidden', 'Your role does not allow this');
    }
    if (version !== undefined && version !== found.version) {
      const current = await this.queries.detail(principal, id, tx);
      throw new DomainError('version_conflict', 'Somebody changed this series', [], current);
    }
    return found;
  }

  /** What is named anew exists and is in use; the use cases are of the entity that will read of them. */
  private async checkReferences(
    tx: Transaction,
    before: SeriesRecord | null,
    next: Omit<SeriesRecord, 'id' | 'version'>,
    prefix: string,
  ): Promise<void> {
    if (next.entityId !== before?.entityId) {
      await this.references.checkEntity(tx, `${prefix}entityId`, next.entityId);
    }
    const known = new Set(before?.entityId === next.entityId ? before.useCaseIds : []);
    const spoken = next.useCaseIds.filter((useCaseId) => !known.has(useCaseId));
    await this.references.checkUseCases(tx, next.entityId, asUseCases(spoken, prefix));
    if (before && before.entityId !== next.entityId && next.entityId !== null) {
      const backlog = await this.agendas.backlog(tx, before.id);
      await this.references.checkUseCases(
        tx,
        next.entityId,
        backlog.map((item) => ({ path: `${prefix}useCaseIds`, id: item.useCaseId })),
      );
    }
    expectedPeople(
      next,
      next.members.map((one) => one.personId),
      `${prefix}members`,
    );
    await this.references.checkPeople(
      tx,
      [
        { path: `${prefix}chairId`, id: next.chairId },
        { path: `${prefix}secretaryId`, id: next.secretaryId },
        ...next.members.map(({ personId }, index) => ({
          path: `${prefix}members.${index}.personId`,
          id: personId,
        })),
      ],
      new Set(
        before ? [before.chairId, before.secretaryId, ...before.members.map((one) => one.personId)] : [],
      ),
    );
  }
}
