import type { TokenData, TokenTable } from './data.js';
import type { Found, TokenMark } from './paragraphs.js';

/** Said where nothing is known. */
export const DASH = '—';

/** Values by name in small letters. */
interface Values {
  readonly text: ReadonlyMap<string, string>;
  readonly tables: ReadonlyMap<string, TokenTable>;
  readonly lists: ReadonlyMap<string, readonly TokenData[]>;
  readonly charts: ReadonlyMap<string, TokenData['charts'][string]>;
}

const lowered = <Value>(record: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));

const valuesOf = ({ text, tables, lists, charts }: TokenData): Values => ({
  text: lowered(text),
  tables: lowered(tables),
  lists: lowered(lists),
  charts: lowered(charts),
});

/** A row to be shown: the values of an item, or the cells of a table by the names of its columns. */
export interface ScopeRow {
  readonly item: TokenData;
}

/**
 * What names mean where a token stands: of the whole document, and of the items and rows around it. A name with a dot
 * at its beginning is looked for from the innermost outwards.
 */
export class Scope {
  private constructor(
    private readonly root: Values,
    private readonly inner: readonly Values[],
  ) {}

  static of(data: TokenData): Scope {
    return new Scope(valuesOf(data), []);
  }

  within(item: TokenData): Scope {
    return new Scope(this.root, [valuesOf(item), ...this.inner]);
  }

  private find<Value>(name: string, pick: (values: Values) => ReadonlyMap<string, Value>): Value | undefined {
    if (!name.startsWith('.')) return pick(this.root).get(name);
    for (const values of this.inner) {
      const value = pick(values).get(name.slice(1));
      if (value !== undefined) return value;
    }
    return undefined;
  }

  text(name: string): string {
    const value = this.find(name, ({ text }) => text);
    return value === undefined || value === '' ? DASH : value;
  }

  /** A marker says nothing; what is not a token, or stands where it cannot be, is not left in place. */
  say(found: Found): string {
    if (found.kind === 'malformed') return DASH;
    if (found.kind !== 'token' || found.mark.sign !== '') return '';
    return this.text(found.mark.name);
  }

  items(mark: TokenMark): readonly TokenData[] | undefined {
    return this.find(mark.name, ({ lists }) => lists);
  }

  chart(name: string): TokenData['charts'][string] | undefined {
    return this.find(name, ({ charts }) => charts);
  }

  /** The rows of a table or of a list; one that says that there is none where there is none. */
  rows(mark: TokenMark): readonly ScopeRow[] | { readonly empty: string } {
    const items = this.items(mark);
    if (items !== undefined) return items.length === 0 ? { empty: DASH } : items.map((item) => ({ item }));
    const table = this.find(mark.name, ({ tables }) => tables);
    if (table === undefined || table.rows.length === 0) return { empty: table?.empty || DASH };
    return table.rows.map((cells) => ({
      item: {
        text: Object.fromEntries(table.columns.map((column, at) => [column, cells[at] ?? ''])),
        tables: {},
        lists: {},
        charts: {},
      },
    }));
  }
}
