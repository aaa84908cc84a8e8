import { authorsText, type RawReference } from '../deliverable/references-make.js';
import { doiOf } from './entry.js';

/** A block of text that names no DOI, and so is no reference that can be told apart. */
export interface LostLines {
  readonly line: number;
  readonly text: string;
}

const DOI_IN_TEXT = /(?:https?:\/\/(?:dx\.)?doi\.org\/|\bdoi\s*:\s*)?\b10\.\d{4,9}\/[^\s"<>]+/i;

/**
 * References written as people cite them, each with its DOI: `Vaswani A. (2017). Attention is all you need. NeurIPS.
 * https://doi.org/10.48550/arXiv.1706.03762`, or with the title in quotes. A reference goes over lines up to its DOI;
 * an empty line ends it too.
 */
export function readDoiText(source: string): {
  readonly found: readonly RawReference[];
  readonly lost: readonly LostLines[];
} {
  const found: RawReference[] = [];
  const lost: LostLines[] = [];
  let words: string[] = [];
  let begun = 1;
  const drop = (): void => {
    if (words.length > 0) lost.push({ line: begun, text: words.join(' ').slice(0, 80) });
    words = [];
  };
  source.split('\n').forEach((text, index) => {
    const line = text.trim();
    if (line === '') {
      drop();
      return;
    }
    if (words.length === 0) begun = index + 1;
    words.push(line);
    const match = DOI_IN_TEXT.exec(line);
    if (!match) return;
    found.push(toRaw(begun, words.join(' '), match[0]));
    words = [];
  });
  drop();
  return { found, lost };
}

function toRaw(line: number, text: string, written: string): RawReference {
  const doi = doiOf(unclosed(written));
  const said = text
    .replace(written, ' ')
    .replace(/^\s*(?:\[\d+\]|\d+[.)]|[•–*-])\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const { authors, year, title, venue } = partsOf(said);
  const fields = new Map(
    Object.entries({ title, year, journal: venue, doi }).filter(([, value]) => value !== ''),
  );
  return { line, name: '', authors: namesOf(authors), fields };
}

/** Without a closing bracket that its text opens elsewhere: `(doi:10.1/x)`. */
const unclosed = (text: string): string => (text.includes('(') ? text : text.replace(/\)[.,;]*$/, ''));

function partsOf(said: string): Readonly<Record<'authors' | 'year' | 'title' | 'venue', string>> {
  const quoted = /["“«]\s*(.+?)[\s,.]*["”»]/.exec(said);
  if (quoted) {
    const venue = said.slice(quoted.index + quoted[0].length);
    const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(venue)?.[1] ?? '';
    return {
      authors: bare(said.slice(0, quoted.index).replace(/\(\d{4}[^)]*\)/, '')),
      year: year || (/\(((?:19|20)\d{2})/.exec(said)?.[1] ?? ''),
      title: bare(quoted[1] ?? ''),
      venue: bare(venue.replace(year === '' ? /^$/ : year, '').replace(/^[\s,.]*(?:in|dans)\s+/i, '')),
    };
  }
  const dated = /\(((?:19|20)\d{2})[^)]*\)[.,:]?\s*/.exec(said);
  if (!dated) return { authors: '', year: '', title: bare(said), venue: '' };
  const rest = said.slice(dated.index + dated[0].length);
  const end = /[.?!]\s+(?=\S)/.exec(rest);
  const title = end ? rest.slice(0, end.index + 1) : rest;
  return {
    authors: bare(said.slice(0, dated.index), false),
    year: dated[1] ?? '',
    title: bare(title),
    venue: bare(end ? rest.slice(end.index + end[0].length) : ''),
  };
}

const bare = (text: string, points = true): string =>
  text.replace(points ? /^[\s,.;:]+|[\s,.;:]+$/g : /^[\s,;:]+|[\s,;:]+$/g, '');

const INITIALS = /^(?:\p{Lu}\.?[\s-]?){1,4}$/u;

/** `Dupont, J., & Martin, A.`, `Dupont J., Martin A.` or `J. Dupont and A. Martin`, each as `Dupont, J.`. */
function namesOf(text: string): readonly string[] {
  const names: string[] = [];
  for (const part of text
    .replace(/,?\s+et\s+al\.?/i, ', et al.')
    .split(/\s*(?:;|,|&|\band\b|\bet\b(?!\s+al))\s*/)) {
    const name = part.trim();
    const last = names.length - 1;
    if (name === '' || /^(\.{3}|…)$/.test(name)) continue;
    if (INITIALS.test(name) && last >= 0 && !(names[last] ?? '').includes(','))
      names[last] = `${names[last] ?? ''}, ${name}`;
    else {
      const [, family, given] = /^(.+?)\s+((?:\p{Lu}\.[\s-]?)+)$/u.exec(name) ?? [];
      names.push(family !== undefined && given !== undefined ? `${family}, ${given}` : name);
    }
  }
  return names;
}

/** Authors as people cite them, as the bibliography has them: `Dupont J., Martin A.`. */
export const citedAuthors = (text: string): string => authorsText(namesOf(text));
