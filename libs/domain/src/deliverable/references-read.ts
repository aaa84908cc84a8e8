import { DELIVERABLE_LIMITS as L } from './contents.js';
import { readBibtex } from './references-bibtex.js';
import { ReferenceBuilder, type RawReference } from './references-make.js';
import { readRis } from './references-ris.js';
import type { BibliographyReference, ReferenceProblem } from './references-types.js';

export type { BibliographyReference, ReferenceProblem } from './references-types.js';

export interface ReadReferences {
  readonly references: readonly BibliographyReference[];
  readonly problems: readonly ReferenceProblem[];
}

/**
 * Reads references pasted from a reference manager: BibTeX (or BibLaTeX) or RIS, told by its own marks. Accents written
 * in TeX become letters; authors are written `Dupont J., Martin A.` whatever the order in the file; a DOI or an arXiv
 * number becomes an address. Keys are unique and differ from `taken`. One bad reference does not lose the others: each
 * problem is told with its line.
 */
export function readReferences(text: string, taken: readonly string[] = []): ReadReferences {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const problems: ReferenceProblem[] = [];
  if (source.trim() === '') return { references: [], problems };
  const raw = rawReferences(source, problems);
  const builder = new ReferenceBuilder(new Set(taken), problems);
  const references: BibliographyReference[] = [];
  for (const one of raw) {
    if (references.length + taken.length >= L.references) {
      problems.push({ line: one.line, code: 'too_many', entry: one.name, skipped: true });
      continue;
    }
    const made = builder.make(one);
    if (made) references.push(made);
  }
  return { references, problems: [...problems].sort((left, right) => left.line - right.line) };
}

/** The references of a BibTeX or RIS text as they stand there; one of another format is told as a problem. */
export function rawReferences(source: string, problems: ReferenceProblem[]): readonly RawReference[] {
  if (/^\s*TY {1,2}- /m.test(source)) return readRis(source, problems);
  if (/@\s*\w+\s*[{(]/.test(source)) return readBibtex(source, problems);
  problems.push({ line: 1, code: 'unknown_format', entry: '', skipped: true });
  return [];
}
