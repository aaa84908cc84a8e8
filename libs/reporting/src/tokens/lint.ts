import type { DeliverableKind, TemplateFindingCode, TemplateFormat } from '@jalon/domain';
import type { TemplateFinding, TemplateParts, TemplateToken } from '../template/report.js';
import { descendants, elements, isElement, type XmlElement } from '../xml/xml.js';
import type { TokenEntry } from './data.js';
import { rowMark, tablesOf } from './deck-tables.js';
import { altOf, framesOf, propertiesOf } from './drawings.js';
import { slideMark } from './fill-deck.js';
import { blockAt, storiesOf, wordRowMark } from './fill-note.js';
import { OfficePackage } from './package.js';
import {
  DRAWING,
  findTokens,
  paragraphsOf,
  paragraphText,
  WORD,
  type Markup,
  type TokenMark,
} from './paragraphs.js';
import { tokenCatalogue } from './registry.js';

export interface TokenLint {
  readonly tokens: readonly TemplateToken[];
  readonly findings: readonly TemplateFinding[];
}

/** Says whether a template fills its own pages: it has at least one token. */
export function hasTokens(format: TemplateFormat, parts: TemplateParts): boolean {
  return lintTokens(format, parts, null).tokens.length > 0;
}

/**
 * The tokens of a template and what is wrong with them, each with its place. `kind` is what the template is for: without
 * one, names are not judged. @throws Error when a part cannot be read
 */
export function lintTokens(
  format: TemplateFormat,
  parts: TemplateParts,
  kind: DeliverableKind | null,
): TokenLint {
  const pack = new OfficePackage(parts);
  const lint = new Lint(kind === null ? null : tokenCatalogue(kind).entries);
  if (format === 'pptx') lintDeck(pack, lint);
  else lintNote(pack, lint);
  if (lint.tokens.length > 0) lint.find('info', 'tokens_found', '', String(lint.tokens.length));
  return { tokens: lint.tokens, findings: lint.findings };
}

type Entries = readonly TokenEntry[] | null;
/** What names mean at a place: of the document, and of the items around it. Null where names are not judged. */
interface Names {
  readonly root: Entries;
  readonly inner: readonly (readonly TokenEntry[])[];
}

class Lint {
  readonly tokens: TemplateToken[] = [];
  readonly findings: TemplateFinding[] = [];
  readonly names: Names;

  constructor(entries: Entries) {
    this.names = { root: entries, inner: [] };
  }

  find(level: TemplateFinding['level'], code: TemplateFindingCode, place: string, ...params: string[]): void {
    this.findings.push({ level, code, place, params });
  }

  /** Reads the tokens of a text; `kinds` are those that may stand there. */
  text(text: string, place: string, names: Names, kinds: readonly TokenEntry['kind'][] = ['text']): void {
    for (const found of findTokens(text)) {
      if (found.kind !== 'token') {
        this.find('error', `token_${found.kind}`, place, found.typed.trim());
        continue;
      }
      const { sign, name, typed } = found.mark;
      this.tokens.push({ name: `${sign}${typed}`, place });
      if (sign !== '') {
        this.find('error', 'token_misplaced', place, `${sign}${typed}`);
        continue;
      }
      const entry = this.entry(name, names);
      if (entry === null) this.find('error', 'token_unknown', place, typed);
      else if (entry !== undefined && !kinds.includes(entry.kind))
        this.find('error', 'token_misplaced', place, typed);
    }
  }

  /** Notes a marker and gives the names within what it repeats. */
  opened(mark: TokenMark, place: string, names: Names, kinds: readonly TokenEntry['kind'][]): Names {
    this.tokens.push({ name: `#${mark.typed}`, place });
    const entry = this.entry(mark.name, names);
    if (entry === null) this.find('error', 'token_unknown', place, mark.typed);
    else if (entry !== undefined && !kinds.includes(entry.kind))
      this.find('error', 'token_misplaced', place, mark.typed);
    if (!entry) return { root: names.root, inner: [[], ...names.inner] };
    const items: readonly TokenEntry[] =
      entry.items ?? (entry.columns ?? []).map((column) => ({ ...column, kind: 'text' as const }));
    return { root: names.root, inner: [items, ...names.inner] };
  }

  /** Undefined where names are not judged, or those around it are not known; null where there is no such name. */
  private entry(name: string, { root, inner }: Names): TokenEntry | null | undefined {
    if (root === null) return undefined;
    const among = (entries: readonly TokenEntry[], wanted: string): TokenEntry | undefined =>
      entries.find((one) => one.name.toLowerCase() === wanted);
    if (!name.startsWith('.')) return among(root, name) ?? null;
    for (const entries of inner) {
      const entry = among(entries, name.slice(1));
      if (entry) return entry;
    }
    return inner.some((entries) => entries.length === 0) ? undefined : null;
  }
}

