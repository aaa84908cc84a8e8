import { LINE_HEIGHT, lineCount } from '../text/index.js';
import { child, descendants, elements, isElement, type XmlElement } from '../xml/xml.js';
import type { OfficePackage } from './package.js';
import { cutParagraph, DRAWING, paragraphText, textNodes } from './paragraphs.js';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
/** EMU of a point, and what a text body keeps free where it does not say. */
const POINT = 12_700;
const INSETS = { l: 91_440, t: 45_720, r: 91_440, b: 45_720 } as const;
const TITLE_MAX = 120;
const TITLES = new Set(['title', 'ctrTitle']);

export const placeholderOf = (shape: XmlElement): XmlElement | undefined => descendants(shape, 'p:ph')[0];

export const isTitle = (shape: XmlElement): boolean =>
  shape.name === 'p:sp' && TITLES.has(placeholderOf(shape)?.attributes.get('type') ?? '');

/** Where a shape is on its slide, in EMU; undefined where its layout says so. */
export function rectangleOf(shape: XmlElement): Rectangle | undefined {
  const transform =
    shape.name === 'p:graphicFrame' ? child(shape, 'p:xfrm') : descendants(shape, 'a:xfrm')[0];
  const offset = transform && child(transform, 'a:off');
  const extent = transform && child(transform, 'a:ext');
  if (!offset || !extent) return undefined;
  const of = (node: XmlElement, name: string): number => Number(node.attributes.get(name) ?? 0);
  return { x: of(offset, 'x'), y: of(offset, 'y'), w: of(extent, 'cx'), h: of(extent, 'cy') };
}

/** The shapes a placeholder takes its place and formatting from: of its layout, then of its master. */
export interface Ancestry {
  readonly layout: XmlElement | undefined;
  readonly master: XmlElement | undefined;
}

export function ancestryOf(pack: OfficePackage, slide: string): Ancestry {
  const target = (part: string | undefined, type: string): string | undefined =>
    part && pack.relationships(part).find((one) => one.type === type && pack.has(one.target))?.target;
  const layout = target(slide, 'slideLayout');
  const master = target(layout, 'slideMaster');
  return {
    layout: layout === undefined ? undefined : pack.tree(layout),
    master: master === undefined ? undefined : pack.tree(master),
  };
}

const BODY = new Set(['body', 'obj', 'subTitle', '']);

/** The same placeholder higher up: by its number in the layout, by its type in the master. */
function inherited(shape: XmlElement, { layout, master }: Ancestry): XmlElement[] {
  const placeholder = placeholderOf(shape);
  if (!placeholder) return [];
  const type = placeholder.attributes.get('type') ?? '';
  const idx = placeholder.attributes.get('idx');
  const alike = (one: string): boolean =>
    one === type || (TITLES.has(one) && TITLES.has(type)) || (BODY.has(one) && BODY.has(type));
  const shapes = (root: XmlElement | undefined): XmlElement[] =>
    root === undefined ? [] : descendants(root, 'p:sp').filter((one) => placeholderOf(one) !== undefined);
  const typeOf = (one: XmlElement): string => placeholderOf(one)?.attributes.get('type') ?? '';
  const above = shapes(layout);
  const inLayout =
    (idx === undefined
      ? undefined
      : above.find((one) => placeholderOf(one)?.attributes.get('idx') === idx)) ??
    above.find((one) => alike(typeOf(one)));
  const inMaster = shapes(master).find((one) => alike(typeOf(one)));
  return [inLayout, inMaster].filter((one) => one !== undefined);
}

function sizeIn(list: XmlElement | undefined, level: number): number | undefined {
  const style = list && child(list, `a:lvl${level + 1}pPr`);
  const size = style && child(style, 'a:defRPr')?.attributes.get('sz');
  return size === undefined ? undefined : Number(size) / 100;
}

/** Points of a paragraph's text, as the shape, its layout or its master says. */
function sizeOf(
  shape: XmlElement,
  paragraph: XmlElement,
  chain: readonly XmlElement[],
  { master }: Ancestry,
): number {
  const own = descendants(paragraph, 'a:rPr', 'a:endParaRPr').flatMap((run) => {
    const size = run.attributes.get('sz');
    return size === undefined ? [] : [Number(size) / 100];
  });
  if (own.length > 0) return Math.max(...own);
  const level = Number(child(paragraph, 'a:pPr')?.attributes.get('lvl') ?? 0);
  for (const one of [shape, ...chain]) {
    const size = sizeIn(descendants(one, 'a:lstStyle')[0], level);
    if (size !== undefined) return size;
  }
  const placeholder = placeholderOf(shape);
  const type = placeholder?.attributes.get('type') ?? '';
  const styles = master && child(master, 'p:txStyles');
  const name = TITLES.has(type)
    ? 'p:titleStyle'
    : placeholder && BODY.has(type)
      ? 'p:bodyStyle'
      : 'p:otherStyle';
  return (styles && sizeIn(child(styles, name), level)) ?? 18;
}

/** Points between the edges of a text body and its text, by side. */
function insetsOf(body: XmlElement | undefined): Readonly<Record<'l' | 't' | 'r' | 'b', number>> {
  const of = (side: 'l' | 't' | 'r' | 'b'): number =>
    Number(body?.attributes.get(`${side}Ins`) ?? INSETS[side]) / POINT;
  return { l: of('l'), t: of('t'), r: of('r'), b: of('b') };
}

/**
 * Shortens the texts of a shape until they fit in its box, the longest paragraph first. A shape that grows with its text
 * may take the room under it. `room` is the lowest a shape may end, in EMU.
 */
