import { Injectable } from '@nestjs/common';
import type {
  CarryOver,
  MeetingDetail,
  TakeFromBacklog,
  WriteAgenda,
  WriteAttendance,
} from '@jalon/contracts';
import {
  carriedItems,
  checkAgenda,
  checkAgendaLength,
  DomainError,
  type AgendaItem,
  type FieldError,
} from '@jalon/domain';
import { UnitOfWork, type AuditEntry, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { AgendaStore } from '../persistence/agenda.store.js';
import { MeetingStore, type MeetingRecord } from '../persistence/meeting.store.js';
import { ReferencesStore, type Named } from '../persistence/references.store.js';
import { SeriesStore } from '../persistence/series.store.js';
import { MeetingCommands } from './meeting-commands.js';
import { MeetingQueries } from './meeting-queries.js';

type Changes = NonNullable<AuditEntry['changes']>;

/** What a meeting speaks of and who attends it, until its minutes are approved. */
@Injectable()
export class AgendaCommands {
  constructor(
    private readonly meetings: MeetingCommands,
    private readonly store: MeetingStore,
    private readonly agendas: AgendaStore,
    private readonly series: SeriesStore,
    private readonly references: ReferencesStore,
    private readonly queries: MeetingQueries,
    private readonly work: UnitOfWork,
  ) {}

  /** The whole agenda in its order. @throws DomainError `version_conflict` with the current detail, `invalid_value` */
  write(context: RequestContext, id: string, { version, items }: WriteAgenda): Promise<MeetingDetail> {
    return this.work.run(context.actor, async (tx) => {
      const meeting = await this.meetings.holdOpen(tx, context.principal, id, version);
      const before = await this.store.agenda(meeting.id, tx);
      checkAgenda(before, items, await this.agendas.followed(tx, meeting.id));
      await checkNamed(this.references, tx, meeting.entityId, before, items);
      await this.agendas.write(tx, { meetingId: meeting.id }, items);
      const after = await this.store.agenda(meeting.id, tx);
      return this.done(tx, context, meeting, 'agenda_written', agendaChanges(before, after));
    });
  }

  /**
   * Items not dealt with go on: to the next meeting of the series, or its backlog. While no next meeting is planned
   * they wait in the backlog, and the next one planned takes them.
   */
  carryOver(context: RequestContext, id: string, command: CarryOver): Promise<MeetingDetail> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const meeting = await this.meetings.holdOpen(tx, context.principal, id, command.version);
      if (meeting.seriesId === null) throw refused([{ path: 'to', code: 'no_series' }]);
      const agenda = await this.store.agenda(meeting.id, tx);
      const items = carriedItems(agenda, command.itemIds, await this.agendas.followed(tx, meeting.id));
      const next =
        command.to === 'next'
          ? await this.store.nextOfSeries(tx, meeting.seriesId, meeting.heldOn)
          : undefined;
      if (next) {
        await this.checkItems(tx, next.entityId, items, command.itemIds);
        const length = (await this.store.agenda(next.id, tx)).length;
        checkAgendaLength(length + items.length, 'agenda', 'itemIds');
        await this.agendas.append(tx, { meetingId: next.id }, items);
        await this.store.touch(tx, next.id);
        await this.record(tx, next.id, 'agenda_written', titles(items));
      } else {
        await this.toBacklog(tx, meeting.seriesId, items, command);
      }
      await this.agendas.mark(
        tx,
        items.map((item) => item.carriedFromId),
        'carried',
      );
      return this.done(tx, context, meeting, 'agenda_carried', [
        { path: 'to', before: null, after: next?.id ?? 'backlog' },
        ...titles(items),
      ]);
    });
  }

  /** Items of the series' backlog join the meeting's agenda, at its end and in the backlog's order. */
  takeFromBacklog(context: RequestContext, id: string, command: TakeFromBacklog): Promise<MeetingDetail> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const meeting = await this.meetings.holdOpen(tx, context.principal, id, command.version);
      if (meeting.seriesId === null) throw refused([{ path: 'itemIds', code: 'no_series' }]);
      if (command.itemIds.length === 0) throw refused([{ path: 'itemIds', code: 'required' }]);
      await this.series.hold(tx, meeting.seriesId);
      const backlog = await this.agendas.backlog(tx, meeting.seriesId);
      const known = new Set(backlog.map((item) => item.id));
      const foreign = command.itemIds.flatMap((item, index) =>
        known.has(item) ? [] : [{ path: `itemIds.${index}`, code: 'unknown' }],
      );
      if (foreign.length > 0) throw refused(foreign);
      const wanted = new Set(command.itemIds);
      const items = backlog.filter((item) => wanted.has(item.id));
      await this.checkItems(
        tx,
        meeting.entityId,
        items.map((item) => ({ useCaseId: item.useCaseId, carriedFromId: item.id })),
        command.itemIds,
      );
      const length = (await this.store.agenda(meeting.id, tx)).length;
      checkAgendaLength(length + items.length, 'agenda', 'itemIds');
      await this.agendas.take(
        tx,
        meeting.id,
        items.map((item) => item.id),
      );
      await this.series.save(tx, meeting.seriesId, {});
      return this.done(tx, context, meeting, 'agenda_written', titles(items));
    });
  }

  /** The whole list of who attends. Who is archived may stay named, but not be named anew. */
  attend(context: RequestContext, id: string, { version, people }: WriteAttendance): Promise<MeetingDetail> {
    return this.work.run(context.actor, async (tx) => {
      const meeting = await this.meetings.holdOpen(tx, context.principal, id, version, 'meeting:attend');
      const before = await this.store.attendance(meeting.id, tx);
      await this.references.checkPeople(
        tx,
        people.map(({ personId }, index) => ({ path: `people.${index}.personId`, id: personId })),
        new Set(before.map((one) => one.personId)),
      );
      await this.store.writeAttendance(tx, meeting.id, people);
      const was = new Map(before.map((one) => [one.personId, one.status]));
      const is = new Map(people.map((one) => [one.personId, one.status]));
      const changes = [...new Set([...was.keys(), ...is.keys()])].flatMap((personId) => {
        const [from, to] = [was.get(personId) ?? null, is.get(personId) ?? null];
        return from === to ? [] : [{ path: `attendance.${personId}`, before: from, after: to }];
      });
      return this.done(tx, context, meeting, 'attendance_written', changes);
    });
  }

  private async toBacklog(
    tx: Transaction,
    seriesId: string,
    items: ReturnType<typeof carriedItems>,
    { to, itemIds }: CarryOver,
  ): Promise<void> {
    const series = await this.series.hold(tx, seriesId);
    await this.checkItems(tx, series?.entityId ?? null, items, itemIds);
    const length = (await this.agendas.backlog(tx, seriesId)).length;
    checkAgendaLength(length + items.length, 'backlog', 'itemIds');
    await this.agendas.append(tx, { seriesId }, items, to === 'next');
    // Whoever has the backlog before them reads it again before they write it.
    await this.series.save(tx, seriesId, {});
  }

  /** What goes to a list that a partner entity reads speaks of its use cases alone; named as it was asked for. */
  private checkItems(
    tx: Transaction,
    entityId: string | null,
    items: readonly Pick<ReturnType<typeof carriedItems>[number], 'useCaseId' | 'carriedFromId'>[],
    itemIds: readonly string[],
  ): Promise<void> {
    const named = items.map((item): Named => ({
      path: `itemIds.${itemIds.indexOf(item.carriedFromId)}`,
      id: item.useCaseId,
    }));
    return this.references.checkUseCases(tx, entityId, named);
  }

  private async done(
    tx: Transaction,
    context: RequestContext,
    meeting: MeetingRecord,
    what: string,
    changes: Changes,
  ): Promise<MeetingDetail> {
    await this.store.touch(tx, meeting.id);
    await this.record(tx, meeting.id, what, changes);
    return this.queries.detail(context.principal, meeting.id, tx);
  }

  private record(tx: Transaction, id: string, what: string, changes: Changes): Promise<void> {
    return tx.audit({ action: `meeting.${what}`, subjectType: 'meeting', subjectId: id, changes });
  }
}

