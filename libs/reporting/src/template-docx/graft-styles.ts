import { stylesPart } from '../docx/styles-part.js';
import { TABLE_STYLE } from '../docx/style-xml.js';
import {
  child,
  descendants,
  element,
  elements,
  isElement,
  orderChildren,
  parseXml,
  removeChildren,
  walk,
  type XmlElement,
} from '../xml/xml.js';
import { cloneXml, ensureChild } from '../tokens/package.js';
import { stylesOf, type WordStyle } from '../tokens/word.js';

const PARAGRAPH_ORDER = [
  'w:pStyle', 'w:keepNext', 'w:keepLines', 'w:pageBreakBefore', 'w:framePr', 'w:widowControl', 'w:numPr', 'w:suppressLineNumbers',
  'w:pBdr', 'w:shd', 'w:tabs', 'w:suppressAutoHyphens', 'w:kinsoku', 'w:wordWrap', 'w:overflowPunct', 'w:topLinePunct',
  'w:autoSpaceDE', 'w:autoSpaceDN', 'w:bidi', 'w:adjustRightInd', 'w:snapToGrid', 'w:spacing', 'w:ind', 'w:contextualSpacing',
  'w:mirrorIndents', 'w:suppressOverlap', 'w:jc', 'w:textDirection', 'w:textAlignment', 'w:textboxTightWrap', 'w:outlineLvl',
  'w:divId', 'w:cnfStyle', 'w:rPr', 'w:sectPr', 'w:pPrChange',
]; // prettier-ignore
const STYLE_ORDER = [
  'w:name', 'w:aliases', 'w:basedOn', 'w:next', 'w:link', 'w:autoRedefine', 'w:hidden', 'w:uiPriority', 'w:semiHidden',
  'w:unhideWhenUsed', 'w:qFormat', 'w:locked', 'w:personal', 'w:personalCompose', 'w:personalReply', 'w:rsid', 'w:pPr',
  'w:rPr', 'w:tblPr', 'w:trPr', 'w:tcPr', 'w:tblStylePr',
]; // prettier-ignore

/** Texts of tables are smaller than the others, never under nine points; in half-points. */
const TABLE_SHARE = 0.85;
const TABLE_LEAST = 18;
const TABLE_TEXTS = new Set(['table text']);

export interface GraftedStyles {
  /** What a style of ours is called in the template. */
  readonly id: (ours: string) => string;
  /** Whether the template has that style itself. */
  readonly own: (ours: string) => boolean;
  readonly of: (ours: string) => WordStyle | undefined;
  /** Points of the texts of tables. */
  readonly tableSize: number;
}

/**
 * Finds the styles a note uses in the template's own, by name; those it lacks are added without any look of ours: what
 * they are based on gives them the template's fonts, sizes and colours.
 */
export function graftStyles(
  styles: XmlElement,
  language: string,
  used: Iterable<string>,
  width: number,
  tableStyle: string | undefined,
): GraftedStyles {
  const theirs = stylesOf(styles);
  const ours = new Map(stylesOf(parseXml(stylesPart(language))).map((style) => [style.id, style]));
  const known = new Map<string, { id: string; own: boolean; style: WordStyle }>();
  const takenIds = new Set(theirs.map(({ id }) => id));
  const normal = theirs.find(({ type, isDefault }) => type === 'paragraph' && isDefault);
  const size = sizeOf(styles, normal);

  const find = (id: string): string => {
    const found = known.get(id);
    if (found) return found.id;
    const style = ours.get(id);
    if (!style) throw new Error(`a note uses a style it does not have: ${id}`);
    if (id === TABLE_STYLE && tableStyle !== undefined) {
      const own = theirs.find((one) => one.id === tableStyle);
      if (own) known.set(id, { id: own.id, own: true, style: own });
      return tableStyle;
    }
    const same =
      (style.isDefault ? theirs.find((one) => one.type === style.type && one.isDefault) : undefined) ??
      theirs.find((one) => one.type === style.type && one.name === style.name);
    if (same) {
      known.set(id, { id: same.id, own: true, style: same });
      if (/^toc \d$/.test(style.name)) addTabs(same.node, width);
      if (style.name === 'caption') keepWithNext(same.node);
      return same.id;
    }
    const free = takenIds.has(id) ? `Jalon${id}` : id;
    takenIds.add(free);
    const node = cloneXml(style.node);
    known.set(id, { id: free, own: false, style: { ...style, id: free, node } });
    plain(node, { size, width, tableText: TABLE_TEXTS.has(style.name) });
    node.attributes.set('w:styleId', free);
    node.attributes.set('w:customStyle', '1');
    node.attributes.delete('w:default');
    for (const link of ['w:basedOn', 'w:next', 'w:link']) {
      const to = child(node, link);
      const target = to?.attributes.get('w:val');
      if (to && target !== undefined) to.attributes.set('w:val', target === id ? free : find(target));
    }
    if (id === TABLE_STYLE) plainTable(node);
    styles.children.push(node);
    return free;
  };
  for (const id of used) find(id);
  return {
    id: find,
    own: (id) => known.get(id)?.own ?? false,
    of: (id) => known.get(id)?.style,
    tableSize: tableHalfPoints(size) / 2,
  };
}

