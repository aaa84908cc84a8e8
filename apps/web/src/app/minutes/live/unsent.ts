import {
  ContentString,
  createDeleteSetFromStructStore,
  decodeStateVector,
  decodeUpdate,
  encodeStateAsUpdate,
  encodeStateVector,
  equalDeleteSets,
  parseUpdateMeta,
  XmlElement,
  XmlText,
  type Doc,
  type Item,
  type XmlFragment,
} from 'yjs';

/** How much of each writer's text the server has: Yjs's clocks. */
export class Known {
  private readonly clocks = new Map<number, number>();

  /** The server has what this vector says. */
  has(vector: Uint8Array): void {
    for (const [client, clock] of decodeStateVector(vector)) this.raise(client, clock);
  }

  /** The server sent this. */
  sent(update: Uint8Array): void {
    for (const [client, clock] of parseUpdateMeta(update).to) this.raise(client, clock);
  }

  of(client: number): number {
    return this.clocks.get(client) ?? 0;
  }

  private raise(client: number, clock: number): void {
    if (clock > this.of(client)) this.clocks.set(client, clock);
  }
}

/**
 * What the server lacks, null when nothing. Texts are told by the clocks; removals carry no clock, so what is removed
 * here is compared with what the server said is.
 */
export function missing(doc: Doc, serverVector: Uint8Array, serverChange: Uint8Array): Uint8Array | null {
  const server = decodeStateVector(serverVector);
  let lacks = false;
  for (const [client, clock] of decodeStateVector(encodeStateVector(doc)))
    if (clock > (server.get(client) ?? 0)) lacks = true;
  if (!lacks && equalDeleteSets(createDeleteSetFromStructStore(doc.store), decodeUpdate(serverChange).ds))
    return null;
  return encodeStateAsUpdate(doc, serverVector);
}

/** The words of the document that the server lacks, in the order of the text, a line a block. */
export function unsentWords(fragment: XmlFragment, known: Known): string {
  return fragment
    .toArray()
    .map((block) => wordsOf(block, known))
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function wordsOf(node: unknown, known: Known): string {
  if (node instanceof XmlText) return textOf(node, known);
  if (!(node instanceof XmlElement)) return '';
  if (node.nodeName === 'mention') {
    const label: unknown = node.getAttribute('label');
    const { id } = node._item ?? {};
    return id && id.clock >= known.of(id.client) && typeof label === 'string' ? label : '';
  }
  const inline = node.toArray().every((child) => child instanceof XmlText || isInline(child));
  return node
    .toArray()
    .map((child) => wordsOf(child, known))
    .filter((words) => words !== '')
    .join(inline ? '' : '\n');
}

function isInline(node: unknown): boolean {
  return node instanceof XmlElement && (node.nodeName === 'mention' || node.nodeName === 'hardBreak');
}

function textOf(text: XmlText, known: Known): string {
  let words = '';
  for (let item: Item | null = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof ContentString)) continue;
    const sent = Math.max(0, known.of(item.id.client) - item.id.clock);
    words += item.content.str.slice(sent);
  }
  return words;
}
