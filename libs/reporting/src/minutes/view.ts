import type { AttendanceStatus, EntryKind, MinutesBlock, MinutesInline } from '@jalon/domain';

/** A typed row, numbered within the document: D1, A1, R1; an information has no number. */
export interface EntryView {
  readonly kind: EntryKind;
  /** `D1`; empty for an information. */
  readonly label: string;
  readonly inlines: readonly MinutesInline[];
  readonly text: string;
  readonly ownerName: string | null;
  readonly dueText: string | null;
  readonly stateText: string;
  /** `UC-001 · A-3` once in the register, else the code of the use case; null when it has none. */
  readonly register: string | null;
  /** `4 × 5 = 20`, and the word for it. */
  readonly gradesText: string | null;
  readonly level: 'low' | 'moderate' | 'severe' | null;
  readonly levelText: string | null;
  /** The point it was recorded in; null before the first. */
  readonly pointId: string | null;
}

export type PointBlock =
  | { readonly kind: 'entry'; readonly entry: EntryView }
  | { readonly kind: 'block'; readonly block: Exclude<MinutesBlock, { type: 'point' | 'entry' }> };

export interface PointView {
  /** Names the heading in the document; null for what stands before the first point. */
  readonly id: string | null;
  readonly title: string;
  readonly blocks: readonly PointBlock[];
}

export interface MinutesView {
  readonly title: string;
  readonly objective: string;
  readonly body: string;
  readonly dateText: string;
  readonly place: string;
  readonly chairName: string;
  readonly authorName: string;
  readonly useCases: readonly string[];
  readonly editionText: string;
  readonly confidentiality: string;
  readonly attendance: readonly { readonly status: AttendanceStatus; readonly names: readonly string[] }[];
  readonly agenda: readonly {
    readonly title: string;
    readonly ownerName: string;
    readonly durationText: string;
    /** The point that dealt with it, and what became of it in a word: carried over, or not dealt with; else empty. */
    readonly pointId: string | null;
    readonly outcome: string;
  }[];
  readonly previous: readonly {
    readonly code: string;
    readonly title: string;
    readonly ownerName: string | null;
    readonly dueText: string | null;
    readonly stateText: string;
    readonly late: boolean;
    readonly done: boolean;
  }[];
  readonly points: readonly PointView[];
  readonly decisions: readonly EntryView[];
  readonly actions: readonly EntryView[];
  readonly risks: readonly EntryView[];
  readonly nextText: string;
  /** Whether the recap tables say which use case a row is of. */
  readonly withRegister: boolean;
}
