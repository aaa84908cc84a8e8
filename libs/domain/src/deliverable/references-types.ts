import type { BibliographyContent } from './contents.js';

export type BibliographyReference = BibliographyContent['references'][number];

/** What is wrong with a pasted reference. `skipped`: it was left out; else a field of it was mended or left empty. */
export interface ReferenceProblem {
  /** Of the text, from 1: where the reference begins. */
  readonly line: number;
  readonly code:
    | 'unknown_format'
    | 'not_closed'
    | 'not_readable'
    | 'title_missing'
    | 'year_invalid'
    | 'url_invalid'
    | 'shortened'
    | 'too_many';
  /** How the reference is called there; empty when it has no name yet. */
  readonly entry: string;
  /** The field that was shortened or left empty. */
  readonly field?: string;
  readonly skipped: boolean;
}
