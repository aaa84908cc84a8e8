import type { TemplateParts } from '../template/report.js';
import { escapeXml } from '../text/index.js';
import { appPart, corePart, type DocumentProperties } from '../xml/doc-props.js';
import {
  child,
  descendants,
  element,
  elements,
  isElement,
  removeChildren,
  walk,
  type XmlElement,
  type XmlNode,
} from '../xml/xml.js';
import type { TokenData } from './data.js';
import { fillDrawings, type FilledCharts } from './drawings.js';
import { cloneXml, ensureChild, OfficePackage } from './package.js';
import {
  findTokens,
  paragraphsOf,
  paragraphText,
  replaceTokens,
  WORD,
  type TokenMark,
} from './paragraphs.js';
import { cleanDocument } from '../template-docx/settings.js';
import { writeProperties } from './properties.js';
import { Scope } from './scope.js';
import { orderTableProperties, setDefaultLanguage } from './word.js';

const NOTE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** Parts of a document whose texts are filled. */
const STORIES = new Set(['header', 'footer', 'footnotes', 'endnotes']);
/** What is one of a kind in a document: a copy of a block goes without. */
const UNIQUE = new Set(['w:bookmarkStart', 'w:bookmarkEnd', 'w:commentRangeStart', 'w:commentRangeEnd']);

interface Filling {
  readonly pack: OfficePackage;
  readonly part: string;
  readonly charts: FilledCharts;
  readonly language: string;
  /** What a table is called where the template does not say. */
  readonly caption: (mark: TokenMark) => string;
  /** Said in the place of a block that no item repeats. */
  readonly nothing: string;
}

export interface NoteFilling {
  readonly properties: DocumentProperties;
  /** What a table shows, by its token in small letters: its alternative text where the template gives none. */
  readonly captions: ReadonlyMap<string, string>;
}

/**
 * Fills the body, headers and footers of a template: texts, rows of tables, blocks for each item, native charts; nothing
 * else is changed. The same parts, data and properties give the same bytes.
 */
export function fillNote(
  parts: TemplateParts,
  data: TokenData,
  { properties, captions }: NoteFilling,
): Buffer {
  const pack = new OfficePackage(parts);
  const main = pack.main();
  pack.setContentType(main, NOTE);
  const scope = Scope.of(data);
  const charts: FilledCharts = new Set();
  const stories = [main, ...storiesOf(pack, main)];
  for (const part of stories) {
    const filling: Filling = {
      pack,
      part,
      charts,
      language: properties.language,
      caption: ({ name }) => captions.get(name.replace(/^\./, '')) ?? properties.title,
      nothing: properties.language === 'fr-FR' ? 'Rien à signaler.' : 'Nothing to report.',
    };
    const root = pack.tree(part);
    fillBlocks(filling, root, scope);
    numberDrawings(root);
    // Each run would say another language than the document's own.
    walk(root, (node) => {
      if (node.name === 'w:rPr') removeChildren(node, 'w:lang');
    });
  }
  cleanDocument(pack, main);
  setDefaultLanguage(pack, main, properties.language);
  writeProperties(pack, corePart(properties), appPart(properties.company));
  return pack.write();
}

export function storiesOf(pack: OfficePackage, main: string): string[] {
  return pack
    .relationships(main)
    .filter(({ type, target }) => STORIES.has(type) && pack.has(target))
    .map(({ target }) => target);
}

const isBlockMark = (node: XmlNode, sign: '#' | '/'): TokenMark | undefined => {
  if (!isElement(node) || node.name !== WORD.paragraph) return undefined;
  const text = paragraphText(node, WORD).trim();
  const [found, ...others] = findTokens(text);
  return found?.kind === 'token' &&
    others.length === 0 &&
    found.mark.sign === sign &&
    found.end - found.start === text.length
    ? found.mark
    : undefined;
};

/** A block between its markers: where it begins and ends among the children of one element. */
export interface Block {
  readonly mark: TokenMark;
  readonly from: number;
  /** Its closing marker; null where there is none. */
  readonly to: number | null;
}

/** The block that a paragraph opens, markers of the same name within it counted. */
export function blockAt(children: readonly XmlNode[], from: number): Block | undefined {
  const node = children[from];
  const mark = node === undefined ? undefined : isBlockMark(node, '#');
  if (!mark) return undefined;
  let depth = 0;
  for (let at = from + 1; at < children.length; at += 1) {
    const next = children[at] as XmlNode;
    if (isBlockMark(next, '#')?.name === mark.name) depth += 1;
    if (isBlockMark(next, '/')?.name !== mark.name) continue;
    if (depth === 0) return { mark, from, to: at };
    depth -= 1;
  }
  return { mark, from, to: null };
}

/** Fills what an element holds, blocks repeated and tables included. */
function fillBlocks(filling: Filling, container: XmlElement, scope: Scope): void {
  const out: XmlNode[] = [];
  const { children } = container;
  for (let at = 0; at < children.length; at += 1) {
    const node = children[at] as XmlNode;
    const block = blockAt(children, at);
    if (block) {
      const inner = block.to === null ? [] : children.slice(at + 1, block.to);
      out.push(...repeated(filling, node as XmlElement, inner, scope.items(block.mark), scope));
      at = block.to ?? at;
    } else if (isElement(node)) {
      if (isBlockMark(node, '/')) continue;
      fillNode(filling, node, scope);
      out.push(node);
    } else out.push(node);
  }
  container.children = out;
  if (container.name === 'w:tc' && elements(container).at(-1)?.name !== WORD.paragraph)
    container.children.push(element(WORD.paragraph));
}

