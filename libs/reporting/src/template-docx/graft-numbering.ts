import { BULLET_LIST, NUMBERED_LIST } from '../docx/style-xml.js';
import { numberedListId, numberingPart } from '../docx/numbering-part.js';
import {
  child,
  descendants,
  element,
  elements,
  orderChildren,
  parseXml,
  removeChildren,
  type XmlElement,
} from '../xml/xml.js';
import { cloneXml, ensureChild, type OfficePackage } from '../tokens/package.js';
import { wordPart } from '../tokens/word.js';
import { finishStyle, type GraftedStyles } from './graft-styles.js';

const PART = 'word/numbering.xml';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml';
const EMPTY = '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>';
const LISTS = [
  'ListBullet',
  'ListBullet2',
  'ListBullet3',
  'ListNumber',
  'ListNumber2',
  'ListNumber3',
] as const;

const LEVEL_ORDER = [
  'w:start', 'w:numFmt', 'w:lvlRestart', 'w:pStyle', 'w:isLgl', 'w:suff', 'w:lvlText', 'w:lvlPicBulletId', 'w:legacy',
  'w:lvlJc', 'w:pPr', 'w:rPr',
]; // prettier-ignore

const value = (node: XmlElement | undefined): string | undefined => node?.attributes.get('w:val');

/** How headings are numbered: the text of each by its counters, null where the template does not number them. */
export type HeadingNumber = (counters: readonly number[]) => string | null;

/** The numbering part of a template, made where it has none, and what is added to it. */
export class GraftedNumbering {
  private readonly root: XmlElement;
  private readonly imported = new Map<number, string>();
  private readonly counted = new Map<number, string>();

  constructor(
    pack: OfficePackage,
    main: string,
    private readonly styles: GraftedStyles,
  ) {
    const known = wordPart(pack, main, 'numbering');
    if (known === undefined) {
      pack.set(PART, parseXml(EMPTY), TYPE);
      pack.relate(main, 'numbering', PART);
    }
    this.root = pack.tree(known ?? PART);
    // LibreOffice writes the style of a level before its format, which the schema has the other way round.
    for (const level of descendants(this.root, 'w:lvl')) orderChildren(level, LEVEL_ORDER);
  }

  /** Gives the list styles of a note a list: the template's where its style has one, else one of ours. */
  linkStyles(used: ReadonlySet<string>): void {
    for (const id of LISTS) {
      if (!used.has(id)) continue;
      const style = this.styles.of(id);
      if (!style) continue;
      const properties = ensureChild(style.node, 'w:pPr');
      const list = child(properties, 'w:numPr');
      if (this.styles.own(id) && list && this.abstractOf(value(child(list, 'w:numId')))) continue;
      const number = this.import(id.startsWith('ListBullet') ? BULLET_LIST : NUMBERED_LIST);
      const level = Number(/\d$/.exec(id)?.[0] ?? 1) - 1;
      removeChildren(properties, 'w:numPr');
      properties.children.push(
        element('w:numPr', {}, [
          ...(level === 0 ? [] : [element('w:ilvl', { 'w:val': level })]),
          element('w:numId', { 'w:val': number }),
        ]),
      );
      finishStyle(style.node);
    }
  }

  /**
   * The list of a note's numbered list, which begins at 1: in the template's look where the list has one level, in ours
   * where it has more and the template keeps a list a level.
   */
  countedList(list: number, deep: boolean): string {
    const known = this.counted.get(list);
    if (known !== undefined) return known;
    const style = this.styles.of('ListNumber');
    const theirs = style && this.abstractOf(value(descendants(style.node, 'w:numId')[0]));
    const abstract = !deep && theirs ? theirs : this.abstractOf(this.import(NUMBERED_LIST));
    const levels = deep ? [0, 1, 2] : [0];
    const id = this.add(
      value2(abstract, 'w:abstractNumId'),
      levels.map((level) =>
        element('w:lvlOverride', { 'w:ilvl': level }, [element('w:startOverride', { 'w:val': 1 })]),
      ),
    );
    this.counted.set(list, id);
    return id;
  }

