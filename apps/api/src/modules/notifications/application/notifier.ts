import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../database/unit-of-work.js';
import { NotificationStore, type Notice } from '../persistence/notification.store.js';

export type { Notice };

/** Tells people what concerns them, in the transaction in which it happens: one digest a person and occasion. */
@Injectable()
export class Notifier {
  constructor(private readonly store: NotificationStore) {}

  /**
   * People without an account are told nothing. Partners are told only when `partnerEntityId` is theirs: the entity
   * that may see what the notices lead to.
   */
  tell(tx: Transaction, notices: readonly Notice[], partnerEntityId: string | null = null): Promise<void> {
    return this.store.add(tx, notices, partnerEntityId);
  }
}
