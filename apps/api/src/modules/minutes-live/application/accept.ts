import { MINUTES_LIMITS } from '@jalon/domain';
import * as Y from 'yjs';

export type Fault = 'broken' | 'too_large';

/** What applying one change gave: what was new in it (null when all was known), or why it is refused. */
export type Applied = { readonly fault: Fault } | { readonly fault: null; readonly fresh: Uint8Array | null };

/** Whether the bytes have the form of a change; tells most garbage without touching a document. */
export function isChange(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Applies a change to a document. After a fault the document is spoilt and has to be built again: what a change that
 * throws has done so far cannot be undone, and one that builds on what nobody has would wait in it for ever.
 */
export function apply(doc: Y.Doc, bytes: Uint8Array): Applied {
  const fresh: Uint8Array[] = [];
  const heard = (update: Uint8Array) => void fresh.push(update);
  doc.on('update', heard);
  try {
    Y.applyUpdate(doc, bytes);
  } catch {
    return { fault: 'broken' };
  } finally {
    doc.off('update', heard);
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return { fault: 'broken' };
  return { fault: null, fresh: fresh.length === 0 ? null : Y.mergeUpdates(fresh) };
}

/** Counts the bytes of a document without writing it out each time: what was added bounds it from above. */
export class DocumentSize {
  private bound = 0;

  grow(bytes: number): void {
    this.bound += bytes;
  }

  /** Whether the document is larger than the limit. */
  exceeds(doc: Y.Doc, limit: number = MINUTES_LIMITS.document): boolean {
    if (this.bound > limit) this.bound = Y.encodeStateAsUpdate(doc).byteLength;
    return this.bound > limit;
  }
}
