import type { MinutesContent, MinutesInline } from '@jalon/domain';
import * as Y from 'yjs';
import { formatOf } from './marks.js';

/** The name of the shared type that holds the text, for the editor and for the server. */
export const FRAGMENT = 'minutes';

/** Any block of the content: what the encoding needs to know of it. */
interface Node {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, string | number | null | undefined>>;
  readonly content?: readonly (Node | MinutesInline)[];
}

/**
 * A new shared document with this content, encoded as @tiptap/y-tiptap does: a Y.XmlElement a node, its attributes
 * that are not null, one Y.XmlText for adjacent texts with their marks as formatting. Two calls give two documents
 * that would both be kept when merged: only the server makes one, once.
 */
export function docOf(content: MinutesContent): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment(FRAGMENT).insert(0, childrenOf(content));
  return doc;
}

function childrenOf(node: Node): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let texts: { insert: string; attributes: object }[] = [];
  const flush = () => {
    if (texts.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(texts);
    children.push(text);
    texts = [];
  };
  for (const child of node.content ?? []) {
    if (isText(child)) texts.push({ insert: child.text, attributes: formatOf(child.marks) });
    else {
      flush();
      children.push(elementOf(child));
    }
  }
  flush();
  return children;
}

function isText(node: Node | MinutesInline): node is MinutesInline & { type: 'text' } {
  return node.type === 'text';
}

function elementOf(node: Node): Y.XmlElement {
  // What the library types as texts holds any JSON: levels and grades are numbers.
  const element = new Y.XmlElement<Record<string, string | number>>(node.type);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (typeof value === 'string' || typeof value === 'number') element.setAttribute(name, value);
  }
  element.insert(0, childrenOf(node));
  return element as unknown as Y.XmlElement;
}
