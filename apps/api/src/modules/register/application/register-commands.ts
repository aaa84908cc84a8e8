import { Injectable } from '@nestjs/common';
import type {
  MoveRegisterItem,
  OpenRegisterItem,
  RegisterEntry,
  RegisterMoved,
  UpdateRegisterItem,
} from '@jalon/contracts';
import {
  checkRegister,
  checkRegisterEdit,
  checkRegisterOpen,
  DomainError,
  issueOf,
  moveRegisterItem,
  parisDate,
  type RegisterDraft,
  type RegisterItem,
} from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseAccess, useCaseKey } from '../../use-cases/index.js';
import { RegisterStore, type ItemChanges } from '../persistence/register.store.js';
import { noSuchItem, RegisterQueries } from './register-queries.js';
import { RegisterWriter } from './register-writer.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What people write into the register of a use case that is not closed. */
@Injectable()
export class RegisterCommands {
  constructor(
    private readonly useCases: UseCaseAccess,
    private readonly store: RegisterStore,
    private readonly writer: RegisterWriter,
    private readonly queries: RegisterQueries,
    private readonly work: UnitOfWork,
  ) {}

  open(context: RequestContext, address: string, command: OpenRegisterItem): Promise<RegisterEntry> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const useCaseId = await this.hold(tx, context, address);
      if (command.originId && !(await this.store.find(tx, useCaseId, command.originId))) {
        throw unknownItem('originId');
      }
      const { id } = await this.writer.open(tx, useCaseId, defined(command));
      return this.queries.item(useCaseId, id, tx);
    });
  }

  /** @throws DomainError `version_conflict` with the current item */
  async update(
    context: RequestContext,
    address: string,
    itemId: string,
    { version, changes }: UpdateRegisterItem,
  ): Promise<RegisterEntry> {
    const wanted: Partial<RegisterDraft> = defined(changes);
    const same = await this.unchanged(context, address, itemId, version, wanted);
    if (same) return same;
    return this.work.run(context.actor, async (tx) => {
      const useCaseId = await this.hold(tx, context, address);
      const before = await this.read(tx, useCaseId, itemId, version);
      const fields = (Object.keys(wanted) as (keyof RegisterDraft)[]).filter(
        (name) => wanted[name] !== before[name],
      );
      const next = { ...before, ...wanted };
      checkRegister(before.kind, next, parisDate(new Date(tx.now)), 'changes.');
      checkRegisterEdit(before, next, 'changes.');
      // Who is archived may stay named, but not be named anew.
      await this.writer.checkPeople(
        tx,
        Object.fromEntries(fields.filter((name) => name.endsWith('Id')).map((name) => [name, next[name]])),
        'changes.',
      );
      const said: ItemChanges = Object.fromEntries(fields.map((name) => [name, next[name]]));
      // The day a decision was taken is the day it stopped being open.
      const closed =
        fields.includes('decidedOn') && before.state === 'taken' ? { closedOn: next.decidedOn } : {};
      await this.save(tx, before, { ...said, ...closed }, 'updated');
      return this.queries.item(useCaseId, before.id, tx);
    });
  }

  /**
   * Moves an item by the table of its kind. A risk that occurs opens its issue in the same transaction.
   * @throws DomainError of `moveRegisterItem`, or `version_conflict` with the current item
   */
  move(
    context: RequestContext,
    address: string,
    itemId: string,
    command: MoveRegisterItem,
  ): Promise<RegisterMoved> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const useCaseId = await this.hold(tx, context, address);
      const before = await this.read(tx, useCaseId, itemId, command.version);
      const today = parisDate(new Date(tx.now));
      const on = command.on ?? today;
      const { supersededById } = command;
      const successor = supersededById ? await this.store.find(tx, useCaseId, supersededById) : null;
      if (successor === undefined) throw unknownItem('supersededById');
      const { name, note, deciderId } = command;
      const outcome = moveRegisterItem(before, { name, note, on, today, deciderId, successor });
      if (outcome.deciderId !== before.deciderId) await this.writer.checkPeople(tx, outcome, '');
      await this.save(tx, before, outcome, 'moved');
      const opened =
        outcome.state === 'occurred'
          ? await this.writer.open(tx, useCaseId, { ...issueOf(before), openedOn: on })
          : null;
      return {
        item: await this.queries.item(useCaseId, before.id, tx),
        opened: opened && (await this.queries.item(useCaseId, opened.id, tx)),
      };
    });
  }

  /** The item as it is, when it was read as it is and nothing of it changes. */
  private async unchanged(
    context: RequestContext,
    address: string,
    itemId: string,
    version: number,
    wanted: Partial<RegisterDraft>,
  ): Promise<RegisterEntry | null> {
    const useCase = await this.useCases.read(context.principal, useCaseKey(address));
    const item = await this.queries.item(useCase.id, itemKey(itemId));
    const names = Object.keys(wanted) as (keyof RegisterDraft)[];
    return item.version === version && names.every((name) => item[name] === wanted[name]) ? item : null;
  }

  private async hold(tx: Transaction, context: RequestContext, address: string): Promise<string> {
    const useCase = await this.useCases.hold(tx, context.principal, useCaseKey(address), 'register:edit');
    checkRegisterOpen(useCase);
    return useCase.id;
  }

  private async read(
    tx: Transaction,
    useCaseId: string,
    itemId: string,
    version: number,
  ): Promise<RegisterItem> {
    const found = await this.store.find(tx, useCaseId, itemKey(itemId));
    if (!found) throw noSuchItem();
    if (found.version !== version) throw await this.conflict(tx, found);
    return found;
  }

  private async save(
    tx: Transaction,
    before: RegisterItem,
    changes: ItemChanges,
    done: 'updated' | 'moved',
  ): Promise<void> {
    if (!(await this.writer.save(tx, before, changes, done))) throw await this.conflict(tx, before);
  }

  private async conflict(tx: Transaction, item: RegisterItem): Promise<DomainError> {
    const current = await this.queries.item(item.useCaseId, item.id, tx);
    return new DomainError('version_conflict', 'Somebody changed this entry', [], current);
  }
}

/** @throws DomainError `not_found` for what cannot be an id */
function itemKey(text: string): string {
  if (!UUID.test(text)) throw noSuchItem();
  return text;
}

function unknownItem(path: string): DomainError {
  return new DomainError('invalid_value', 'No such entry in this register', [{ path, code: 'unknown' }]);
}

/** What was said; the rest keeps its value. */
function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as { [K in keyof T]: Exclude<T[K], undefined> };
}
