import { fold } from '../portfolio-import/text.js';
import type { BibliographyContent } from './contents.js';

type Reference = BibliographyContent['references'][number];

/**
 * References in the order they are listed and numbered in: by authors (by title where there are none), then by year,
 * those without a year last, then by title and key. Accents and case do not count; the order in the content does not.
 */
export function sortReferences(references: readonly Reference[]): readonly Reference[] {
  const keyed = references.map((reference) => ({
    reference,
    by: [
      fold(reference.authors) || fold(reference.title),
      String(reference.year ?? 9_999).padStart(4, '0'),
      fold(reference.title),
      reference.key,
    ],
  }));
  return keyed.sort((left, right) => compareAll(left.by, right.by)).map(({ reference }) => reference);
}

function compareAll(left: readonly string[], right: readonly string[]): number {
  for (const [index, one] of left.entries()) {
    const other = right[index] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** A piece of a text that cites: words, or the keys of the references it names. */
export type CitationPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cite'; readonly keys: readonly string[] };

/**
 * A text in pieces: `[vaswani2017]`, `[@vaswani2017; lewis2020]` name references by their keys. Brackets that name
 * something else stay as they are.
 */
export function citationsOf(text: string, keys: ReadonlySet<string>): readonly CitationPiece[] {
  const pieces: CitationPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(/\[([^[\]\n]{1,400})\]/g)) {
    const named = (match[1] ?? '').split(/[;,]/).map((key) => key.trim().replace(/^@/, ''));
    if (!named.every((key) => keys.has(key))) continue;
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
    pieces.push({ kind: 'cite', keys: [...new Set(named)] });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}