/** Who and what the items name; what an item named before it may go on naming. */
export async function checkNamed(
  references: ReferencesStore,
  tx: Transaction,
  entityId: string | null,
  before: readonly AgendaItem[],
  items: WriteAgenda['items'] | readonly Omit<WriteAgenda['items'][number], 'state'>[],
): Promise<void> {
  const known = new Map(before.map((item) => [item.id, item]));
  const anew = (index: number, field: 'ownerId' | 'useCaseId'): Named[] => {
    const item = items[index];
    const was = item?.id === undefined ? undefined : known.get(item.id);
    return item && item[field] !== null && item[field] !== was?.[field]
      ? [{ path: `items.${index}.${field}`, id: item[field] }]
      : [];
  };
  await references.checkPeople(
    tx,
    items.flatMap((_, index) => anew(index, 'ownerId')),
  );
  await references.checkUseCases(
    tx,
    entityId,
    items.flatMap((_, index) => anew(index, 'useCaseId')),
  );
}

/** What the audit keeps of a new agenda: the lines that changed, by their place. */
export function agendaChanges(before: readonly AgendaItem[], after: readonly AgendaItem[]): Changes {
  const line = (item: AgendaItem | undefined) =>
    item ? { title: item.title, ownerId: item.ownerId, minutes: item.minutes, state: item.state } : null;
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({
    path: `agenda.${index + 1}`,
    before: line(before[index]),
    after: line(after[index]),
  })).filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function titles(items: readonly { readonly title: string }[]): Changes {
  return items.map(({ title }, index) => ({ path: `item.${index + 1}`, before: null, after: title }));
}

function refused(fields: readonly FieldError[]): DomainError {
  return new DomainError('invalid_value', 'These items cannot be taken', fields);
}
