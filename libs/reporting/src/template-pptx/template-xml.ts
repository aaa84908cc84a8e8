import { isElement, parseXml, type XmlElement, type XmlNode } from '../xml/xml.js';

/** Why a template cannot be used; its code is the finding the check reports. */
export class TemplateRefused extends Error {
  constructor(
    readonly code:
      | 'not_the_format'
      | 'missing_part'
      | 'broken_xml'
      | 'dtd'
      | 'strict_format'
      | 'broken_theme'
      | 'no_layout',
    readonly place: string,
    readonly params: readonly string[] = [],
  ) {
    super(`template refused: ${code}${place === '' ? '' : ` in ${place}`} ${params.join(' ')}`.trim());
    this.name = 'TemplateRefused';
  }
}

/** The prefixes our code speaks of; a part written with others is renamed as it is read. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://schemas.openxmlformats.org/presentationml/2006/main': 'p',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://schemas.openxmlformats.org/package/2006/content-types': '',
};
const STRICT = 'http://purl.oclc.org/ooxml/';

/**
 * Reads a part another tool wrote: byte order marks, UTF-16, comments and CDATA are understood, any prefix is renamed
 * to ours. Throws {@link TemplateRefused} (`dtd`, `broken_xml`, `strict_format`) naming the part.
 */
export function parseTemplateXml(bytes: Buffer, place: string): XmlElement {
  const source = decode(bytes);
  if (/<!DOCTYPE/i.test(source)) throw new TemplateRefused('dtd', place);
  if (source.includes(STRICT)) throw new TemplateRefused('strict_format', place);
  const plain = source.includes('<!')
    ? source
        .replace(/<!--[\s\S]*?-->/g, '')
        .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
          text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        )
    : source;
  let root: XmlElement;
  try {
    root = parseXml(plain);
  } catch {
    throw new TemplateRefused('broken_xml', place);
  }
  return speaksOurPrefixes(plain) ? root : renamed(root, new Map());
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const swapped = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
    return swapped.swap16().toString('utf16le');
  }
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function speaksOurPrefixes(source: string): boolean {
  for (const [, prefix = '', double, single] of source.matchAll(
    /\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    const ours = PREFIXES[double ?? single ?? ''];
    if (ours !== undefined && ours !== prefix) return false;
  }
  return true;
}

/** The same tree with our prefixes; declarations of renamed ones are written where the old ones stood. */
function renamed(node: XmlElement, outer: ReadonlyMap<string, string>): XmlElement {
  const scope = new Map(outer);
  for (const [name, value] of node.attributes)
    if (name === 'xmlns') scope.set('', value);
    else if (name.startsWith('xmlns:')) scope.set(name.slice(6), value);
  const rename = (name: string, attribute: boolean): string => {
    const at = name.indexOf(':');
    const prefix = at < 0 ? '' : name.slice(0, at);
    if (attribute && prefix === '') return name;
    const ours = PREFIXES[scope.get(prefix) ?? ''];
    if (ours === undefined) return name;
    const local = at < 0 ? name : name.slice(at + 1);
    return ours === '' ? local : `${ours}:${local}`;
  };
  const attributes = new Map<string, string>();
  for (const [name, value] of node.attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      const ours = PREFIXES[value];
      attributes.set(ours === undefined ? name : ours === '' ? 'xmlns' : `xmlns:${ours}`, value);
    } else attributes.set(rename(name, true), value);
  }
  return {
    name: rename(node.name, false),
    attributes,
    children: node.children.map((next): XmlNode => (isElement(next) ? renamed(next, scope) : next)),
  };
}
