import { Injectable } from '@nestjs/common';
import {
  DomainError,
  minutesEntries,
  REGISTER_LIMITS,
  registerCode,
  type FieldError,
  type MinutesContent,
  type MinutesMeeting,
  type MinutesRow,
  type RegisterItem,
  type RegisterKind,
} from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { MeetingRecord } from '../../meetings/index.js';
import { RegisterWriter, type NewRegisterItem } from '../../register/index.js';
import { EntryStore, type KeptEntry } from '../persistence/entry.store.js';

/** A row that the register keeps: neither an information nor one without use case. */
type Recorded = MinutesRow & {
  readonly kind: Exclude<MinutesRow['kind'], 'info'>;
  readonly useCaseId: string;
};

/** An action that this approval wrote or changed, for whoever has to do it. */
export interface WrittenAction {
  readonly ownerId: string | null;
  readonly code: string;
  readonly title: string;
  readonly dueOn: string | null;
  readonly useCaseId: string;
}

export interface Approved {
  readonly minutesId: string;
  readonly edition: number;
  readonly meeting: MeetingRecord;
  readonly agenda: MinutesMeeting['agenda'];
  readonly content: MinutesContent;
  /** The text of the edition before, whose rows stand in the register. */
  readonly previous: MinutesContent | null;
}

/** What approval writes into the registers of the use cases. */
@Injectable()
export class RegisterRows {
  constructor(
    private readonly entries: EntryStore,
    private readonly register: RegisterWriter,
  ) {}

  /**
   * Opens what is new and carries over what changed since the edition before, as long as it is open; what somebody
   * changed in the register since stays unless the minutes changed the same. Rows that went, changed their kind or
   * use case leave their item as it is.
   * @throws DomainError `transition_not_allowed` or `limit_exceeded`, a field error for each row that cannot be
   *   written; nothing is written then
   */
  async write(tx: Transaction, approved: Approved): Promise<readonly WrittenAction[]> {
    const { minutesId, meeting, agenda } = approved;
    const known: MinutesMeeting = { useCaseIds: meeting.useCaseIds, agenda };
    const rows = minutesEntries(approved.content, known).filter(isRecorded);
    const before = new Map(
      (approved.previous === null ? [] : minutesEntries(approved.previous, known)).map((row) => [
        row.entryId,
        row,
      ]),
    );
    const kept = new Map((await this.entries.kept(tx, minutesId)).map((entry) => [entry.entryId, entry]));
    const fresh = rows.filter((row) => !isSame(row, kept.get(row.entryId)));
    const changed = rows.filter((row) => !fresh.includes(row) && differs(row, before.get(row.entryId)));
    await this.checkRegisters(tx, fresh, changed);

    const actions: WrittenAction[] = [];
    for (const row of rows) {
      const entry = kept.get(row.entryId);
      if (fresh.includes(row)) {
        const { id, code } = await this.register.open(tx, row.useCaseId, newItem(row, meeting));
        await this.entries.keep(tx, minutesId, {
          entryId: row.entryId,
          itemId: id,
          edition: approved.edition,
        });
        if (row.kind === 'action') actions.push(toDo(row, code));
      } else if (entry && changed.includes(row)) {
        const item = await this.change(tx, entry, row, before.get(row.entryId), meeting);
        await this.entries.keep(tx, minutesId, {
          entryId: row.entryId,
          itemId: entry.itemId,
          edition: approved.edition,
        });
        if (item && row.kind === 'action') actions.push(toDo(row, registerCode(item.kind, item.number)));
      }
    }
    return actions;
  }

