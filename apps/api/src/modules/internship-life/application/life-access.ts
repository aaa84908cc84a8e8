import { Injectable } from '@nestjs/common';
import { DomainError, may, type Principal } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { checkInternshipId, internshipNotFound } from '../../internships/index.js';
import { LifeStore, type LifeRecord } from '../persistence/life.store.js';

/** Finds the internship somebody asks about, and says what they are to it. */
@Injectable()
export class LifeAccess {
  constructor(private readonly life: LifeStore) {}

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async find(principal: Principal, id: string, tx?: Transaction): Promise<LifeRecord> {
    checkInternshipId(id);
    const record = await this.life.find(principal, id, tx);
    if (!record) throw internshipNotFound();
    return record;
  }

  /** Holds it until the transaction ends. @throws as `find` */
  async hold(tx: Transaction, principal: Principal, id: string): Promise<LifeRecord> {
    checkInternshipId(id);
    const record = await this.life.hold(tx, principal, id);
    if (!record) throw internshipNotFound();
    return record;
  }
}

/** Whether the reader is the intern. */
export function isOwn(record: LifeRecord, principal: Principal): boolean {
  return record.accountId !== null && record.accountId === principal.accountId;
}

/** Whether the reader follows it, as its tutor or as who runs the programme: who sees it and may follow does. */
export function follows(principal: Principal): boolean {
  return may(principal, 'internship:follow');
}

/** @throws DomainError `not_found` */
export function checkLifeId(id: string): void {
  try {
    checkInternshipId(id);
  } catch {
    throw new DomainError('not_found', 'No such review');
  }
}

/** @throws DomainError `invalid_value` when there is a problem */
export function refuse(
  problems: readonly {
    readonly path: string;
    readonly code: string;
    readonly params?: Readonly<Record<string, string | number>>;
  }[],
): void {
  if (problems.length > 0) throw new DomainError('invalid_value', 'Some values cannot be accepted', problems);
}
