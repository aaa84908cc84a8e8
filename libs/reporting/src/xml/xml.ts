/**
 * A small XML tree for the parts our libraries produce: elements, attributes, text and processing order. Text and
 * attribute values stay escaped as they were read, so what is not touched is written back unchanged.
 * No DTD, CDATA or comments: the producers write none, and a part that has them is refused.
 */
export interface XmlElement {
  readonly name: string;
  attributes: Map<string, string>;
  children: XmlNode[];
}
/** A string is character data, still escaped. */
export type XmlNode = XmlElement | string;

export const XML_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: XmlNode[] = [],
): XmlElement {
  return {
    name,
    attributes: new Map(Object.entries(attributes).map(([key, value]) => [key, String(value)])),
    children,
  };
}

/** Parses one document; throws when tags do not match. White space between elements is dropped, text is kept. */
export function parseXml(source: string): XmlElement {
  const root = element('#document');
  const stack: XmlElement[] = [root];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const parent = stack[stack.length - 1] as XmlElement;
    if (open < 0) break;
    if (open > at) {
      const text = source.slice(at, open);
      if (text.trim() !== '' || keepsSpace(parent)) parent.children.push(text);
    }
    if (source.startsWith('<!', open)) throw new Error('XML with a DTD, comment or CDATA is not ours');
    const close = endOfTag(source, open);
    const tag = source.slice(open + 1, close);
    at = close + 1;
    if (tag.startsWith('?')) continue;
    if (tag.startsWith('/')) {
      const closed = stack.pop();
      if (closed?.name !== tag.slice(1).trim())
        throw new Error(`XML: </${tag.slice(1)}> closes <${closed?.name}>`);
      continue;
    }
    const empty = tag.endsWith('/');
    const node = readTag(empty ? tag.slice(0, -1) : tag);
    parent.children.push(node);
    if (!empty) stack.push(node);
  }
  if (stack.length !== 1) throw new Error(`XML: <${stack[stack.length - 1]?.name}> is not closed`);
  const top = root.children.find((node): node is XmlElement => typeof node !== 'string');
  if (!top) throw new Error('XML without an element');
  return top;
}

/** Text elements whose spaces count even when they hold nothing else. */
function keepsSpace(parent: XmlElement): boolean {
  return (
    parent.name === 'a:t' || parent.name === 'w:t' || parent.name === 'w:instrText' || parent.name === 'c:v'
  );
}

function endOfTag(source: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < source.length; at += 1) {
    const char = source[at] as string;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at;
  }
  throw new Error('XML: tag without an end');
}

function readTag(tag: string): XmlElement {
  const space = tag.search(/\s/);
  if (space < 0) return element(tag);
  const node = element(tag.slice(0, space));
  for (const match of tag.slice(space).matchAll(ATTRIBUTE)) {
    node.attributes.set(match[1] ?? '', match[2] ?? (match[3] ?? '').replaceAll('"', '&quot;'));
  }
  return node;
}

export function writeXml(root: XmlElement): string {
  const out: string[] = [XML_HEADER];
  write(root, out);
  return out.join('');
}

function write(node: XmlNode, out: string[]): void {
  if (typeof node === 'string') {
    out.push(node);
    return;
  }
  out.push('<', node.name);
  for (const [name, value] of node.attributes) out.push(' ', name, '="', value, '"');
  if (node.children.length === 0) {
    out.push('/>');
    return;
  }
  out.push('>');
  for (const child of node.children) write(child, out);
  out.push('</', node.name, '>');
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

export function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter(isElement);
}

export function child(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((node): node is XmlElement => isElement(node) && node.name === name);
}

/** Every descendant (and the root itself) with one of the names, in document order. */
export function descendants(root: XmlElement, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (node: XmlElement): void => {
    if (names.includes(node.name)) found.push(node);
    for (const next of node.children) if (isElement(next)) visit(next);
  };
  visit(root);
  return found;
}

/** Calls `change` on every element, parents before children. */
export function walk(root: XmlElement, change: (node: XmlElement) => void): void {
  change(root);
  for (const next of root.children) if (isElement(next)) walk(next, change);
}

export function removeChildren(parent: XmlElement, ...names: string[]): void {
  parent.children = parent.children.filter((node) => !isElement(node) || !names.includes(node.name));
}

/** Puts the children in the order of a schema sequence; names the sequence lacks keep their place at the end. */
export function orderChildren(parent: XmlElement, sequence: readonly string[]): void {
  const rank = (node: XmlNode): number => {
    const index = isElement(node) ? sequence.indexOf(node.name) : -1;
    return index < 0 ? sequence.length : index;
  };
  parent.children = parent.children
    .map((node, index) => ({ node, index, rank: rank(node) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map((entry) => entry.node);
}
