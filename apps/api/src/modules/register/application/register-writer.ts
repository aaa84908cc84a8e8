import { Injectable } from '@nestjs/common';
import {
  checkRegister,
  checkRegisterLimit,
  DomainError,
  parisDate,
  registerCode,
  type RegisterDraft,
  type RegisterItem,
  type RegisterKind,
} from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { UseCaseAccess } from '../../use-cases/index.js';
import { RegisterStore, type ItemChanges } from '../persistence/register.store.js';

/** A new item: kind and title, and whatever else is known. A decision with its day is one that was taken. */
export type NewRegisterItem = Partial<RegisterDraft> & {
  readonly kind: RegisterKind;
  readonly title: string;
  /** The item that this one came from. */
  readonly originId?: string | null;
  readonly gateReviewId?: string | null;
};

const EMPTY = {
  description: '',
  ownerId: null,
  dueOn: null,
  probability: null,
  impact: null,
  residualProbability: null,
  residualImpact: null,
  response: null,
  responsePlan: null,
  deciderId: null,
  decidedOn: null,
  alternatives: null,
} as const;

const FIRST_STATE = { risk: 'open', issue: 'open', action: 'todo', decision: 'proposed' } as const;

/** Writes into the register of a use case, also for what other modules find out (a gate's conditions). */
@Injectable()
export class RegisterWriter {
  constructor(
    private readonly store: RegisterStore,
    private readonly useCases: UseCaseAccess,
  ) {}

  /**
   * Opens an item under the lock of its use case, numbered within its kind, with its audit row.
   * Whether the writer may, and whether the use case still takes entries, is the caller's to ask.
   * @throws DomainError `invalid_value` or `limit_exceeded`
   */
  async open(
    tx: Transaction,
    useCaseId: string,
    { kind, originId = null, gateReviewId = null, ...fields }: NewRegisterItem,
  ): Promise<{ readonly id: string; readonly code: string }> {
    const today = parisDate(new Date(tx.now));
    const draft: RegisterDraft = { ...EMPTY, openedOn: today, ...fields };
    checkRegister(kind, draft, today);
    checkRegisterLimit(await this.store.hold(tx, useCaseId));
    await this.checkPeople(tx, draft, '');
    const taken = kind === 'decision' && draft.decidedOn !== null;
    const { id, number } = await this.store.add(tx, useCaseId, {
      ...draft,
      kind,
      state: taken ? 'taken' : FIRST_STATE[kind],
      closedOn: taken ? draft.decidedOn : null,
      originId,
      gateReviewId,
    });
    const code = registerCode(kind, number);
    const said = Object.entries({ ...draft, code }).filter(([, value]) => value !== null && value !== '');
    await tx.audit({
      action: `${kind}.opened`,
      subjectType: 'use_case',
      subjectId: useCaseId,
      changes: said.map(([path, after]) => ({ path, before: null, after })),
    });
    await this.useCases.touch(tx, useCaseId);
    return { id, code };
  }

  /** An item as it stands, for whoever keeps what it came from; undefined when the use case has none of this id. */
  read(tx: Transaction, useCaseId: string, id: string): Promise<RegisterItem | undefined> {
    return this.store.find(tx, useCaseId, id);
  }

  /**
   * Saves `changes`, if the item is still what was read, and tells of them under the use case.
   * @returns false when somebody changed it since
   */
  async save(
    tx: Transaction,
    before: RegisterItem,
    changes: ItemChanges,
    done: 'updated' | 'moved',
  ): Promise<boolean> {
    const said = (Object.keys(changes) as (keyof ItemChanges)[]).filter(
      (path) => changes[path] !== before[path],
    );
    if (!(await this.store.save(tx, before, changes))) return false;
    const code = registerCode(before.kind, before.number);
    await tx.audit({
      action: `${before.kind}.${done}`,
      subjectType: 'use_case',
      subjectId: before.useCaseId,
      changes: [
        { path: 'code', before: code, after: code },
        ...said.map((path) => ({ path, before: before[path], after: changes[path] })),
      ],
    });
    await this.useCases.touch(tx, before.useCaseId);
    return true;
  }

  /** @throws DomainError `invalid_value` for owners and deciders that cannot be named */
  async checkPeople(
    tx: Transaction,
    { ownerId, deciderId }: Partial<Pick<RegisterDraft, 'ownerId' | 'deciderId'>>,
    prefix: string,
  ): Promise<void> {
    const broken = await this.store.unknownPeople(tx, { ownerId, deciderId });
    if (broken.length === 0) return;
    throw new DomainError(
      'invalid_value',
      'Somebody named here cannot be',
      broken.map(({ path, code }) => ({ path: `${prefix}${path}`, code })),
    );
  }
}