/** The text without the marker that was read already. */
const without = (text: string, mark: TokenMark | undefined): string => {
  const found =
    mark &&
    findTokens(text).find(
      (one) => one.kind === 'token' && one.mark.sign === '#' && one.mark.name === mark.name,
    );
  return found ? text.slice(0, found.start) + text.slice(found.end) : text;
};

/** A repetition that says nothing of what it repeats. */
function warnIfBare(lint: Lint, mark: TokenMark, text: string, place: string): void {
  const says = findTokens(text).some((found) => found.kind === 'token' && found.mark.name.startsWith('.'));
  if (!says) lint.find('warning', 'token_missing', place, mark.typed);
}

function textOf(root: XmlElement, markup: Markup): string {
  return paragraphsOf(root, markup)
    .map((one) => paragraphText(one, markup))
    .join('\n');
}

/** A place within another one, said by the name of a shape as its author sees it. */
const within = (place: string, name: string | undefined): string =>
  name === undefined || name === '' ? place : `${place}, “${name.slice(0, NAME_SHOWN)}”`;

/** Every paragraph of the shapes of a page, with the shape it is in and its number there. Tables are apart. */
function* shapeTexts(root: XmlElement, place: string): Generator<{ text: string; place: string }> {
  for (const [number, shape] of descendants(root, 'p:sp').entries()) {
    const name = descendants(shape, 'p:cNvPr')[0]?.attributes.get('name') ?? '';
    const at = name === '' ? `${place}, shape ${number + 1}` : within(place, name);
    const paragraphs = paragraphsOf(shape, DRAWING);
    for (const [index, paragraph] of paragraphs.entries()) {
      yield {
        text: paragraphText(paragraph, DRAWING),
        place: paragraphs.length === 1 ? at : `${at}, paragraph ${index + 1}`,
      };
    }
  }
}

function lintAlternatives(
  pack: OfficePackage,
  part: string,
  root: XmlElement,
  lint: Lint,
  place: string,
  names: Names,
): void {
  for (const frame of framesOf(root)) {
    const properties = propertiesOf(frame);
    const alt = properties && altOf(properties);
    const at = within(place, properties?.attributes.get('name'));
    const reference = frame.name === 'p:grpSp' ? undefined : descendants(frame, 'c:chart')[0];
    if (alt !== undefined) lint.text(alt, at, names, reference ? ['text', 'chart'] : ['text']);
    const chart = reference && pack.related(part, reference.attributes.get('r:id') ?? '');
    if (chart !== undefined && pack.has(chart)) lint.text(textOf(pack.tree(chart), DRAWING), at, names);
  }
}

function lintDeck(pack: OfficePackage, lint: Lint): void {
  const main = pack.main();
  const presentation = pack.tree(main);
  const ids = descendants(presentation, 'p:sldId').map((node) => node.attributes.get('r:id') ?? '');
  ids.forEach((id, index) => {
    const part = pack.related(main, id);
    if (part === undefined || !pack.has(part)) return;
    const slide = pack.tree(part);
    const place = `Slide ${index + 1}`;
    const mark = slideMark(slide);
    const names = mark ? lint.opened(mark, place, lint.names, ['list']) : lint.names;
    if (mark) warnIfBare(lint, mark, textOf(slide, DRAWING), place);
    lintAlternatives(pack, part, slide, lint, place, names);
    tablesOf(slide).forEach((table, at) => lintSlideTable(table, lint, `${place}, table ${at + 1}`, names));
    let pending = mark;
    for (const { text, place: at } of shapeTexts(slide, place)) {
      const rest = without(text, pending);
      if (rest !== text) pending = undefined;
      lint.text(closed(rest, mark), at, names);
    }
    for (const { type, target } of pack.relationships(part))
      if (type === 'notesSlide' && pack.has(target))
        lint.text(textOf(pack.tree(target), DRAWING), `${place}, notes`, names);
  });
  for (const { type, target } of pack.relationships(main)) {
    if (type !== 'slideMaster' || !pack.has(target)) continue;
    lintShapes(pack.tree(target), 'Slide master', lint);
    for (const layout of pack
      .relationships(target)
      .filter((one) => one.type === 'slideLayout' && pack.has(one.target))) {
      const root = pack.tree(layout.target);
      const name = descendants(root, 'p:cSld')[0]?.attributes.get('name') ?? layout.target;
      lintShapes(root, name, lint);
    }
  }
}

function lintShapes(root: XmlElement, place: string, lint: Lint): void {
  for (const { text, place: at } of shapeTexts(root, place)) lint.text(text, at, lint.names);
}

