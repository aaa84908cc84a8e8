import { appPart, corePart, type DocumentProperties } from '../xml/doc-props.js';
import { child, descendants, element, elements, isElement, walk, type XmlElement } from '../xml/xml.js';
import type { TemplateParts } from '../template/report.js';
import { paginated } from './deck-tables.js';
import type { TokenData } from './data.js';
import { fillDrawings, type FilledCharts } from './drawings.js';
import { OfficePackage } from './package.js';
import {
  DRAWING,
  findTokens,
  paragraphsOf,
  paragraphText,
  replaceTokens,
  type TokenMark,
} from './paragraphs.js';
import { Scope } from './scope.js';
import { ancestryOf, appendToTitle, fitShape, floorUnder, shapesOf, titleOf } from './shapes.js';
import { writeProperties } from './properties.js';

const DECK = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';

/** Parts with shapes. */
const DRAWN = /^ppt\/(?:slides|slideLayouts|slideMasters|notesSlides|notesMasters)\/[^/]+\.xml$/;

interface Filling {
  readonly pack: OfficePackage;
  readonly charts: FilledCharts;
  readonly language: string;
  readonly height: number;
}

/**
 * Fills the slides of a template: its own pages with the facts in them, nothing else changed. A slide with a list's
 * marker is repeated for each item, a table that is too long goes on on a copy of its slide. The same parts, data and
 * properties give the same bytes.
 */
export function fillDeck(parts: TemplateParts, data: TokenData, properties: DocumentProperties): Buffer {
  const pack = new OfficePackage(parts);
  const main = pack.main();
  pack.setContentType(main, DECK);
  const root = pack.tree(main);
  const size = child(root, 'p:sldSz');
  const filling: Filling = {
    pack,
    charts: new Set(),
    language: properties.language,
    height: Number(size?.attributes.get('cy') ?? 6_858_000),
  };
  const scope = Scope.of(data);
  for (const name of sharedParts(pack, main)) fillTexts(filling, name, scope);
  const list = child(root, 'p:sldIdLst');
  if (list) {
    const slides = elements(list).map((node) => ({
      node,
      part: pack.related(main, node.attributes.get('r:id') ?? '') ?? '',
    }));
    const pages = slides.map(({ node, part }) => ({
      node,
      parts: pack.has(part) ? slidePages(filling, part, scope) : [],
    }));
    // A presentation without a slide would say nothing: its first one stays, with dashes.
    const first = slides.find(({ part }) => pack.has(part));
    if (first && pages.every(({ parts: of }) => of.length === 0)) {
      const page = pages.find(({ node }) => node === first.node);
      page?.parts.push(...fillSlide(filling, first.part, scope));
    }
    orderSlides(pack, main, root, list, pages);
    dropLostLinks(
      pack,
      pages.flatMap(({ parts: of }) => of),
    );
    uniqueTitles(
      pack,
      pages.flatMap(({ parts: of }) => of),
    );
  }
  for (const name of pack.names()) if (DRAWN.test(name)) numberShapes(pack.tree(name));
  writeProperties(pack, corePart(properties), appPart(properties.company));
  return pack.write();
}

/** Masters, layouts and pages of notes say texts of the whole document too. */
function sharedParts(pack: OfficePackage, main: string): string[] {
  const masters = pack
    .relationships(main)
    .filter(({ type }) => type === 'slideMaster' || type === 'notesMaster');
  return masters.flatMap(({ target }) => [
    target,
    ...pack
      .relationships(target)
      .filter(({ type }) => type === 'slideLayout')
      .map((one) => one.target),
  ]);
}

/** The pages a slide of the template becomes, none for a list without items. */
function slidePages(filling: Filling, part: string, scope: Scope): string[] {
  const { pack } = filling;
  const mark = slideMark(pack.tree(part));
  const items = mark && scope.items(mark);
  if (!items) return fillSlide(filling, part, scope);
  const copies = items.map((_, index) => (index === 0 ? part : pack.clone(part)));
  return items.flatMap((item, index) => fillSlide(filling, copies[index] ?? part, scope.within(item)));
}

/** The marker that repeats a slide: the first one in a text that is not a table's. */
export function slideMark(slide: XmlElement): TokenMark | undefined {
  const inTables = new Set(descendants(slide, 'a:tbl').flatMap((table) => paragraphsOf(table, DRAWING)));
  for (const paragraph of paragraphsOf(slide, DRAWING)) {
    if (inTables.has(paragraph)) continue;
    for (const found of findTokens(paragraphText(paragraph, DRAWING)))
      if (found.kind === 'token' && found.mark.sign === '#') return found.mark;
  }
  return undefined;
}

function fillSlide(filling: Filling, part: string, scope: Scope): string[] {
  const { pack } = filling;
  const slide = pack.tree(part);
  const ancestry = ancestryOf(pack, part);
  fillDrawings(pack, part, slide, scope, filling.charts, filling.language);
  const pages = paginated(filling, part, scope, ancestry);
  for (const [index, page] of pages.entries()) {
    const root = pack.tree(page);
    fillTexts(filling, page, scope);
    const shapes = shapesOf(root);
    for (const shape of descendants(root, 'p:sp'))
      fitShape(shape, ancestry, floorUnder(shapes, shape, ancestry, filling.height));
    const title = titleOf(root);
    if (pages.length > 1 && title) appendToTitle(title, ` (${index + 1}/${pages.length})`);
    for (const { type, target } of pack.relationships(page))
      if (type === 'notesSlide' && pack.has(target)) fillTexts(filling, target, scope);
  }
  return pages;
}

