/** A Word document as plain data: what is said and under which style, never how it looks. */
export interface NoteSpec {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly company: string;
  readonly keywords: readonly string[];
  readonly language: 'fr-FR' | 'en-GB';
  /** ISO instant written as creation and modification date. */
  readonly dated: string;
  readonly headerLeft: string;
  readonly headerRight: string;
  readonly footerLeft: string;
  readonly pageWord: string;
  readonly ofWord: string;
  /** The word before the number of a table: `Tableau`, `Table`. */
  readonly tableWord: string;
  readonly blocks: readonly NoteBlock[];
}

/** An `intro` stays with the table after it. */
export type NoteBlock =
  | {
      readonly kind: 'title' | 'subtitle' | 'meta' | 'notice' | 'paragraph' | 'intro' | 'lead';
      readonly text: string;
      /** A `meta` line that stays with what follows. */
      readonly keep?: boolean;
    }
  | {
      readonly kind: 'labelled';
      readonly label: string;
      readonly text: string;
      readonly tone?: NoteTone;
      readonly keep?: boolean;
    }
  /** Leads to a table, by its number and page. */
  | { readonly kind: 'see'; readonly text: string; readonly table: string; readonly pageWord: string }
  | { readonly kind: 'bullets'; readonly items: readonly string[] }
  /** A paragraph in pieces: bold words, links, references. */
  | {
      readonly kind: 'rich';
      readonly style: NoteRichStyle;
      readonly inlines: readonly NoteInline[];
      /** The level of the list whose item it goes on with, for `continued`. */
      readonly level?: NoteListLevel;
    }
  /** An item of a list: `list` counts the numbered lists from 1, null is a bullet. */
  | {
      readonly kind: 'item';
      readonly list: number | null;
      readonly level: NoteListLevel;
      readonly inlines: readonly NoteInline[];
    }
  | { readonly kind: 'contents'; readonly title: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly id: string }
  | NoteTable;

export type NoteListLevel = 1 | 2 | 3;
/** `field` has its label before a tab; the others are what minutes record, and what goes on within a list. */
export type NoteRichStyle =
  'paragraph' | 'quiet' | 'field' | 'decision' | 'action' | 'risk' | 'info' | 'continued';

/** A piece of a line. A `mark` can be led to by name, a `ref` leads there, `number` says a heading's own number. */
export type NoteInline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly tone?: NoteTone;
      readonly bold?: boolean;
      readonly italic?: boolean;
      readonly struck?: boolean;
      /** An address outside of the document. */
      readonly href?: string;
    }
  /** What a field is called. */
  | { readonly kind: 'label'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'tab' }
  | { readonly kind: 'mark'; readonly id: string; readonly text: string }
  | { readonly kind: 'ref'; readonly to: string; readonly text: string }
  | { readonly kind: 'number'; readonly to: string }
  /** Leads to a table by its number: `Tableau 4`. */
  | { readonly kind: 'table'; readonly to: string };

/** Meaning carried by a character style; never the only carrier. */
export type NoteTone = 'good' | 'warning' | 'bad' | 'muted' | 'strong';

export interface NoteTable {
  readonly kind: 'table';
  /** Names the table for what leads to it; unique in the note. */
  readonly id?: string;
  readonly caption: string;
  /** Alternative text: what the table says. */
  readonly alt: string;
  readonly columns: readonly {
    readonly label: string;
    readonly share: number;
    readonly align?: 'left' | 'right';
  }[];
  /** Cells of the first row, where they are more than the labels of the columns. */
  readonly head?: readonly NoteCell[];
  readonly rows: readonly (readonly NoteCell[])[];
}

export interface NoteCell {
  readonly text: string;
  readonly tone?: NoteTone;
  /** Id of the heading the text leads to. */
  readonly link?: string;
  /** The word before the page of that heading, where it is said too: `p.`. */
  readonly pageWord?: string;
  /** What the cell holds, where it is more than its text. */
  readonly paragraphs?: readonly (readonly NoteInline[])[];
  /** Columns it takes; the row then has fewer cells. */
  readonly across?: number;
  /** The cell begins, or goes on with, one that takes several rows. */
  readonly down?: 'start' | 'continue';
}
