import { fold } from '../portfolio-import/text.js';
import type { ResearchEntry } from './entry.js';
import { readResearch, type ImportFormat, type ReadLine } from './read.js';

/** A work that the bibliography has already, as far as telling it apart goes. */
export interface KnownEntry extends Pick<ResearchEntry, 'key' | 'title' | 'year' | 'doi'> {
  readonly id: string;
}

export const DUPLICATE_SIGNS = ['doi', 'title', 'key'] as const;
export type DuplicateSign = (typeof DUPLICATE_SIGNS)[number];

/** The same work, in the bibliography (`id`) or earlier in the same text (`line`). */
export interface Duplicate {
  readonly by: DuplicateSign;
  readonly id: string | null;
  readonly line: number | null;
  readonly title: string;
}

export interface PlannedLine extends ReadLine {
  readonly state: 'new' | 'duplicate' | 'refused';
  readonly duplicate: Duplicate | null;
}

export interface ImportPlan {
  readonly format: ImportFormat;
  readonly lines: readonly PlannedLine[];
}

/**
 * What an import of `text` would do, line by line. `known` has at least every work that shares a DOI, a key or a folded
 * title with the text. The first of several in the text is the new one.
 */
export function planImport(text: string, known: readonly KnownEntry[]): ImportPlan {
  const { format, lines } = readResearch(text);
  const seen = new Signs();
  for (const one of known) seen.add(one, { id: one.id, line: null, title: one.title });
  return {
    format,
    lines: lines.map((line): PlannedLine => {
      if (!line.entry) return { ...line, state: 'refused', duplicate: null };
      const duplicate = seen.find(line.entry);
      if (!duplicate) seen.add(line.entry, { id: null, line: line.line, title: line.entry.title });
      return { ...line, state: duplicate ? 'duplicate' : 'new', duplicate };
    }),
  };
}

type Signed = Pick<ResearchEntry, 'key' | 'title' | 'year' | 'doi'>;
type Place = Omit<Duplicate, 'by'>;

/**
 * Works by what tells them: the same DOI; the same title, whatever its case, accents and punctuation, unless years
 * differ by more than one (a preprint and its publication are one work); the same key and year. Two DOIs that differ
 * are two works, but for titles that are the same in the same year.
 */
class Signs {
  private readonly by: Readonly<Record<DuplicateSign, Map<string, { of: Signed; place: Place }[]>>> = {
    doi: new Map(),
    title: new Map(),
    key: new Map(),
  };

  add(of: Signed, place: Place): void {
    for (const sign of DUPLICATE_SIGNS) {
      const value = signOf(sign, of);
      if (value === '') continue;
      const list = this.by[sign].get(value) ?? [];
      list.push({ of, place });
      this.by[sign].set(value, list);
    }
  }

  find(one: Signed): Duplicate | null {
    for (const sign of DUPLICATE_SIGNS) {
      const found = this.by[sign].get(signOf(sign, one))?.find(({ of }) => agree(sign, one, of));
      if (found) return { by: sign, ...found.place };
    }
    return null;
  }
}

function signOf(sign: DuplicateSign, one: Signed): string {
  if (sign === 'doi') return one.doi.toLowerCase();
  return sign === 'title' ? fold(one.title) : one.key.toLowerCase();
}

function agree(sign: DuplicateSign, left: Signed, right: Signed): boolean {
  if (sign === 'doi') return true;
  const apart = left.year === null || right.year === null ? 0 : Math.abs(left.year - right.year);
  const twoDois = left.doi !== '' && right.doi !== '' && left.doi.toLowerCase() !== right.doi.toLowerCase();
  if (sign === 'title') return twoDois ? apart === 0 : apart <= 1;
  return apart === 0 && !twoDois;
}