  /** Refuses for all rows at once, before any of them is written. */
  private async checkRegisters(
    tx: Transaction,
    fresh: readonly Recorded[],
    changed: readonly Recorded[],
  ): Promise<void> {
    const useCaseIds = [...new Set([...fresh, ...changed].map((row) => row.useCaseId))].sort();
    if (useCaseIds.length === 0) return;
    const closed: FieldError[] = [];
    const full: FieldError[] = [];
    for (const { id, code, stage, items } of await this.entries.hold(tx, useCaseIds)) {
      const news = fresh.filter((row) => row.useCaseId === id);
      const all = [...news, ...changed.filter((row) => row.useCaseId === id)];
      if (stage === 'closed') {
        closed.push(...all.map((row) => problem(row, 'entry_use_case_closed', { useCase: code })));
      }
      const room = Math.max(0, REGISTER_LIMITS.items - items);
      full.push(
        ...news
          .slice(room)
          .map((row) => problem(row, 'register_full', { useCase: code, max: REGISTER_LIMITS.items })),
      );
    }
    if (closed.length > 0) {
      throw new DomainError('transition_not_allowed', 'A use case of these minutes is closed', closed);
    }
    if (full.length > 0) throw new DomainError('limit_exceeded', 'A register is full', full);
  }

  /** Carries over what the minutes changed. Answers the item when it still takes changes. */
  private async change(
    tx: Transaction,
    entry: KeptEntry,
    row: Recorded,
    before: MinutesRow | undefined,
    meeting: MeetingRecord,
  ): Promise<RegisterItem | null> {
    const item = await this.register.read(tx, entry.useCaseId, entry.itemId);
    // A decision that stands is over by nature; its words may still be put right.
    if (!item || (item.closedOn !== null && item.state !== 'taken')) return null;
    const changes: Record<string, string | number | null> = {};
    if (before?.text !== row.text) changes['title'] = row.text;
    if (before?.ownerId !== row.ownerId) {
      if (row.kind === 'decision') changes['deciderId'] = row.ownerId ?? meeting.chairId;
      else changes['ownerId'] = row.ownerId;
    }
    if (row.kind === 'action' && before?.dueOn !== row.dueOn) changes['dueOn'] = row.dueOn;
    // A residual was rated against the grades there are: then they are the register's to change.
    if (row.kind === 'risk' && item.residualProbability === null) {
      if (before?.probability !== row.probability) changes['probability'] = row.probability;
      if (before?.impact !== row.impact) changes['impact'] = row.impact;
    }
    const news = Object.entries(changes).filter(
      ([name, value]) => item[name as keyof RegisterItem] !== value,
    );
    if (news.length === 0) return item;
    // The register is held: nobody changed it since it was read.
    if (!(await this.register.save(tx, item, Object.fromEntries(news), 'updated'))) {
      throw new Error(`Register item ${item.id} changed while its use case was held`);
    }
    return item;
  }
}

function isRecorded(row: MinutesRow): row is Recorded {
  return row.kind !== 'info' && row.useCaseId !== null;
}

function isSame(row: Recorded, entry: KeptEntry | undefined): boolean {
  return entry?.kind === row.kind && entry.useCaseId === row.useCaseId;
}

function differs(row: MinutesRow, before: MinutesRow | undefined): boolean {
  const told = ['text', 'ownerId', 'dueOn', 'probability', 'impact'] as const;
  return told.some((name) => row[name] !== before?.[name]);
}

function newItem(row: Recorded, meeting: MeetingRecord): NewRegisterItem {
  const kind: RegisterKind = row.kind;
  const item = { kind, title: row.text, openedOn: meeting.heldOn };
  switch (row.kind) {
    case 'decision':
      return { ...item, deciderId: row.ownerId ?? meeting.chairId, decidedOn: meeting.heldOn };
    case 'action':
      return { ...item, ownerId: row.ownerId, dueOn: row.dueOn };
    case 'risk':
      return { ...item, ownerId: row.ownerId, probability: row.probability, impact: row.impact };
  }
}

function toDo(row: Recorded, code: string): WrittenAction {
  return { ownerId: row.ownerId, code, title: row.text, dueOn: row.dueOn, useCaseId: row.useCaseId };
}

function problem(
  row: MinutesRow,
  code: string,
  params: Readonly<Record<string, string | number>>,
): FieldError {
  return { path: `entries.${row.entryId}`, code, params };
}
