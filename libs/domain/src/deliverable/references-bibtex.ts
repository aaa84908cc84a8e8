import type { RawReference } from './references-make.js';
import type { ReferenceProblem } from './references-types.js';
import { fromTex } from './references-tex.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAME = /[^\s,={}()"#%']/;

/** The references of a BibTeX file: macros, joined values and braces within braces are read; what is between entries is not. */
export function readBibtex(source: string, problems: ReferenceProblem[]): readonly RawReference[] {
  const found: RawReference[] = [];
  const macros = new Map(MONTHS.map((month, index) => [month, String(index + 1)]));
  const reader = new Reader(source);
  while (reader.seek('@')) {
    const line = reader.line();
    reader.at += 1;
    const type = reader.word().toLowerCase();
    reader.space();
    const closing = reader.peek() === '{' ? '}' : reader.peek() === '(' ? ')' : null;
    if (type === '' || closing === null) continue;
    if (type === 'comment' || type === 'preamble') {
      if (closing === '}') reader.braced();
      continue;
    }
    reader.at += 1;
    const name = type === 'string' ? '' : reader.until([',', closing]).trim();
    const fields = new Map<string, string>();
    const ended = reader.fields(closing, macros, fields);
    if (type === 'string') for (const [key, value] of fields) macros.set(key, value);
    else {
      if (ended !== 'ended') {
        problems.push({ line, code: ended, entry: name.slice(0, 80), skipped: fields.size === 0 });
        if (fields.size === 0) continue;
      }
      found.push(toRaw(line, name, fields));
    }
  }
  return found;
}

function toRaw(line: number, name: string, raw: ReadonlyMap<string, string>): RawReference {
  const names = raw.get('author') ?? raw.get('editor') ?? '';
  const fields = new Map([...raw].map(([key, value]) => [key, address(key) ? bare(value) : fromTex(value)]));
  return { line, name, authors: splitAuthors(names), fields };
}

const address = (key: string): boolean => key === 'url' || key === 'doi' || key === 'eprint';
/** An address as it is written, without the marks TeX asks for. */
const bare = (value: string): string => {
  const inner = /^\s*\\url\s*\{(.*)\}\s*$/s.exec(value)?.[1] ?? value;
  return inner.replace(/\\([_%&#~])/g, '$1').replace(/[{}\s]/g, '');
};

/** Names parted by `and` outside of braces; `{World Bank}` is one name, kept whole by its braces. */
function splitAuthors(text: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const word of text.split(/\s+/)) {
    if (word === 'and' && depth === 0) {
      names.push(name);
      name = '';
      continue;
    }
    for (const char of word) depth += char === '{' ? 1 : char === '}' ? -1 : 0;
    name = name === '' ? word : `${name} ${word}`;
  }
  return [...names, name]
    .map((one) => {
      const whole = /^\{[^\\].*\}$/s.test(one.trim());
      const said = fromTex(one);
      return whole && !said.includes(',') ? `${said},` : said;
    })
    .filter((one) => one !== '' && one !== ',');
}

/** A place in the text; every step goes forward, so that no text takes longer than its length. */
class Reader {
  at = 0;
  private lineAt = 0;
  private lines = 1;

  constructor(private readonly source: string) {}

  peek(): string {
    return this.source.charAt(this.at);
  }

  line(): number {
    for (; this.lineAt < this.at; this.lineAt += 1) if (this.source[this.lineAt] === '\n') this.lines += 1;
    return this.lines;
  }

  seek(char: string): boolean {
    const next = this.source.indexOf(char, this.at);
    this.at = next < 0 ? this.source.length : next;
    return next >= 0;
  }

  space(): void {
    while (/\s/.test(this.peek())) this.at += 1;
  }

  word(): string {
    this.space();
    const from = this.at;
    while (this.at < this.source.length && NAME.test(this.peek())) this.at += 1;
    return this.source.slice(from, this.at);
  }

  until(ends: readonly string[]): string {
    const from = this.at;
    while (this.at < this.source.length && !ends.includes(this.peek()) && this.peek() !== '=') this.at += 1;
    // `@string{name = …}` and entries without a key begin with their first field.
    if (this.peek() === '=') {
      this.at = from;
      return '';
    }
    const text = this.source.slice(from, this.at);
    if (this.peek() === ',') this.at += 1;
    return text;
  }

  /** What stands within balanced braces, from the opening one; null when they are never closed, and nothing is read. */
  braced(): string | null {
    const from = this.at;
    let depth = 0;
    for (let at = from; at < this.source.length; at += 1) {
      const char = this.source.charAt(at);
      if (char === '\\') at += 1;
      else if (char === '{') depth += 1;
      else if (char === '}') {
        depth -= 1;
        if (depth === 0) {
          this.at = at + 1;
          return this.source.slice(from + 1, at);
        }
      } else if (
        char === '@' &&
        /\n\s*$/.test(this.source.slice(Math.max(from, at - 40), at)) &&
        ENTRY.test(this.source.slice(at, at + 60))
      ) {
        // Another entry begins at the beginning of a line: these braces were forgotten.
        return null;
      }
    }
    // Never closed: nothing after it can be told apart.
    this.at = this.source.length;
    return null;
  }

  private quoted(): string | null {
    let depth = 0;
    for (let at = this.at + 1; at < this.source.length; at += 1) {
      const char = this.source.charAt(at);
      if (char === '\\') at += 1;
      else if (char === '{') depth += 1;
      else if (char === '}') depth -= 1;
      else if (char === '"' && depth <= 0) {
        const text = this.source.slice(this.at + 1, at);
        this.at = at + 1;
        return text;
      } else if (char === '@' && /\n\s*$/.test(this.source.slice(Math.max(this.at, at - 40), at)))
        return null;
    }
    this.at = this.source.length;
    return null;
  }

  /** The fields up to the end of the entry. Of a field written twice the first counts. */
  fields(
    closing: string,
    macros: ReadonlyMap<string, string>,
    into: Map<string, string>,
  ): 'ended' | 'not_closed' | 'not_readable' {
    for (;;) {
      this.space();
      while (this.peek() === ',') {
        this.at += 1;
        this.space();
      }
      if (this.peek() === closing) {
        this.at += 1;
        return 'ended';
      }
      if (this.peek() === '' || this.peek() === '@') return 'not_closed';
      const name = this.word().toLowerCase();
      this.space();
      if (name === '' || this.peek() !== '=') return 'not_readable';
      this.at += 1;
      const value = this.value(macros);
      if (value === null) return 'not_closed';
      if (!into.has(name) && value.trim() !== '') into.set(name, value);
    }
  }

  private value(macros: ReadonlyMap<string, string>): string | null {
    let said = '';
    for (;;) {
      this.space();
      const char = this.peek();
      const part = char === '{' ? this.braced() : char === '"' ? this.quoted() : this.macro(macros);
      if (part === null) return null;
      said += part;
      this.space();
      if (this.peek() !== '#') return said;
      this.at += 1;
    }
  }

  private macro(macros: ReadonlyMap<string, string>): string {
    const word = this.word();
    return macros.get(word.toLowerCase()) ?? word;
  }
}

const ENTRY = /^@\s*\w+\s*[{(]/;
