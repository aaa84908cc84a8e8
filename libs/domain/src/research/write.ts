import type { ResearchEntry } from './entry.js';

export const EXPORT_FORMATS = ['bibtex', 'ris'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The entries as a file of a reference manager, which readResearch reads back as they are. */
export function writeReferences(entries: readonly ResearchEntry[], format: ExportFormat): string {
  return entries.map(format === 'bibtex' ? bibtexOf : risOf).join('\n');
}

function bibtexOf(entry: ResearchEntry): string {
  const fields: readonly (readonly [string, string])[] = [
    ['author', namesOf(entry.authors).map(bibtexName).join(' and ')],
    ['title', tex(entry.title)],
    ['journal', tex(entry.venue)],
    ['year', entry.year === null ? '' : String(entry.year)],
    ['doi', address(entry.doi)],
    ['url', address(entry.url)],
    ['abstract', tex(entry.summary)],
  ];
  const lines = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@${entry.venue === '' ? 'misc' : 'article'}{${entry.key},\n${lines.join('')}}\n`;
}

function risOf(entry: ResearchEntry): string {
  const lines: readonly (readonly [string, string])[] = [
    ['TY', entry.venue === '' ? 'GEN' : 'JOUR'],
    ['ID', entry.key],
    ...namesOf(entry.authors).map((name) => ['AU', risName(name)] as const),
    ['TI', entry.title],
    ['JO', entry.venue],
    ['PY', entry.year === null ? '' : String(entry.year)],
    ['DO', entry.doi],
    ['UR', entry.url],
    ['AB', entry.summary],
  ];
  const said = lines.filter(([, value]) => value !== '').map(([mark, value]) => `${mark}  - ${value}\n`);
  return `${said.join('')}ER  - \n`;
}

interface Name {
  readonly kind: 'person' | 'body' | 'others';
  readonly family: string;
  readonly given: string;
}

/** The names of `Dupont J.-P., World Bank, et al.`: a person's end with initials, the others are those of bodies. */
function namesOf(authors: string): readonly Name[] {
  return authors
    .split(', ')
    .filter((name) => name.trim() !== '')
    .map((name): Name => {
      if (/^et al\.?$/i.test(name)) return { kind: 'others', family: '', given: '' };
      const [, family, given] = /^(.+?) (\S\.(?:[ -]\S\.)*)$/u.exec(name) ?? [];
      return family === undefined || given === undefined
        ? { kind: 'body', family: name, given: '' }
        : { kind: 'person', family, given };
    });
}

function bibtexName({ kind, family, given }: Name): string {
  if (kind === 'others') return 'others';
  if (kind === 'body') return `{${tex(family)}}`;
  const guarded = /\band\b/i.test(family) ? `{${tex(family)}}` : tex(family);
  return `${guarded}, ${tex(given)}`;
}

const risName = ({ kind, family, given }: Name): string =>
  kind === 'others' ? 'et al.' : kind === 'person' ? `${family}, ${given}` : `${family},`;

/** A text as TeX writes it: what it would take for commands, dashes, quotes or spaces is marked; accents stay letters. */
function tex(text: string): string {
  return text
    .replace(/[\\~{}&%$#_]/g, (char) =>
      char === '\\' ? '\\textbackslash{}' : char === '~' ? '\\textasciitilde{}' : `\\${char}`,
    )
    .replace(/--|''|``/g, (pair) => `${pair.charAt(0)}{}${pair.charAt(1)}`)
    .replace(/([-'`])(?=\1)/g, '$1{}');
}

/** Braces and backslashes, which no address needs bare, as their codes. */
const address = (text: string): string =>
  text.replace(/[{}\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
