import { TEXT_WIDTH } from '../docx/geometry.js';
import { produceNoteParts } from '../docx/produce.js';
import { noteParts, type NoteSpec } from '../docx/index.js';
import type { TemplateParts } from '../template/report.js';
import { OfficePackage } from '../tokens/package.js';
import { nodeText, setNodeText } from '../tokens/paragraphs.js';
import { writeProperties } from '../tokens/properties.js';
import { setDefaultLanguage, wordPart } from '../tokens/word.js';
import { appPart, corePart } from '../xml/doc-props.js';
import {
  child,
  descendants,
  element,
  elements,
  isElement,
  parseXml,
  walk,
  type XmlElement,
} from '../xml/xml.js';
import { GraftedNumbering, listOf, type HeadingNumber } from './graft-numbering.js';
import { graftStyles, renameStyles, tableStyleOf, usedStyles } from './graft-styles.js';
import { setWidths } from './graft-tables.js';
import { cleanDocument } from './settings.js';

const NOTE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const STYLES = 'application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml';
const STORY = (kind: string): string =>
  `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`;
/** What a document keeps of its template: the rest belongs to the sample text, which is not kept. */
const KEPT = new Set([
  'styles', 'numbering', 'theme', 'settings', 'fontTable', 'webSettings', 'footnotes', 'endnotes', 'customXml', 'header',
  'footer', 'stylesWithEffects',
]); // prettier-ignore

/**
 * Sets a note in a house template: its text under the template's styles, numbering, theme, headers, footers and page.
 * Nothing is formatted directly; styles the template lacks are added without a look of their own. The same note and
 * template give the same bytes.
 */
export async function graftNote(note: NoteSpec, template: TemplateParts): Promise<Buffer> {
  const ours = new OfficePackage(
    new Map(
      noteParts(note, await produceNoteParts(note)).map(
        ({ name, data }) => [name, Buffer.from(data)] as const,
      ),
    ),
  );
  const pack = new OfficePackage(template);
  const main = pack.main();
  pack.setContentType(main, NOTE);
  const document = pack.tree(main);
  const body = descendants(document, 'w:body')[0];
  const written = descendants(ours.tree('word/document.xml'), 'w:body')[0];
  if (!body || !written) throw new Error('a document without a body');
  const section = sectionOf(body) ?? sectionOf(written);
  const width = section ? textWidth(section) : TEXT_WIDTH;
  const settings = wordPart(pack, main, 'settings');
  const styles = pack.tree(stylesPartOf(pack, main));
  const table = tableStyleOf(styles, settings === undefined ? undefined : pack.tree(settings), body);

  const stories = section && !hasStory(section) ? takeStories(ours, pack, main, section) : [];
  const used = new Set([written, ...stories].flatMap((root) => [...usedStyles(root)]));
  for (const level of [1, 2, 3]) used.add(`Heading${level}`);
  const grafted = graftStyles(styles, note.language, ['Normal', ...used], width, table);
  const numbering = new GraftedNumbering(pack, main, grafted);
  numbering.linkStyles(used);
  renumber(written, numbering.headingNumber());
  headContents(written);
  countLists(written, numbering);
  for (const table of descendants(written, 'w:tbl')) setWidths(table, width, grafted.tableSize);
  for (const root of [written, ...stories]) renameStyles(root, grafted);

  keepRelationships(pack, main, section);
  takeLinks(ours, pack, main, written);
  body.children = [
    ...written.children.filter((node) => !isElement(node) || node.name !== 'w:sectPr'),
    ...(section ? [section] : []),
  ];
  mergeNamespaces(document, ours.tree('word/document.xml'));
  dropNotes(pack, main);
  cleanDocument(pack, main);
  setDefaultLanguage(pack, main, note.language);
  writeProperties(pack, corePart(note), appPart(note.company));
  return pack.write();
}

