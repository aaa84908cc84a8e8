import type { TemplateParts } from '../template/index.js';
import { EMU_PER_INCH, POINTS_PER_INCH, type Box } from '../theme/index.js';
import { child, descendants, elements, writeXml, type XmlElement } from '../xml/xml.js';
import { fontWidth } from './fit.js';
import { mainPart, relationshipsOf } from './package.js';
import { holder, placeholders, typeOfHolder } from './placeholders.js';
import { fillHex, readTheme, type HostTheme } from './read-theme.js';
import { repairLayout, repairMaster } from './repair.js';
import { parseTemplateXml, TemplateRefused } from './template-xml.js';

/** How a level of the text of a placeholder is set, once everything it inherits is known. */
export interface LevelStyle {
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly caps: boolean;
  /** Points from the left to the text. */
  readonly indent: number;
  /** Points before and after a paragraph. */
  readonly gap: number;
  readonly lineHeight: number;
}

export interface HostSlot {
  readonly type: string;
  readonly idx: string | undefined;
  readonly size: string | undefined;
  readonly name: string;
  readonly box: Box;
  /** Points left and right together, above and below together. */
  readonly inset: { readonly across: number; readonly along: number };
  readonly level: LevelStyle;
  /** Width of its letters, times that of Arial. */
  readonly font: number;
  /** Colour of its text where the file says it. */
  readonly textHex: string | null;
}

export interface HostMaster {
  readonly part: string;
  readonly theme: HostTheme;
  readonly map: ReadonlyMap<string, string>;
}

export interface HostLayout {
  readonly part: string;
  readonly name: string;
  readonly type: string;
  readonly master: HostMaster;
  readonly title: HostSlot | null;
  readonly slots: readonly HostSlot[];
  readonly footers: readonly HostSlot[];
  /** Null where it is a picture or a gradient. */
  readonly background: string | null;
}

/** A presentation as a place for slides of ours. */
export interface DeckTemplate {
  readonly parts: TemplateParts;
  readonly main: string;
  readonly presentation: XmlElement;
  /** Inches. */
  readonly slide: { readonly w: number; readonly h: number };
  readonly masters: readonly HostMaster[];
  readonly layouts: readonly HostLayout[];
  /** Masters and layouts that had to be put right, as they are to be written. */
  readonly repaired: ReadonlyMap<string, string>;
}

export function partXml(parts: TemplateParts, name: string): XmlElement {
  const bytes = parts.get(name);
  if (!bytes) throw new TemplateRefused('missing_part', name, [name]);
  return parseTemplateXml(bytes, name);
}

/** Reads an opened .pptx; throws {@link TemplateRefused} when slides cannot be put on it. */
export function readDeckTemplate(parts: TemplateParts): DeckTemplate {
  const main = mainPart(parts);
  const presentation = partXml(parts, main);
  const size = child(presentation, 'p:sldSz');
  const slide = {
    w: Number(size?.attributes.get('cx') ?? 0) / EMU_PER_INCH,
    h: Number(size?.attributes.get('cy') ?? 0) / EMU_PER_INCH,
  };
  if (!(slide.w > 1 && slide.h > 1)) throw new TemplateRefused('not_the_format', main, ['pptx']);
  const repaired = new Map<string, string>();
  const masters: HostMaster[] = [];
  const layouts: HostLayout[] = [];
  for (const part of listed(parts, main, presentation, 'p:sldMasterId')) {
    const root = partXml(parts, part);
    if (repairMaster(root)) repaired.set(part, writeXml(root));
    const themePart = relationshipsOf(parts, part).find(({ kind }) => kind === 'theme')?.target ?? '';
    const theme = readTheme(partXml(parts, themePart), themePart);
    const map = child(root, 'p:clrMap')?.attributes ?? new Map<string, string>();
    const master: HostMaster = { part, theme, map };
    masters.push(master);
    for (const layoutPart of listed(parts, part, root, 'p:sldLayoutId')) {
      const layout = partXml(parts, layoutPart);
      if (repairLayout(layout, root)) repaired.set(layoutPart, writeXml(layout));
      layouts.push(readLayout(layoutPart, layout, root, master));
    }
  }
  if (layouts.length === 0) throw new TemplateRefused('no_layout', '');
  return { parts, main, presentation, slide, masters, layouts, repaired };
}

/** The parts a list of ids leads to, in its order. */
function listed(parts: TemplateParts, part: string, root: XmlElement, name: string): string[] {
  const targets = new Map(relationshipsOf(parts, part).map(({ id, target }) => [id, target]));
  return descendants(root, name).map((node) => {
    const target = targets.get(node.attributes.get('r:id') ?? '');
    if (target === undefined) throw new TemplateRefused('missing_part', part, [name]);
    return target;
  });
}

const FOOTERS = ['dt', 'ftr', 'sldNum'];
const TITLES = ['title', 'ctrTitle'];

/** A placeholder's kind as its master knows it. */
const family = (type: string): string =>
  TITLES.includes(type) ? 'title' : FOOTERS.includes(type) ? type : 'body';

function readLayout(part: string, root: XmlElement, master: XmlElement, host: HostMaster): HostLayout {
  const content = child(root, 'p:cSld');
  const slots = placeholders(root).flatMap((shape): HostSlot[] => {
    const slot = readSlot(shape, master, host);
    return slot ? [slot] : [];
  });
  return {
    part,
    name: content?.attributes.get('name') ?? '',
    type: root.attributes.get('type') ?? '',
    master: host,
    title: slots.find(({ type }) => TITLES.includes(type)) ?? null,
    slots: slots.filter(({ type }) => !TITLES.includes(type) && !FOOTERS.includes(type)),
    footers: slots.filter(({ type }) => FOOTERS.includes(type)),
    background: backgroundOf(root, host) ?? backgroundOf(master, host),
  };
}