export function fitShape(shape: XmlElement, ancestry: Ancestry, room: (box: Rectangle) => number): void {
  const text = child(shape, 'p:txBody');
  if (!text) return;
  const chain = inherited(shape, ancestry);
  const paragraphs = elements(text).filter(({ name }) => name === 'a:p');
  if (isTitle(shape)) for (const one of paragraphs) cutParagraph(one, DRAWING, TITLE_MAX);
  const box = [shape, ...chain].map(rectangleOf).find((one) => one !== undefined);
  if (!box) return;
  const body = child(text, 'a:bodyPr');
  if (body?.attributes.get('wrap') === 'none') return;
  const grows = body !== undefined && child(body, 'a:spAutoFit') !== undefined;
  const insets = insetsOf(body);
  const width = box.w / POINT - insets.l - insets.r;
  const floor = grows ? Math.max(room(box), box.y + box.h) : box.y + box.h;
  const height = (floor - box.y) / POINT - insets.t - insets.b;
  const lines = paragraphs.map((paragraph) => {
    const bold = descendants(paragraph, 'a:rPr').some((run) => run.attributes.get('b') === '1');
    const size = sizeOf(shape, paragraph, chain, ancestry);
    const indent =
      18 * Number(child(paragraph, 'a:pPr')?.attributes.get('lvl') ?? 0) + (isTitle(shape) ? 0 : 4);
    return {
      paragraph,
      size,
      count: () => lineCount(paragraphText(paragraph, DRAWING), { size, bold }, width - indent),
    };
  });
  for (let turn = 0; turn < 200; turn += 1) {
    const counted = lines.map((line) => ({ ...line, lines: line.count() }));
    const needed = counted.reduce((sum, { size, lines: n }) => sum + n * size * LINE_HEIGHT, 0);
    const longest = counted.reduce(
      (most, one) => (one.lines > most.lines ? one : most),
      counted[0] as (typeof counted)[number],
    );
    if (needed <= height + 1 || counted.length === 0 || longest.lines <= 1) break;
    const characters = paragraphText(longest.paragraph, DRAWING).length;
    const kept = Math.floor(characters * ((longest.lines - 0.6) / longest.lines));
    cutParagraph(longest.paragraph, DRAWING, Math.min(kept, characters - 2));
  }
}

/** Where room under a shape ends: the next shape below it in the same columns, else near the foot of the slide. */
export function floorUnder(
  shapes: readonly XmlElement[],
  self: XmlElement,
  ancestry: Ancestry,
  slideHeight: number,
): (box: Rectangle) => number {
  const others = shapes.filter((one) => one !== self);
  const boxes = others.flatMap(
    (one) => [one, ...inherited(one, ancestry)].map(rectangleOf).find((box) => box !== undefined) ?? [],
  );
  return (box) => {
    const below = boxes.filter(
      (one) =>
        one.y >= box.y + Math.min(box.h, 900_000) / 2 && one.x < box.x + box.w && one.x + one.w > box.x,
    );
    return Math.min(slideHeight * 0.94, ...below.filter((one) => one.y > box.y).map((one) => one.y - 45_720));
  };
}

/** Points a row of a table takes with its texts: its own height at least. */
export function rowHeight(row: XmlElement, widths: readonly number[]): number {
  const cells = elements(row).filter(({ name }) => name === 'a:tc');
  const heights = cells.map((cell, at) => {
    const span = Number(cell.attributes.get('gridSpan') ?? 1);
    const properties = child(cell, 'a:tcPr');
    const margin = (name: string, usual: number): number =>
      Number(properties?.attributes.get(name) ?? usual) / POINT;
    const width =
      widths.slice(at, at + span).reduce((sum, each) => sum + each, 0) / POINT -
      margin('marL', INSETS.l) -
      margin('marR', INSETS.r);
    const paragraphs = descendants(cell, 'a:p');
    const height = paragraphs.reduce((sum, paragraph) => {
      const sizes = descendants(paragraph, 'a:rPr', 'a:endParaRPr').flatMap(
        (run) => run.attributes.get('sz') ?? [],
      );
      const size = sizes.length === 0 ? 18 : Math.max(...sizes.map(Number)) / 100;
      const bold = descendants(paragraph, 'a:rPr').some((run) => run.attributes.get('b') === '1');
      return (
        sum +
        lineCount(paragraphText(paragraph, DRAWING), { size, bold }, Math.max(width, size)) *
          size *
          LINE_HEIGHT
      );
    }, 0);
    return height + margin('marT', INSETS.t) + margin('marB', INSETS.b);
  });
  return Math.max(Number(row.attributes.get('h') ?? 0) / POINT, ...heights);
}

/** Adds to the end of a title, its text cut so that the whole keeps to its length. */
export function appendToTitle(shape: XmlElement, suffix: string): void {
  const paragraphs = descendants(shape, 'a:p');
  const last = paragraphs.findLast((one) => paragraphText(one, DRAWING).trim() !== '') ?? paragraphs[0];
  if (!last) return;
  cutParagraph(last, DRAWING, TITLE_MAX - suffix.length);
  const node = textNodes(last, DRAWING).findLast((one) => one.children.length > 0);
  const text = node?.children[0];
  if (node && typeof text === 'string') node.children = [`${text}${suffix}`];
}

export const titleOf = (slide: XmlElement): XmlElement | undefined =>
  descendants(slide, 'p:sp').find(isTitle);

export const shapesOf = (slide: XmlElement): XmlElement[] => {
  const tree = descendants(slide, 'p:spTree')[0];
  return tree
    ? tree.children.filter(isElement).filter(({ name }) => /^p:(sp|graphicFrame|pic|grpSp|cxnSp)$/.test(name))
    : [];
};