function stylesPartOf(pack: OfficePackage, main: string): string {
  const known = wordPart(pack, main, 'styles');
  if (known !== undefined) return known;
  const part = 'word/styles.xml';
  pack.set(
    part,
    element('w:styles', { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' }),
    STYLES,
  );
  pack.relate(main, 'styles', part);
  return part;
}

/** The properties of the last section of a body: its page, headers and footers. */
function sectionOf(body: XmlElement): XmlElement | undefined {
  return elements(body).find(({ name }) => name === 'w:sectPr') ?? descendants(body, 'w:sectPr').at(-1);
}

/** Twentieths of a point between the margins. */
function textWidth(section: XmlElement): number {
  const size = child(section, 'w:pgSz');
  const margins = child(section, 'w:pgMar');
  const of = (node: XmlElement | undefined, name: string): number =>
    Number(node?.attributes.get(name) ?? Number.NaN);
  const width =
    of(size, 'w:w') - of(margins, 'w:left') - of(margins, 'w:right') - (of(margins, 'w:gutter') || 0);
  const columns = Number(child(section, 'w:cols')?.attributes.get('w:num') ?? 1);
  return Number.isFinite(width) && width > 2000 ? Math.floor(width / Math.max(1, columns)) : TEXT_WIDTH;
}

const REFERENCES = new Set(['w:headerReference', 'w:footerReference']);
const hasStory = (section: XmlElement): boolean => elements(section).some(({ name }) => REFERENCES.has(name));

/** Our header and footer, where the template has none: a page says what it is of. */
function takeStories(
  ours: OfficePackage,
  pack: OfficePackage,
  main: string,
  section: XmlElement,
): XmlElement[] {
  return (['header', 'footer'] as const).flatMap((kind, index) => {
    const source = wordPart(ours, 'word/document.xml', kind);
    if (source === undefined) return [];
    const part = pack.freeName(`word/${kind}1.xml`);
    const root = ours.tree(source);
    pack.set(part, root, STORY(kind));
    const id = pack.relate(main, kind, part);
    section.children.splice(index, 0, element(`w:${kind}Reference`, { 'w:type': 'default', 'r:id': id }));
    return [root];
  });
}

/** Numbers of headings as the template writes them, where they are said: contents and references. */
function renumber(body: XmlElement, number: HeadingNumber): void {
  const counters = [0, 0, 0];
  const headings = new Map<string, { ours: string; theirs: string | null }>();
  for (const paragraph of descendants(body, 'w:p')) {
    const level = Number(/^Heading([123])$/.exec(styleOf(paragraph))?.[1] ?? 0);
    if (level === 0) continue;
    counters[level - 1] = (counters[level - 1] ?? 0) + 1;
    counters.fill(0, level);
    const count = counters.slice(0, level);
    const name = descendants(paragraph, 'w:bookmarkStart')[0]?.attributes.get('w:name') ?? '';
    headings.set(name, { ours: count.join('.'), theirs: number(count) });
  }
  for (const paragraph of descendants(body, 'w:p')) {
    if (!/^TOC\d$/.test(styleOf(paragraph))) continue;
    const anchor = descendants(paragraph, 'w:hyperlink')[0]?.attributes.get('w:anchor') ?? '';
    const heading = headings.get(anchor);
    const first = descendants(paragraph, 'w:t')[0];
    if (!heading || !first) continue;
    const text = nodeText(first);
    if (!text.startsWith(`${heading.ours} `)) continue;
    const rest = text.slice(heading.ours.length + 1);
    setNodeText(first, heading.theirs === null ? rest : `${heading.theirs} ${rest}`);
  }
  const unnumbered = new Map<XmlElement, string>();
  for (const field of descendants(body, 'w:fldSimple')) {
    const instruction = field.attributes.get('w:instr') ?? '';
    const target = /^REF (\S+) \\r \\h$/.exec(instruction)?.[1];
    const heading = target === undefined ? undefined : headings.get(target);
    const text = descendants(field, 'w:t')[0];
    if (!heading || !text) continue;
    if (heading.theirs === null) unnumbered.set(field, target ?? '');
    else setNodeText(text, heading.theirs.replace(/[.)\s]+$/, ''));
  }
  sayPages(body, unnumbered);
}

/** Where headings have no number, a reference to one says its page. */
function sayPages(body: XmlElement, fields: ReadonlyMap<XmlElement, string>): void {
  if (fields.size === 0) return;
  const pages = new Map<string, string>();
  for (const entry of descendants(body, 'w:hyperlink')) {
    const page = descendants(entry, 'w:t').at(-1);
    if (page) pages.set(entry.attributes.get('w:anchor') ?? '', nodeText(page));
  }
  walk(body, (parent) => {
    parent.children = parent.children.flatMap((node) => {
      const target = isElement(node) ? fields.get(node) : undefined;
      if (!isElement(node) || target === undefined) return [node];
      node.attributes.set('w:instr', `PAGEREF ${target} \\h`);
      const text = descendants(node, 'w:t')[0];
      if (text) setNodeText(text, /^\d+$/.exec(pages.get(target) ?? '')?.[0] ?? '1');
      return [parseXml('<w:r><w:t xml:space="preserve">p.\u00A0</w:t></w:r>'), node];
    });
  });
}

/** The title of the contents is part of them, as Word writes it: it is no heading of the text. */
function headContents(body: XmlElement): void {
  body.children.forEach((node, at) => {
    const next = body.children[at + 1];
    if (!isElement(node) || next === undefined || !isElement(next) || next.name !== 'w:sdt') return;
    if (node.name !== 'w:p' || styleOf(node) !== 'TOCHeading') return;
    child(next, 'w:sdtContent')?.children.unshift(node);
    body.children = body.children.filter((one) => one !== node);
  });
}

const styleOf = (paragraph: XmlElement): string => {
  const properties = child(paragraph, 'w:pPr');
  return (properties && child(properties, 'w:pStyle')?.attributes.get('w:val')) ?? 'Normal';
};

/** Each numbered list of the note is counted on its own. */
function countLists(body: XmlElement, numbering: GraftedNumbering): void {
  const items = descendants(body, 'w:numPr').flatMap((properties) => {
    const list = listOf(child(properties, 'w:numId')?.attributes.get('w:val'));
    const level = Number(child(properties, 'w:ilvl')?.attributes.get('w:val') ?? 0);
    return list === null ? [] : [{ properties, list, level }];
  });
  const deep = new Set(items.filter(({ level }) => level > 0).map(({ list }) => list));
  for (const { properties, list } of items)
    child(properties, 'w:numId')?.attributes.set('w:val', numbering.countedList(list, deep.has(list)));
}

/** Leaves out what only the sample text led to. */
function keepRelationships(pack: OfficePackage, main: string, section: XmlElement | undefined): void {
  const referred = new Set(section ? elements(section).map((node) => node.attributes.get('r:id')) : []);
  for (const { id, type } of pack.relationships(main)) {
    const story = type === 'header' || type === 'footer';
    if (!KEPT.has(type) || (story && !referred.has(id))) pack.unrelate(main, id);
  }
}

/** Addresses the note leads to. */
function takeLinks(ours: OfficePackage, pack: OfficePackage, main: string, body: XmlElement): void {
  const links = ours.relationships('word/document.xml').filter(({ external }) => external);
  const renamed = new Map(
    links.map(({ id, type, target }) => [id, pack.relate(main, type, unescapeTarget(target), true)]),
  );
  for (const node of descendants(body, 'w:hyperlink')) {
    const id = node.attributes.get('r:id');
    const next = id === undefined ? undefined : renamed.get(id);
    if (next !== undefined) node.attributes.set('r:id', next);
  }
}

/** Attributes are kept escaped as they were read: an address is escaped again when it is related. */
const unescapeTarget = (target: string): string => target.replaceAll('&amp;', '&');

/** Prefixes both parts of the document use. */
function mergeNamespaces(into: XmlElement, from: XmlElement): void {
  for (const [name, value] of from.attributes) {
    if (name === 'mc:Ignorable') {
      const both = `${into.attributes.get(name) ?? ''} ${value}`.trim().split(/\s+/);
      into.attributes.set(name, [...new Set(both)].join(' '));
    } else if (!into.attributes.has(name)) into.attributes.set(name, value);
  }
}

/** Notes at the foot of the sample text are not kept, what parts them from a text is. */
function dropNotes(pack: OfficePackage, main: string): void {
  for (const kind of ['footnote', 'endnote']) {
    const part = wordPart(pack, main, `${kind}s`);
    if (part === undefined) continue;
    const root = pack.tree(part);
    root.children = elements(root).filter(
      (node) => node.name !== `w:${kind}` || node.attributes.has('w:type'),
    );
  }
}