function backgroundOf(root: XmlElement, { theme, map }: HostMaster): string | null {
  const ground = descendants(root, 'p:bg')[0];
  const reference = ground && child(ground, 'p:bgRef');
  if (reference) return fillHex(reference, theme, map);
  const properties = ground && child(ground, 'p:bgPr');
  return fillHex(properties && child(properties, 'a:solidFill'), theme, map);
}

function readSlot(shape: XmlElement, master: XmlElement, host: HostMaster): HostSlot | null {
  const own = holder(shape);
  if (!own) return null;
  const type = typeOfHolder(own);
  const above = placeholders(master).find(
    (node) => family(typeOfHolder(holder(node) ?? own)) === family(type),
  );
  const box = boxOf(shape) ?? (above && boxOf(above));
  if (!box) return null;
  const styles = textStyle(master, family(type));
  const levels = [styles, above && listLevel(above), listLevel(shape)].filter((node) => node !== undefined);
  return {
    type,
    idx: own.attributes.get('idx'),
    size: own.attributes.get('sz'),
    name: descendants(shape, 'p:cNvPr')[0]?.attributes.get('name') ?? '',
    box,
    inset: {
      across: inset('lIns', 91440, above, shape) + inset('rIns', 91440, above, shape),
      along: inset('tIns', 45720, above, shape) + inset('bIns', 45720, above, shape),
    },
    level: levelStyle(levels),
    font: fontWidth(typeface(levels, family(type) === 'title', host.theme)),
    textHex:
      lastOf(levels, (level) => {
        const run = child(level, 'a:defRPr');
        return fillHex(run && child(run, 'a:solidFill'), host.theme, host.map) ?? undefined;
      }) ?? null,
  };
}

/** What its text is set in: `+mj-lt` and `+mn-lt` stand for those of the theme. */
function typeface(levels: readonly XmlElement[], title: boolean, { major, minor }: HostTheme): string {
  const named = lastOf(levels, (level) => {
    const run = child(level, 'a:defRPr');
    return run && child(run, 'a:latin')?.attributes.get('typeface');
  });
  if (named === undefined || named === '') return title ? major : minor;
  return named.startsWith('+mj') ? major : named.startsWith('+mn') ? minor : named;
}

export function boxOf(shape: XmlElement): Box | undefined {
  const place = descendants(shape, 'a:xfrm', 'p:xfrm')[0];
  const offset = place && child(place, 'a:off');
  const extent = place && child(place, 'a:ext');
  if (!offset || !extent) return undefined;
  const inches = (node: XmlElement, name: string): number =>
    Number(node.attributes.get(name) ?? 0) / EMU_PER_INCH;
  return { x: inches(offset, 'x'), y: inches(offset, 'y'), w: inches(extent, 'cx'), h: inches(extent, 'cy') };
}

function textStyle(master: XmlElement, kind: string): XmlElement | undefined {
  const name = kind === 'title' ? 'p:titleStyle' : kind === 'body' ? 'p:bodyStyle' : 'p:otherStyle';
  const style = descendants(master, name)[0];
  return style && child(style, 'a:lvl1pPr');
}

function listLevel(shape: XmlElement): XmlElement | undefined {
  const list = descendants(shape, 'a:lstStyle')[0];
  return list && child(list, 'a:lvl1pPr');
}

function inset(name: string, usual: number, ...shapes: (XmlElement | undefined)[]): number {
  const value = lastOf(shapes, (shape) => descendants(shape, 'a:bodyPr')[0]?.attributes.get(name));
  return (Number(value ?? usual) / EMU_PER_INCH) * POINTS_PER_INCH;
}

function lastOf<Value>(
  nodes: readonly (XmlElement | undefined)[],
  read: (node: XmlElement) => Value | undefined,
): Value | undefined {
  return [...nodes]
    .reverse()
    .reduce<Value | undefined>(
      (found, node) => found ?? (node === undefined ? undefined : read(node)),
      undefined,
    );
}

function levelStyle(levels: readonly XmlElement[]): LevelStyle {
  const own = (name: string): string | undefined => lastOf(levels, (level) => level.attributes.get(name));
  const run = (name: string): string | undefined =>
    lastOf(levels, (level) => child(level, 'a:defRPr')?.attributes.get(name));
  const size = Number(run('sz') ?? 1800) / 100;
  const space = (name: string): number => {
    const node = lastOf(levels, (level) => child(level, name));
    const value = node && elements(node)[0];
    const amount = Number(value?.attributes.get('val') ?? 0);
    return value?.name === 'a:spcPct' ? (amount / 100_000) * size : amount / 100;
  };
  const line = lastOf(levels, (level) => child(level, 'a:lnSpc'));
  const percent = line && child(line, 'a:spcPct')?.attributes.get('val');
  return {
    size,
    bold: run('b') === '1' || run('b') === 'true',
    caps: run('cap') === 'all',
    indent: (Number(own('marL') ?? 0) / EMU_PER_INCH) * POINTS_PER_INCH,
    gap: space('a:spcBef') + space('a:spcAft'),
    lineHeight: percent === undefined ? 1 : Number(percent) / 100_000,
  };
}