/** The block once for each item; where there is none, the paragraph of its marker says so. */
function repeated(
  filling: Filling,
  marker: XmlElement,
  inner: readonly XmlNode[],
  items: readonly TokenData[] | undefined,
  scope: Scope,
): XmlNode[] {
  if (items === undefined || items.length === 0) {
    replaceTokens(marker, WORD, () => filling.nothing);
    return [marker];
  }
  return items.flatMap((item, index) => {
    const holder = element(
      'block',
      {},
      inner.map((node) => (isElement(node) ? cloneXml(node) : node)),
    );
    if (index > 0) forgetIds(holder);
    fillBlocks(filling, holder, scope.within(item));
    return holder.children;
  });
}

function fillNode(filling: Filling, node: XmlElement, scope: Scope): void {
  if (node.name === 'w:tbl') fillTable(filling, node, scope);
  else if (node.name === WORD.paragraph) fillParagraph(filling, node, scope);
  else if (node.name !== 'w:sectPr') fillBlocks(filling, node, scope);
}

function fillParagraph(filling: Filling, paragraph: XmlElement, scope: Scope): void {
  fillDrawings(filling.pack, filling.part, paragraph, scope, filling.charts, filling.language);
  replaceTokens(paragraph, WORD, (found) => scope.say(found));
  for (const box of textBoxes(paragraph)) fillBlocks(filling, box, scope);
}

/** The text boxes that hang on a paragraph, not those within them. */
function textBoxes(node: XmlElement): XmlElement[] {
  return elements(node).flatMap((one) => (one.name === 'w:txbxContent' ? [one] : textBoxes(one)));
}

/** The marker that repeats a row: at the start of its first cell. */
export function wordRowMark(row: XmlElement): TokenMark | undefined {
  const cell = descendants(row, 'w:tc')[0];
  const text = cell
    ? paragraphsOf(cell, WORD)
        .map((one) => paragraphText(one, WORD))
        .join('')
    : '';
  const [found] = findTokens(text);
  return found?.kind === 'token' && found.mark.sign === '#' && text.slice(0, found.start).trim() === ''
    ? found.mark
    : undefined;
}

function fillTable(filling: Filling, table: XmlElement, scope: Scope): void {
  const rows = elements(table).filter(({ name }) => name === 'w:tr');
  const marks = rows.map(wordRowMark);
  const first = marks.find((mark) => mark !== undefined);
  if (first) describeTable(table, rows[0], marks[0] !== undefined, filling.caption(first));
  table.children = table.children.flatMap((node): XmlNode[] => {
    if (!isElement(node)) return [node];
    if (node.name !== 'w:tr') {
      if (node.name === 'w:sdt') fillNode(filling, node, scope);
      return [node];
    }
    const mark = wordRowMark(node);
    if (!mark) {
      fillCells(filling, node, scope);
      return [node];
    }
    const found = scope.rows(mark);
    if ('empty' in found) return [emptyRow(node, found.empty)];
    return found.map(({ item }, index) => {
      const copy = cloneXml(node);
      if (index > 0) forgetIds(copy);
      fillCells(filling, copy, scope.within(item));
      return copy;
    });
  });
}

function fillCells(filling: Filling, row: XmlElement, scope: Scope): void {
  for (const cell of elements(row)) {
    if (cell.name === 'w:tc') fillBlocks(filling, cell, scope);
    else if (cell.name === 'w:sdt') fillCells(filling, child(cell, 'w:sdtContent') ?? cell, scope);
  }
}

/** The first cell says that there is nothing, the others stay empty. */
function emptyRow(row: XmlElement, said: string): XmlElement {
  let first = true;
  for (const paragraph of paragraphsOf(row, WORD)) {
    replaceTokens(paragraph, WORD, (found) => {
      if (!first || (found.kind === 'token' && found.mark.sign !== '')) return '';
      first = false;
      return said;
    });
  }
  return row;
}

/** What screen readers need of a table that is filled: its header row and what it shows. Nothing of its look. */
function describeTable(
  table: XmlElement,
  head: XmlElement | undefined,
  headless: boolean,
  caption: string,
): void {
  if (head && !headless) {
    const properties = child(head, 'w:trPr') ?? element('w:trPr');
    if (!head.children.includes(properties)) {
      const at = head.children.findIndex((node) => isElement(node) && !['w:tblPrEx'].includes(node.name));
      head.children.splice(Math.max(0, at), 0, properties);
    }
    if (!child(properties, 'w:tblHeader')) properties.children.push(element('w:tblHeader'));
  }
  const properties = ensureChild(table, 'w:tblPr', true);
  if (!child(properties, 'w:tblCaption') && !child(properties, 'w:tblDescription')) {
    properties.children.push(element('w:tblCaption', { 'w:val': escapeXml(caption) }));
    orderTableProperties(properties);
  }
}

function forgetIds(root: XmlElement): void {
  walk(root, (node) => {
    node.attributes.delete('w14:paraId');
    node.attributes.delete('w14:textId');
    if (node.name === 'w:sdtPr') removeChildren(node, 'w:id');
    node.children = node.children.filter((one) => !isElement(one) || !UNIQUE.has(one.name));
  });
}

/** Every drawing of a story has a number of its own. */
function numberDrawings(root: XmlElement): void {
  descendants(root, 'wp:docPr').forEach((node, index) => node.attributes.set('id', String(index + 1)));
}
