import type { DeliverableKind } from '@jalon/domain';

/** The values of the tokens of one document: texts are clean and typeset in its language, empty where nothing is known. */
export interface TokenData {
  readonly text: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, TokenTable>>;
  /** One set of values an item: a slide, a block or a row each. */
  readonly lists: Readonly<Record<string, readonly TokenData[]>>;
  readonly charts: Readonly<Record<string, ChartData>>;
}

export interface TokenTable {
  /** Names of the columns, as tokens of a row call them. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Said in the first cell when there is no row. */
  readonly empty: string;
}

export interface ChartData {
  /** States the conclusion: the alternative text of the chart. */
  readonly alt: string;
  readonly categories: readonly string[];
  /** Null where there is nothing. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

export const NO_TOKENS: TokenData = { text: {}, tables: {}, lists: {}, charts: {} };

export const TOKEN_KINDS = ['text', 'table', 'list', 'chart'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

export interface TokenWords {
  readonly fr: string;
  readonly en: string;
}

/** A token that templates of a kind of deliverable may use, and what it is. */
export interface TokenEntry {
  /** Without its braces: `meeting.title`. */
  readonly name: string;
  readonly kind: TokenKind;
  readonly description: TokenWords;
  /** Of a table: what a row says, as `{{.owner}}`. */
  readonly columns?: readonly { readonly name: string; readonly description: TokenWords }[];
  /** Of a list: what an item says, as `{{.title}}`, and its own tables and charts. */
  readonly items?: readonly TokenEntry[];
}

export interface TokenCatalogue {
  readonly kind: DeliverableKind;
  readonly entries: readonly TokenEntry[];
}