  /** How the template numbers the headings of a level. */
  headingNumber(): HeadingNumber {
    const levels = [1, 2, 3].map((level) => this.headingLevel(level));
    return (counters) => {
      const level = levels[counters.length - 1];
      if (!level) return null;
      return level.text.replace(/%(\d)/g, (_, at: string) => {
        const index = Number(at) - 1;
        return numeral(counters[index] ?? 1, levels[index]?.format ?? 'decimal');
      });
    };
  }

  private headingLevel(level: number): { text: string; format: string } | null {
    const style = this.styles.of(`Heading${level}`);
    const list = style && descendants(style.node, 'w:numPr')[0];
    if (!style || !list) return null;
    const abstract = this.abstractOf(value(child(list, 'w:numId')));
    const at = value(child(list, 'w:ilvl')) ?? String(level - 1);
    const found =
      abstract &&
      elements(abstract).find((node) => node.name === 'w:lvl' && node.attributes.get('w:ilvl') === at);
    const text = found && value(child(found, 'w:lvlText'));
    const format = found && value(child(found, 'w:numFmt'));
    if (text === undefined || format === undefined || format === 'none' || format === 'bullet') return null;
    return { text: text.trim(), format };
  }

  private abstractOf(number: string | undefined): XmlElement | undefined {
    if (number === undefined) return undefined;
    const list = elements(this.root).find(
      (node) => node.name === 'w:num' && node.attributes.get('w:numId') === number,
    );
    const id = list && value(child(list, 'w:abstractNumId'));
    return elements(this.root).find(
      (node) => node.name === 'w:abstractNum' && node.attributes.get('w:abstractNumId') === id,
    );
  }

  /** Adds one of our lists once, without its fonts, and gives the id of its use. */
  private import(which: number): string {
    const known = this.imported.get(which);
    if (known !== undefined) return known;
    const ours = parseXml(numberingPart());
    const source = elements(ours).find(
      (node) => node.name === 'w:abstractNum' && node.attributes.get('w:abstractNumId') === String(which),
    );
    if (!source) throw new Error(`there is no list ${which}`);
    const copy = cloneXml(source);
    const id = this.next('w:abstractNum', 'w:abstractNumId');
    copy.attributes.set('w:abstractNumId', id);
    for (const level of descendants(copy, 'w:lvl')) removeChildren(level, 'w:pStyle', 'w:rPr');
    const at = this.root.children.findIndex(
      (node) => typeof node !== 'string' && node.name !== 'w:abstractNum' && node.name !== 'w:numPicBullet',
    );
    this.root.children.splice(at < 0 ? this.root.children.length : at, 0, copy);
    const number = this.add(id, []);
    this.imported.set(which, number);
    return number;
  }

  private add(abstract: string, overrides: XmlElement[]): string {
    const id = this.next('w:num', 'w:numId');
    const list = element('w:num', { 'w:numId': id }, [
      element('w:abstractNumId', { 'w:val': abstract }),
      ...overrides,
    ]);
    const at = this.root.children.findIndex(
      (node) => typeof node !== 'string' && node.name === 'w:numIdMacAtCleanup',
    );
    this.root.children.splice(at < 0 ? this.root.children.length : at, 0, list);
    return id;
  }

  private next(name: string, attribute: string): string {
    const used = elements(this.root)
      .filter((node) => node.name === name)
      .map((node) => Number(node.attributes.get(attribute) ?? 0));
    return String(Math.max(0, ...used) + 1);
  }
}

const value2 = (node: XmlElement | undefined, attribute: string): string =>
  node?.attributes.get(attribute) ?? '1';

function numeral(count: number, format: string): string {
  const letter = (): string =>
    String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1);
  switch (format) {
    case 'upperLetter':
      return letter().toUpperCase();
    case 'lowerLetter':
      return letter();
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'decimalZero':
      return String(count).padStart(2, '0');
    default:
      return String(count);
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'],
  [5, 'V'], [4, 'IV'], [1, 'I'],
]; // prettier-ignore

function roman(count: number): string {
  let left = count;
  return ROMAN.map(([worth, sign]) => {
    const times = Math.floor(left / worth);
    left -= times * worth;
    return sign.repeat(times);
  }).join('');
}

/** The list a numbered item of a note belongs to, from the id our numbering gives it; null for other lists. */
export const listOf = (number: string | undefined): number | null => {
  const list = Number(number) - numberedListId(0);
  return Number.isInteger(list) && list > 0 ? list : null;
};
