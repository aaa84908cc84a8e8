import { Injectable } from '@nestjs/common';
import { may, type Principal } from '@jalon/domain';
import { MinutesDocumentStore } from '../persistence/minutes-document.store.js';

/** The document somebody comes to, and the name the others see. */
export interface Entry {
  readonly id: string;
  readonly name: string;
}

@Injectable()
export class LiveEntry {
  constructor(private readonly store: MinutesDocumentStore) {}

  /** Null when there are no such minutes, or none that `principal` may write or watch. */
  async find(id: string, principal: Principal): Promise<Entry | null> {
    const head = await this.store.head(id);
    if (!head || !may(principal, 'minutes:live', { entityId: head.entityId })) return null;
    return { id, name: await this.store.personName(principal.personId) };
  }
}
