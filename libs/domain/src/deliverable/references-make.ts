import { fold } from '../portfolio-import/text.js';
import { DELIVERABLE_LIMITS as L } from './contents.js';
import type { BibliographyReference, ReferenceProblem } from './references-types.js';

/** A reference as its file says it: fields by their BibTeX names, authors as written. */
export interface RawReference {
  readonly line: number;
  readonly name: string;
  readonly authors: readonly string[];
  readonly fields: ReadonlyMap<string, string>;
}

const URL_LIMIT = 2_000;

/** Makes references that keep to the contract, each with a key of its own. */
export class ReferenceBuilder {
  private readonly taken: Set<string>;

  constructor(
    taken: ReadonlySet<string>,
    private readonly problems: ReferenceProblem[],
  ) {
    this.taken = new Set(taken);
  }

  make(raw: RawReference): BibliographyReference | null {
    const title = clean(raw.fields.get('title') ?? '');
    const authors = authorsText(raw.authors);
    const year = this.year(raw);
    const entry = raw.name || title.slice(0, 80);
    if (title === '') {
      this.problems.push({ line: raw.line, code: 'title_missing', entry, skipped: true });
      return null;
    }
    const subtitle = clean(raw.fields.get('subtitle') ?? '');
    const key = this.key(raw.name || `${familyOf(authors)}${year ?? ''}` || 'ref');
    return {
      key,
      authors: this.short(raw, 'authors', authors, L.line),
      year,
      title: this.short(raw, 'title', subtitle === '' ? title : `${title}: ${subtitle}`, L.line),
      venue: this.short(raw, 'venue', venueOf(raw.fields), L.line),
      url: this.url(raw),
      summary: this.short(raw, 'summary', clean(raw.fields.get('abstract') ?? ''), L.prose),
      relevance: null,
    };
  }

  private year(raw: RawReference): number | null {
    const written = raw.fields.get('year') ?? raw.fields.get('date') ?? '';
    if (written.trim() === '') return null;
    const year = Number(/(?<!\d)(1\d{3}|20\d{2}|2100)(?!\d)/.exec(written)?.[1] ?? 0);
    if (year > 0) return year;
    this.mended(raw, 'year_invalid', 'year');
    return null;
  }

  private url(raw: RawReference): string {
    const { fields } = raw;
    const doi = (fields.get('doi') ?? '').replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)\s*/i, '').trim();
    const arxiv = arxivOf(fields);
    const found =
      fields.get('url') ??
      (doi === '' ? undefined : `https://doi.org/${encodeURI(doi)}`) ??
      (arxiv === '' ? '' : `https://arxiv.org/abs/${encodeURI(arxiv)}`);
    const url = found.trim();
    if (url === '' || (url.length <= URL_LIMIT && /^https?:\/\/[^\s/$.?#][^\s]*$/i.test(url))) return url;
    this.mended(raw, 'url_invalid', 'url');
    return '';
  }

  private short(raw: RawReference, field: string, text: string, max: number): string {
    if (text.length <= max) return text;
    this.mended(raw, 'shortened', field);
    // Never half of a character of two units.
    const cut = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '');
    return `${cut.slice(0, cut.lastIndexOf(' ') > max * 0.7 ? cut.lastIndexOf(' ') : cut.length)}…`;
  }

  private mended(raw: RawReference, code: ReferenceProblem['code'], field: string): void {
    this.problems.push({ line: raw.line, code, entry: raw.name.slice(0, 80), field, skipped: false });
  }

  private key(name: string): string {
    const base =
      name
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/[^\w-]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, L.key - 4) || 'ref';
    let key = base;
    for (let number = 2; this.taken.has(key); number += 1) key = `${base}-${number}`;
    this.taken.add(key);
    return key;
  }
}

const clean = (text: string): string =>
  text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    // eslint-disable-next-line no-control-regex -- control characters are what a field must not keep
    .replace(/[\s\u0000-\u001F\u007F]+/g, ' ')
    .trim();

function arxivOf(fields: ReadonlyMap<string, string>): string {
  const kind = fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '';
  const number = fields.get('eprint') ?? '';
  return fold(kind) === 'arxiv' || /^\d{4}\.\d{4,5}(v\d+)?$/.test(number) ? number.trim() : '';
}

/** Where it was published, in one line: `Nature, 12(3), 1–10`. */
function venueOf(fields: ReadonlyMap<string, string>): string {
  const of = (...names: readonly string[]): string =>
    clean(names.map((name) => fields.get(name)).find((value) => value !== undefined) ?? '');
  const place = of('journal', 'journaltitle', 'booktitle', 'school', 'institution', 'publisher');
  const arxiv = arxivOf(fields);
  const published = of('howpublished');
  const name =
    place || (arxiv === '' ? (/^(\\url|https?:)/.test(published) ? '' : published) : `arXiv ${arxiv}`);
  if (name === '') return '';
  const [volume, number, pages] = [of('volume'), of('number', 'issue'), of('pages').replace(/-+/g, '–')];
  const issue = volume === '' ? number : number === '' ? volume : `${volume}(${number})`;
  return [name, issue, pages].filter((part) => part !== '').join(', ');
}

const PARTICLES = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'van',
  'von',
  'der',
  'den',
  'di',
  'da',
  'dos',
  'ten',
  'el',
  'al',
]);

/** `Dupont J., von Neumann J., et al.`, from names in either order. */
export function authorsText(names: readonly string[]): string {
  const written = names.map((name) => clean(name)).filter((name) => name !== '');
  return written
    .map((name) => (/^others\.?$/i.test(name) || /^et al\.?$/i.test(name) ? 'et al.' : authorText(name)))
    .filter((name) => name !== '')
    .join(', ');
}

function authorText(name: string): string {
  const parts = name.split(',').map((part) => part.trim());
  const [family = '', ...rest] = parts;
  if (parts.length > 1) {
    // `Family, Jr, Given` or `Family, Given`; a name without a given one is that of an organisation.
    const given = rest.at(-1) ?? '';
    const suffix = rest.length > 1 ? ` ${rest[0] ?? ''}` : '';
    return `${family}${suffix} ${initials(given)}`.trim();
  }
  const words = family.split(' ');
  if (words.length === 1) return family;
  const particle = words.findIndex(
    (word, index) => index > 0 && PARTICLES.has(word.toLowerCase()) && word === word.toLowerCase(),
  );
  const from = particle > 0 ? particle : words.length - 1;
  return `${words.slice(from).join(' ')} ${initials(words.slice(0, from).join(' '))}`;
}

/** `Jean-Noël Paul` is `J.-N. P.`. */
const initials = (given: string): string =>
  given
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) =>
      word
        .split('-')
        .filter((part) => part !== '')
        .map((part) => `${String.fromCodePoint(part.codePointAt(0) ?? 46)}.`)
        .join('-'),
    )
    .join(' ');

/** What the family name of the first author begins a key with. */
const familyOf = (authors: string): string => fold(authors).split(' ')[0] ?? '';
