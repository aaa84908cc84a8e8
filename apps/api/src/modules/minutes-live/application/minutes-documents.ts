import { Injectable } from '@nestjs/common';
import type { MinutesContent } from '@jalon/domain';
import * as Y from 'yjs';
import type { Transaction } from '../../../database/unit-of-work.js';
import { MinutesDocumentStore, type StoredChange } from '../persistence/minutes-document.store.js';
import { contentOf } from './content-of.js';
import { docOf } from './doc-of.js';

/** The shared documents for who begins, submits and moves minutes. */
@Injectable()
export class MinutesDocuments {
  constructor(private readonly store: MinutesDocumentStore) {}

  /**
   * Gives minutes that were just inserted their first content. Only the server does, once: two first contents would
   * both stay.
   */
  async seed(tx: Transaction, minutesId: string, content: MinutesContent): Promise<void> {
    await this.store.seed(tx, minutesId, Y.encodeStateAsUpdate(docOf(content)));
  }

  /**
   * The content as it is stored now. Within a transaction that holds the minutes' row nothing can be typed after it;
   * minutes nobody has seeded are empty.
   */
  async content(minutesId: string, tx?: Transaction): Promise<MinutesContent> {
    return contentOf(restored(await this.store.since(minutesId, 0, tx)));
  }

  /** To call in the transaction that changes the state of minutes: after the commit every open window is told. */
  async moved(tx: Transaction, minutesId: string): Promise<void> {
    await this.store.notify(tx, `${minutesId}:moved`);
  }
}

/** The document that stored pieces make. */
export function restored(stored: readonly StoredChange[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const { bytes } of stored) Y.applyUpdate(doc, bytes);
  });
  return doc;
}
