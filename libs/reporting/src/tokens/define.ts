import { cleanLine } from '../text/index.js';
import type { ChartData, TokenData, TokenEntry, TokenTable, TokenWords } from './data.js';

/**
 * A token of what it is read from: its entry in the catalogue and its value, defined together so that a template may use
 * no name that has no value. The tokens of a kind are a list of these (see kinds/).
 */
export interface TokenDefinition<View> {
  readonly entry: TokenEntry;
  readonly read: (view: View) => TokenValue;
}

type TokenValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly table: TokenTable }
  | { readonly kind: 'list'; readonly items: readonly TokenData[] }
  | { readonly kind: 'chart'; readonly chart: ChartData };

/** A column: its name, what it is in French and in English, and its text in a row. */
export type TokenColumn<Row> = readonly [
  name: string,
  fr: string,
  en: string,
  read: (row: Row) => string | null,
];

const words = (fr: string, en: string): TokenWords => ({ fr, en });

export function text<View>(
  name: string,
  fr: string,
  en: string,
  read: (view: View) => string | null | undefined,
): TokenDefinition<View> {
  return {
    entry: { name, kind: 'text', description: words(fr, en) },
    read: (view) => ({ kind: 'text', text: cleanLine(read(view)) }),
  };
}

/** `rows` gives the rows and what is said when there is none. */
export function table<View, Row>(
  name: string,
  fr: string,
  en: string,
  rows: (view: View) => { readonly rows: readonly Row[]; readonly empty: string },
  columns: readonly TokenColumn<Row>[],
): TokenDefinition<View> {
  return {
    entry: {
      name,
      kind: 'table',
      description: words(fr, en),
      columns: columns.map(([column, inFrench, inEnglish]) => ({
        name: column,
        description: words(inFrench, inEnglish),
      })),
    },
    read: (view) => {
      const { rows: found, empty } = rows(view);
      return {
        kind: 'table',
        table: {
          columns: columns.map(([column]) => column),
          rows: found.map((row) => columns.map(([, , , read]) => cleanLine(read(row)))),
          empty: cleanLine(empty),
        },
      };
    },
  };
}

/** A table whose rows are cells in the order of the columns. */
export function cells<View>(
  name: string,
  fr: string,
  en: string,
  rows: (view: View) => {
    readonly rows: readonly (readonly { readonly text: string }[])[];
    readonly empty: string;
  },
  columns: readonly (readonly [name: string, fr: string, en: string])[],
): TokenDefinition<View> {
  return table(
    name,
    fr,
    en,
    rows,
    columns.map(([column, inFrench, inEnglish], at) => [
      column,
      inFrench,
      inEnglish,
      (row: readonly { readonly text: string }[]) => row[at]?.text ?? '',
    ]),
  );
}

export function list<View, Item>(
  name: string,
  fr: string,
  en: string,
  items: (view: View) => readonly Item[],
  of: readonly TokenDefinition<Item>[],
): TokenDefinition<View> {
  return {
    entry: { name, kind: 'list', description: words(fr, en), items: of.map(({ entry }) => entry) },
    read: (view) => ({ kind: 'list', items: items(view).map((item) => readTokens(of, item)) }),
  };
}

export function chart<View>(
  name: string,
  fr: string,
  en: string,
  read: (view: View) => ChartData,
): TokenDefinition<View> {
  return {
    entry: { name, kind: 'chart', description: words(fr, en) },
    read: (view) => ({ kind: 'chart', chart: cleanChart(read(view)) }),
  };
}

function cleanChart(data: ChartData): ChartData {
  return {
    alt: cleanLine(data.alt),
    categories: data.categories.map(cleanLine),
    series: data.series.map(({ name, values }) => ({ name: cleanLine(name), values })),
  };
}

export function readTokens<View>(definitions: readonly TokenDefinition<View>[], view: View): TokenData {
  const data = {
    text: {} as Record<string, string>,
    tables: {} as Record<string, TokenTable>,
    lists: {} as Record<string, readonly TokenData[]>,
    charts: {} as Record<string, ChartData>,
  };
  for (const { entry, read } of definitions) {
    const value = read(view);
    if (value.kind === 'text') data.text[entry.name] = value.text;
    else if (value.kind === 'table') data.tables[entry.name] = value.table;
    else if (value.kind === 'list') data.lists[entry.name] = value.items;
    else data.charts[entry.name] = value.chart;
  }
  return data;
}