/** Half-points of the template's running text. */
function sizeOf(styles: XmlElement, normal: WordStyle | undefined): number {
  const defaults = descendants(styles, 'w:rPrDefault').flatMap((node) => descendants(node, 'w:sz'));
  const own = normal === undefined ? [] : descendants(normal.node, 'w:sz');
  const value = Number((own[0] ?? defaults[0])?.attributes.get('w:val'));
  return Number.isFinite(value) && value > 0 ? value : 20;
}

const tableHalfPoints = (size: number): number => Math.max(TABLE_LEAST, Math.round(size * TABLE_SHARE));

/** Takes fonts, sizes, colours and fills out of a style of ours; what says how it is set stays. */
function plain(
  node: XmlElement,
  { size, width, tableText }: { size: number; width: number; tableText: boolean },
): void {
  walk(node, (one) =>
    removeChildren(one, 'w:rFonts', 'w:sz', 'w:szCs', 'w:shd', ...(one.name === 'w:rPr' ? ['w:color'] : [])),
  );
  for (const border of descendants(node, 'w:pBdr').flatMap(elements))
    border.attributes.set('w:color', 'auto');
  for (const tab of descendants(node, 'w:tab'))
    if (tab.attributes.get('w:val') === 'right') tab.attributes.set('w:pos', String(width));
  const name = child(node, 'w:name')?.attributes.get('w:val');
  if (name === 'Hyperlink')
    ensureChild(node, 'w:rPr').children.unshift(
      element('w:color', { 'w:val': '0563C1', 'w:themeColor': 'hyperlink' }),
    );
  if (!tableText) return;
  const value = tableHalfPoints(size);
  ensureChild(node, 'w:rPr').children.push(
    element('w:sz', { 'w:val': value }),
    element('w:szCs', { 'w:val': value }),
  );
}

/** Hairlines, and a stronger one under the head: what a table of a template without any needs. */
function plainTable(node: XmlElement): void {
  removeChildren(node, 'w:tblStylePr');
  for (const border of descendants(node, 'w:tblBorders').flatMap(elements))
    border.attributes.set('w:color', 'auto');
  node.children.push(
    element('w:tblStylePr', { 'w:type': 'firstRow' }, [
      element('w:rPr', {}, [element('w:b'), element('w:bCs')]),
      element('w:tblPr'),
      element('w:tcPr', {}, [
        element('w:tcBorders', {}, [
          element('w:bottom', { 'w:val': 'single', 'w:sz': 12, 'w:space': 0, 'w:color': 'auto' }),
        ]),
      ]),
    ]),
  );
}

/** Entries of contents end with their page at the right edge: a style that does not say so is completed. */
function addTabs(style: XmlElement, width: number): void {
  if (descendants(style, 'w:tab').some((tab) => tab.attributes.get('w:val') === 'right')) return;
  const properties = ensureChild(style, 'w:pPr');
  const tabs = ensureChild(properties, 'w:tabs');
  tabs.children.push(element('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': width }));
  finishStyle(style);
}

/** A caption stays with the table under it. */
function keepWithNext(style: XmlElement): void {
  const properties = ensureChild(style, 'w:pPr');
  if (!child(properties, 'w:keepNext')) properties.children.push(element('w:keepNext'));
  finishStyle(style);
}

/** Puts what was added to a style where the schema wants it. */
export function finishStyle(style: XmlElement): void {
  const properties = child(style, 'w:pPr');
  if (properties) orderChildren(properties, PARAGRAPH_ORDER);
  orderChildren(style, STYLE_ORDER);
}

/** The table style of a template: the one it prefers, else its own, else one its sample uses, else a usual one. */
export function tableStyleOf(
  styles: XmlElement,
  settings: XmlElement | undefined,
  body: XmlElement,
): string | undefined {
  const tables = stylesOf(styles).filter(({ type, isDefault }) => type === 'table' && !isDefault);
  const byId = (id: string | undefined): string | undefined => tables.find((one) => one.id === id)?.id;
  const preferred = settings && child(settings, 'w:defaultTableStyle')?.attributes.get('w:val');
  const used = descendants(body, 'w:tblStyle').map((node) => node.attributes.get('w:val'));
  const custom = tables.find(({ node }) =>
    ['1', 'true'].includes(node.attributes.get('w:customStyle') ?? ''),
  );
  const usual = [
    'grid table 4 accent 1',
    'grid table 4 - accent 1',
    'list table 3 accent 1',
    'light list accent 1',
    'light list',
    'table grid',
  ];
  return (
    byId(preferred) ??
    used.map(byId).find((id) => id !== undefined) ??
    custom?.id ??
    usual.map((name) => tables.find((one) => one.name === name)?.id).find((id) => id !== undefined)
  );
}

/** The styles that the texts of a tree name. */
export function usedStyles(root: XmlElement): Set<string> {
  return new Set(
    descendants(root, 'w:pStyle', 'w:rStyle', 'w:tblStyle').map((node) => node.attributes.get('w:val') ?? ''),
  );
}

export function renameStyles(root: XmlElement, styles: GraftedStyles): void {
  for (const node of descendants(root, 'w:pStyle', 'w:rStyle', 'w:tblStyle'))
    node.attributes.set('w:val', styles.id(node.attributes.get('w:val') ?? ''));
  // A paragraph in the default style does not have to say so.
  for (const properties of descendants(root, 'w:pPr'))
    properties.children = properties.children.filter(
      (one) => !isElement(one) || one.name !== 'w:pStyle' || one.attributes.get('w:val') !== '',
    );
}
