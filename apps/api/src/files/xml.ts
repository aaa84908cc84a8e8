import { Refusal } from './refusal.js';

export interface XmlHandler {
  /** `name` without its namespace prefix; `attribute` reads one of the element, by its full name. */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Reads XML piece by piece, holding no more than one tag. A document type is refused: entities are what makes XML
 * dangerous, and no spreadsheet needs them.
 */
export class XmlScanner {
  private rest = '';

  constructor(private readonly handler: XmlHandler) {}

  write(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    while (at < text.length) {
      if (text.charCodeAt(at) !== 60) {
        const next = text.indexOf('<', at);
        // An entity may be cut in two by the end of the piece: text waits for its tag.
        if (next < 0) break;
        this.handler.text(unescapeXml(text.slice(at, next)));
        at = next;
        continue;
      }
      const end = this.tag(text, at);
      if (end < 0) break;
      at = end;
    }
    this.rest = text.slice(at);
    if (this.rest.length > MAX_HELD) throw new Refusal('broken_sheet');
  }

  /** @throws Refusal when the document stops in the middle of a tag */
  end(): void {
    if (this.rest.trim() !== '') throw new Refusal('broken_sheet');
  }

  /** Handles the markup that starts at `at`; the index after it, or -1 when its end is not there yet. */
  private tag(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = after(text, ']]>', at + 9);
      if (end > 0) this.handler.text(text.slice(at + 9, end - 3));
      return end;
    }
    if (text.startsWith('<?', at)) return after(text, '?>', at + 2);
    if (text.startsWith('<!', at)) {
      if (text.length - at < 9 && '<!--<![CDATA['.includes(text.slice(at))) return -1;
      throw new Refusal('doctype');
    }
    const end = tagEnd(text, at + 1);
    if (end < 0) return -1;
    this.element(text.slice(at + 1, end));
    return end + 1;
  }

  private element(tag: string): void {
    if (tag.startsWith('/')) {
      this.handler.close(local(tag.slice(1).trim()));
      return;
    }
    const empty = tag.endsWith('/');
    const space = tag.search(/[\s/]/);
    const name = local(space < 0 ? tag : tag.slice(0, space));
    this.handler.open(name, (wanted) => attribute(tag, wanted));
    if (empty) this.handler.close(name);
  }
}

const MAX_HELD = 1024 * 1024;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

function attribute(tag: string, name: string): string | undefined {
  let at = tag.indexOf(`${name}=`);
  while (at > 0 && !/\s/.test(tag[at - 1] ?? '')) at = tag.indexOf(`${name}=`, at + 1);
  if (at <= 0) return undefined;
  const quote = tag[at + name.length + 1] ?? '"';
  const start = at + name.length + 2;
  const end = tag.indexOf(quote, start);
  return end < 0 ? undefined : unescapeXml(tag.slice(start, end));
}

/** The `>` that ends a tag: one inside a quoted attribute does not. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let index = from; index < text.length; index++) {
    const char = text[index] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '>') return index;
    else if (char === '"' || char === "'") quote = char;
  }
  return -1;
}

function after(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from);
  return index < 0 ? -1 : index + mark.length;
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
