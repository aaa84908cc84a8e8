import { Injectable } from '@nestjs/common';
import { DomainError, type DeliverableKind, type Principal } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { DeliverableStore, type DeliverableRecord } from '../persistence/deliverable.store.js';
import { mayMakeKind, mayOpenKind } from './kind-access.js';

export const noDeliverable = (): DomainError => new DomainError('not_found', 'No such deliverable');

/** Finds a deliverable for somebody; what they may not read is not there. */
@Injectable()
export class DeliverableAccess {
  constructor(private readonly store: DeliverableStore) {}

  /** @throws DomainError `not_found` */
  async read(principal: Principal, id: string): Promise<DeliverableRecord> {
    return opened(principal, await this.store.read(principal, id));
  }

  /** The deliverable, held until the transaction ends. @throws DomainError `not_found` */
  async hold(tx: Transaction, principal: Principal, id: string): Promise<DeliverableRecord> {
    return opened(principal, await this.store.hold(tx, principal, id));
  }

  /** Held for writing. @throws DomainError `not_found`, `forbidden` where the kind is others' to make */
  async holdToMake(tx: Transaction, principal: Principal, id: string): Promise<DeliverableRecord> {
    const record = await this.hold(tx, principal, id);
    checkMayMake(principal, record.kind);
    return record;
  }
}

/** @throws DomainError `forbidden` */
export function checkMayMake(principal: Principal, kind: DeliverableKind): void {
  if (!mayMakeKind(principal, kind)) throw new DomainError('forbidden', 'This kind is made by others');
}

function opened(principal: Principal, record: DeliverableRecord | undefined): DeliverableRecord {
  if (!record || !mayOpenKind(principal, record.kind)) throw noDeliverable();
  return record;
}