/** A closing marker is welcome on a slide that its name repeats, and says nothing. */
const closed = (text: string, mark: TokenMark | undefined): string =>
  mark === undefined
    ? text
    : text.replace(new RegExp(`\\{\\{\\s*/\\s*${mark.name.replaceAll('.', '\\.')}\\s*\\}\\}`, 'gi'), '');

function lintSlideTable(table: XmlElement, lint: Lint, place: string, names: Names): void {
  const rows = elements(table).filter(({ name }) => name === 'a:tr');
  rows.forEach((row, at) =>
    lintRow(textOf(row, DRAWING), rowMark(row), lint, `${place}, row ${at + 1}`, names),
  );
}

function lintRow(text: string, mark: TokenMark | undefined, lint: Lint, place: string, names: Names): void {
  if (!mark) {
    lint.text(text, place, names);
    return;
  }
  const inner = lint.opened(mark, place, names, ['table', 'list']);
  warnIfBare(lint, mark, text, place);
  lint.text(closed(without(text, mark), mark), place, inner);
}

const HEADING = /heading|titre|title/i;
/** Characters of the name of a shape that a place keeps. */
const NAME_SHOWN = 60;

function lintNote(pack: OfficePackage, lint: Lint): void {
  const main = pack.main();
  const body = descendants(pack.tree(main), 'w:body')[0];
  if (body) new NoteLint(pack, main, lint, 'Document').blocks(body, lint.names);
  const counts = new Map<string, number>();
  for (const story of storiesOf(pack, main)) {
    const type = pack.relationships(main).find(({ target }) => target === story)?.type ?? '';
    const number = (counts.get(type) ?? 0) + 1;
    counts.set(type, number);
    const place = `${type.charAt(0).toUpperCase()}${type.slice(1)} ${number}`;
    new NoteLint(pack, story, lint, place).blocks(pack.tree(story), lint.names);
  }
}

/** Walks a story as filling does. A place is the heading above and the paragraph after it, or the row of a table. */
class NoteLint {
  private tables = 0;
  private heading = '';
  /** Of the paragraphs after the heading; nothing for the heading itself. */
  private paragraph = 0;

  constructor(
    private readonly pack: OfficePackage,
    private readonly part: string,
    private readonly lint: Lint,
    private readonly story: string,
  ) {}

  private place(): string {
    const section = this.heading === '' ? this.story : `${this.story}, “${this.heading}”`;
    return this.paragraph === 0 ? section : `${section}, paragraph ${this.paragraph}`;
  }

  blocks(container: XmlElement, names: Names): void {
    const { children } = container;
    let ends: { readonly at: number; readonly names: Names }[] = [];
    children.forEach((node, at) => {
      if (!isElement(node)) return;
      ends = ends.filter((end) => end.at >= at);
      if (ends.at(-1)?.at === at) {
        this.paragraph += 1;
        return;
      }
      const now = ends.at(-1)?.names ?? names;
      const block = blockAt(children, at);
      if (block) {
        this.paragraph += 1;
        const inner = this.lint.opened(block.mark, this.place(), now, ['list']);
        if (block.to === null)
          this.lint.find('error', 'token_unclosed', this.place(), `{{#${block.mark.typed}}}`);
        else ends.push({ at: block.to, names: inner });
        return;
      }
      this.node(node, now);
    });
  }

  private node(node: XmlElement, names: Names): void {
    if (node.name === 'w:tbl') {
      this.tables += 1;
      const place = `${this.story}, table ${this.tables}`;
      descendants(node, 'w:tr').forEach((row, at) => {
        lintRow(textOf(row, WORD), wordRowMark(row), this.lint, `${place}, row ${at + 1}`, names);
      });
      return;
    }
    if (node.name !== WORD.paragraph) {
      this.blocks(node, names);
      return;
    }
    const text = paragraphText(node, WORD);
    const style = descendants(node, 'w:pStyle')[0]?.attributes.get('w:val') ?? '';
    this.paragraph += 1;
    if (text.trim() !== '' && HEADING.test(style)) {
      this.heading = text.trim().slice(0, NAME_SHOWN);
      this.paragraph = 0;
    }
    lintAlternatives(this.pack, this.part, node, this.lint, this.place(), names);
    const [found] = findTokens(text);
    if (found?.kind === 'token' && found.mark.sign === '/') {
      this.lint.tokens.push({ name: `/${found.mark.typed}`, place: this.place() });
      this.lint.find('error', 'token_unopened', this.place(), `{{/${found.mark.typed}}}`);
    } else this.lint.text(text, this.place(), names);
    for (const box of descendants(node, 'w:txbxContent')) this.blocks(box, names);
  }
}