/** Fills every text of a part that is not filled yet, and names the language of each. */
function fillTexts({ pack, language }: Filling, part: string, scope: Scope): void {
  const root = pack.tree(part);
  for (const body of descendants(root, 'p:txBody', 'a:txBody')) {
    const emptied = elements(body).filter((paragraph) => {
      if (paragraph.name !== 'a:p') return false;
      const before = paragraphText(paragraph, DRAWING);
      const changed = replaceTokens(paragraph, DRAWING, (found) => scope.say(found));
      // A paragraph that held a marker alone would leave a gap.
      return changed && paragraphText(paragraph, DRAWING).trim() === '' && /\{\{\s*[#/]/.test(before);
    });
    if (emptied.length < elements(body).filter(({ name }) => name === 'a:p').length)
      body.children = body.children.filter((node) => !isElement(node) || !emptied.includes(node));
  }
  walk(root, (node) => {
    if (node.name === 'a:rPr' || node.name === 'a:endParaRPr') node.attributes.set('lang', language);
    else if (node.name === 'a:r' && !child(node, 'a:rPr'))
      node.children.unshift(element('a:rPr', { lang: language }));
  });
}

/** Lists the pages in the order of the slides they come from, sections included. */
function orderSlides(
  pack: OfficePackage,
  main: string,
  root: XmlElement,
  list: XmlElement,
  pages: readonly { readonly node: XmlElement; readonly parts: readonly string[] }[],
): void {
  const ids = elements(list).map((node) => Number(node.attributes.get('id') ?? 256));
  let next = Math.max(255, ...ids) + 1;
  const became = new Map<string, string[]>();
  list.children = pages.flatMap(({ node, parts }) =>
    parts.map((part, index) => {
      const id = index === 0 ? (node.attributes.get('id') ?? '256') : String(next++);
      const relationship =
        index === 0 ? (node.attributes.get('r:id') ?? '') : pack.relate(main, 'slide', part);
      const own = node.attributes.get('id') ?? '';
      became.set(own, [...(became.get(own) ?? []), id]);
      return element('p:sldId', { id, 'r:id': relationship });
    }),
  );
  for (const { node, parts } of pages)
    if (parts.length === 0) pack.unrelate(main, node.attributes.get('r:id') ?? '');
  for (const section of descendants(root, 'p14:sldIdLst')) {
    section.children = elements(section).flatMap((node) =>
      (became.get(node.attributes.get('id') ?? '') ?? []).map((id) => element('p14:sldId', { id })),
    );
  }
  // Shows made of pages that are no longer what they were are not kept.
  if (pages.some(({ parts }) => parts.length !== 1))
    root.children = root.children.filter((node) => !isElement(node) || node.name !== 'p:custShowLst');
}

/** Links to slides that are no longer there become plain text. */
function dropLostLinks(pack: OfficePackage, pages: readonly string[]): void {
  const kept = new Set(pages);
  for (const page of pages) {
    const lost = pack.relationships(page).filter(({ type, target }) => type === 'slide' && !kept.has(target));
    if (lost.length === 0) continue;
    const ids = new Set(lost.map(({ id }) => id));
    walk(pack.tree(page), (node) => {
      node.children = node.children.filter(
        (one) => !isElement(one) || !/^a:hlink/.test(one.name) || !ids.has(one.attributes.get('r:id') ?? ''),
      );
    });
    for (const id of ids) pack.unrelate(page, id);
  }
}

/** Titles are how people and screen readers find a page: the same one twice is told apart by a number. */
function uniqueTitles(pack: OfficePackage, pages: readonly string[]): void {
  const seen = new Set<string>();
  const text = (shape: XmlElement): string =>
    paragraphsOf(shape, DRAWING)
      .map((one) => paragraphText(one, DRAWING))
      .join('');
  for (const page of pages) {
    const title = titleOf(pack.tree(page));
    if (!title || text(title).trim() === '') continue;
    const base = text(title);
    for (let copy = 2; seen.has(text(title)) && copy < 1000; copy += 1) {
      if (copy > 2) undo(title, ` (${copy - 1})`);
      appendToTitle(title, ` (${copy})`);
    }
    seen.add(text(title) || base);
  }
}

function undo(shape: XmlElement, suffix: string): void {
  for (const node of descendants(shape, 'a:t')) {
    const last = node.children[0];
    if (typeof last === 'string' && last.endsWith(suffix)) node.children = [last.slice(0, -suffix.length)];
  }
}

/** A shape that has the number of another one is given its own: some tools number all of a master alike. */
function numberShapes(root: XmlElement): void {
  const shapes = descendants(root, 'p:cNvPr');
  const seen = new Set<string>();
  let next = Math.max(0, ...shapes.map((node) => Number(node.attributes.get('id') ?? 0))) + 1;
  for (const node of shapes) {
    const id = node.attributes.get('id') ?? '';
    if (seen.has(id)) node.attributes.set('id', String(next++));
    seen.add(node.attributes.get('id') ?? '');
  }
}
