import type { LocalDate } from '../shared/local-date.js';

/**
 * The version of the document's shape below. A browser that knows an older one opens the document to read only, so
 * that it throws nothing away that it does not understand.
 */
export const MINUTES_SCHEMA = 1;

/** What a typed row records. An `info` stays in the minutes; the others go to the register on approval. */
export const ENTRY_KINDS = ['decision', 'action', 'risk', 'info'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const MINUTES_LIMITS = {
  /** Bytes of the whole document as Yjs stores it, and of one change. */
  document: 4_000_000,
  change: 1_000_000,
  /** Characters that one paste may bring. */
  paste: 200_000,
  entries: 300,
  entryText: 300,
  comments: 500,
  comment: 4000,
  quote: 1000,
  reason: 2000,
  /** Bytes of raw notes or of a transcript. */
  notes: 2_000_000,
} as const;

export type MinutesMark =
  | { readonly type: 'bold' | 'italic' | 'strike' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } };

export interface MinutesText {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly MinutesMark[];
}

export interface MinutesMention {
  readonly type: 'mention';
  /** `label` is the name when it was written, shown when the person is known no more. */
  readonly attrs: { readonly id: string; readonly label: string };
}

export type MinutesInline = MinutesText | MinutesMention | { readonly type: 'hardBreak' };

/** A point of the agenda, as a heading: what follows it was said about it. `itemId` is null for one typed by hand. */
export interface MinutesPoint {
  readonly type: 'point';
  readonly attrs: { readonly itemId: string | null };
  readonly content?: readonly MinutesInline[];
}

/** A typed row. Its words are its content; owner and date are those of an action, 1–5 grades those of a risk. */
export interface MinutesEntry {
  readonly type: 'entry';
  readonly attrs: {
    /** A UUID given when the row is typed: the register knows the row by it. */
    readonly entryId: string;
    readonly kind: EntryKind;
    /** Who does an action, takes a decision, or follows a risk. */
    readonly ownerId: string | null;
    readonly dueOn: LocalDate | null;
    /** Of the meeting's; null means the meeting's only one, or that of the point above. */
    readonly useCaseId: string | null;
    readonly probability: number | null;
    readonly impact: number | null;
  };
  readonly content?: readonly MinutesInline[];
}

export interface MinutesParagraph {
  readonly type: 'paragraph';
  readonly content?: readonly MinutesInline[];
}

export interface MinutesHeading {
  readonly type: 'heading';
  readonly attrs: { readonly level: 2 | 3 };
  readonly content?: readonly MinutesInline[];
}

export interface MinutesListItem {
  readonly type: 'listItem';
  readonly content?: readonly (MinutesParagraph | MinutesList)[];
}

export interface MinutesList {
  readonly type: 'bulletList' | 'orderedList';
  readonly content?: readonly MinutesListItem[];
}

export interface MinutesCell {
  readonly type: 'tableHeader' | 'tableCell';
  readonly attrs?: { readonly colspan?: number; readonly rowspan?: number };
  readonly content?: readonly (MinutesParagraph | MinutesList)[];
}

export interface MinutesTable {
  readonly type: 'table';
  readonly content?: readonly { readonly type: 'tableRow'; readonly content?: readonly MinutesCell[] }[];
}

export type MinutesBlock =
  MinutesPoint | MinutesEntry | MinutesParagraph | MinutesHeading | MinutesList | MinutesTable;

/** The document of some minutes, as ProseMirror writes it in JSON; empty contents are left out. */
export interface MinutesContent {
  readonly type: 'doc';
  readonly content?: readonly MinutesBlock[];
}

/** The words of `inlines`, marks and line breaks left out. */
export function plainText(inlines: readonly MinutesInline[] = []): string {
  return inlines
    .map((one) => (one.type === 'text' ? one.text : one.type === 'mention' ? one.attrs.label : ' '))
    .join('');
}
