import { ReferenceBuilder, type RawReference } from '../deliverable/references-make.js';
import { rawReferences, type ReferenceProblem } from '../deliverable/references-read.js';
import { readDoiText } from './doi-text.js';
import { doiOf, RESEARCH_LIMITS, type ResearchEntry } from './entry.js';

export const IMPORT_PROBLEMS = [
  'unknown_format',
  'not_closed',
  'not_readable',
  'title_missing',
  'year_invalid',
  'url_invalid',
  'shortened',
  'too_many',
  'doi_missing',
  'doi_invalid',
] as const;
export type ImportProblem = Omit<ReferenceProblem, 'code'> & {
  readonly code: (typeof IMPORT_PROBLEMS)[number];
};
export type ImportFormat = 'bibtex' | 'ris' | 'doi' | 'none';

/** One reference of the text, and what was mended of it. Without `entry` it cannot be taken: the problems say why. */
export interface ReadLine {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly entry: ResearchEntry | null;
  readonly problems: readonly ImportProblem[];
}

/**
 * Reads BibTeX, RIS, or references written as people cite them with their DOI; the text says which by its marks. Each
 * reference keeps the key it would have alone: two of them may have the same.
 */
export function readResearch(text: string): {
  readonly format: ImportFormat;
  readonly lines: readonly ReadLine[];
} {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (source.trim() === '') return { format: 'none', lines: [] };
  const format = formatOf(source);
  const problems: ImportProblem[] = [];
  const raw = format === 'doi' ? doiReferences(source, problems) : structured(source, problems);
  const lines: ReadLine[] = [];
  const used = new Set<ImportProblem>();
  for (const one of raw) {
    const found: ImportProblem[] = problems.filter(({ line }) => line === one.line);
    for (const problem of found) used.add(problem);
    const made = lines.length >= RESEARCH_LIMITS.import ? null : entryOf(one, found);
    if (lines.length >= RESEARCH_LIMITS.import) {
      found.push({ line: one.line, code: 'too_many', entry: one.name, skipped: true });
    }
    lines.push({ line: one.line, entry: made, problems: found });
  }
  const alone = problems.filter((problem) => !used.has(problem));
  lines.push(...alone.map((problem) => ({ line: problem.line, entry: null, problems: [problem] })));
  return { format, lines: lines.sort((left, right) => left.line - right.line) };
}

function formatOf(source: string): ImportFormat {
  if (/^\s*TY {1,2}- /m.test(source)) return 'ris';
  return /^\s*@\s*\w+\s*[{(]/m.test(source) ? 'bibtex' : 'doi';
}

function structured(source: string, problems: ImportProblem[]): readonly RawReference[] {
  const said: ReferenceProblem[] = [];
  const raw = rawReferences(source, said);
  problems.push(...said);
  return raw;
}

function doiReferences(source: string, problems: ImportProblem[]): readonly RawReference[] {
  const { found, lost } = readDoiText(source);
  if (found.length === 0) {
    problems.push({ line: 1, code: 'unknown_format', entry: '', skipped: true });
    return [];
  }
  problems.push(
    ...lost.map(({ line, text }) => ({ line, code: 'doi_missing' as const, entry: text, skipped: true })),
  );
  return found;
}

function entryOf(raw: RawReference, problems: ImportProblem[]): ResearchEntry | null {
  const said: ReferenceProblem[] = [];
  const made = new ReferenceBuilder(new Set(), said).make(raw);
  problems.push(...said);
  if (!made) return null;
  const written = raw.fields.get('doi') ?? '';
  const doi = doiOf(written === '' ? (raw.fields.get('url') ?? '') : written);
  if (doi === '' && written.trim() !== '') {
    problems.push({ line: raw.line, code: 'doi_invalid', entry: raw.name, field: 'doi', skipped: false });
  }
  const { relevance: _, ...entry } = made;
  return { ...entry, url: doiOf(entry.url) === '' ? entry.url : '', doi };
}
