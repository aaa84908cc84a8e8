import { DELIVERABLE_LIMITS, type BibliographyContent } from '../deliverable/contents.js';
import { shorten } from '../portfolio-import/text.js';

/** A work of the bibliography. `doi` is bare (`10.1145/…`), empty when there is none; texts are of one line. */
export interface ResearchEntry {
  readonly key: string;
  /** `Dupont J., von Neumann J., et al.` */
  readonly authors: string;
  readonly year: number | null;
  readonly title: string;
  readonly venue: string;
  readonly url: string;
  readonly doi: string;
  readonly summary: string;
}

export const RESEARCH_LIMITS = {
  title: 500,
  key: 120,
  doi: 300,
  url: 2_000,
  authors: 1_000,
  venue: 300,
  /** Entries of one import. */
  import: 500,
  /** Characters of a pasted text or a file. */
  text: 500_000,
  /** Internships and use cases that one object is attached to. */
  links: 50,
  /** Entries of one exported file. */
  export: 10_000,
} as const;

const DOI = /^10\.\d{4,9}\/\S+$/;

/** The bare DOI of an address or of a text that begins with one; empty when there is none. */
export function doiOf(text: string): string {
  const bare = text
    .trim()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi\s*:\s*)/i, '')
    .replace(/[.,;]+$/, '');
  return DOI.test(bare) && bare.length <= RESEARCH_LIMITS.doi ? bare : '';
}

/** These entries as the references of a deliverable « Bibliographie », which has shorter lines and no DOI of its own. */
export function bibliographyOf(entries: readonly ResearchEntry[]): BibliographyContent['references'] {
  const taken = new Set<string>();
  return entries.slice(0, DELIVERABLE_LIMITS.references).map((entry) => ({
    key: freeKey(entry.key.slice(0, DELIVERABLE_LIMITS.key - 4), taken),
    authors: shorten(entry.authors, DELIVERABLE_LIMITS.line),
    year: entry.year,
    title: shorten(entry.title, DELIVERABLE_LIMITS.line),
    venue: shorten(entry.venue, DELIVERABLE_LIMITS.line),
    url: entry.url || (entry.doi === '' ? '' : `https://doi.org/${encodeURI(entry.doi)}`),
    summary: entry.summary,
    relevance: null,
  }));
}

/** `key`, or the first of `key-2`, `key-3`… that is not in `taken`, which it joins. */
export function freeKey(key: string, taken: Set<string>): string {
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key}-${number}`;
  taken.add(free);
  return free;
}
