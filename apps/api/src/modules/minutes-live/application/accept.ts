import { MINUTES_LIMITS } from '@jalon/domain';
import * as Y from 'yjs';

export type Fault = 'broken' | 'too_large';

/** What applying one change gave: what was new in it (null when all was known), or why it is refused. */
export type Applied = { readonly fault: Fault } | { readonly fault: null; readonly fresh: Uint8Array | null };

/** Elements in elements: forty lists in lists are eighty. */
const MAX_LEVELS = 200;

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
  const seen = { deep: false };
  const heard = (update: Uint8Array) => void fresh.push(update);
  const looked = (change: Y.Transaction) => void (seen.deep ||= isDeep(change));
  doc.on('update', heard);
  doc.on('afterTransaction', looked);
  try {
    Y.applyUpdate(doc, bytes);
  } catch {
    return { fault: 'broken' };
  } finally {
    doc.off('update', heard);
    doc.off('afterTransaction', looked);
  }
  if (seen.deep || doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    return { fault: 'broken' };
  return { fault: null, fresh: fresh.length === 0 ? null : Y.mergeUpdates(fresh) };
}

/** Whether something new stands deeper than any editor puts it: what reads a text in a browser calls itself a level. */
function isDeep({ doc, beforeState, afterState }: Y.Transaction): boolean {
  for (const [client, after] of afterState) {
    const before = beforeState.get(client) ?? 0;
    const structs = doc.store.clients.get(client) ?? [];
    if (before >= after) continue;
    for (let index = Y.findIndexSS(structs, before); index < structs.length; index++) {
      const struct = structs[index];
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentType && isDeepIn(struct))
        return true;
    }
  }
  return false;
}

function isDeepIn(item: Y.Item): boolean {
  let level = 0;
  for (let at: Y.Item | null = item; at !== null && level <= MAX_LEVELS; level++) {
    at = at.parent instanceof Y.AbstractType ? at.parent._item : null;
  }
  return level > MAX_LEVELS;
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
