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
  | { readonly kind: 'contents'; readonly title: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly id: string }
  | NoteTable;

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
  readonly rows: readonly (readonly NoteCell[])[];
}

export interface NoteCell {
  readonly text: string;
  readonly tone?: NoteTone;
  /** Id of the heading the text leads to. */
  readonly link?: string;
  /** The word before the page of that heading, where it is said too: `p.`. */
  readonly pageWord?: string;
}
