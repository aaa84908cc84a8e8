import { child, descendants, element, orderChildren, type XmlElement } from '../xml/xml.js';
import { ensureChild, type OfficePackage } from './package.js';

const TABLE_PROPERTIES = [
  'w:tblStyle', 'w:tblpPr', 'w:tblOverlap', 'w:bidiVisual', 'w:tblStyleRowBandSize', 'w:tblStyleColBandSize', 'w:tblW',
  'w:jc', 'w:tblCellSpacing', 'w:tblInd', 'w:tblBorders', 'w:shd', 'w:tblLayout', 'w:tblCellMar', 'w:tblLook',
  'w:tblCaption', 'w:tblDescription', 'w:tblPrChange',
]; // prettier-ignore

export const orderTableProperties = (properties: XmlElement): void =>
  orderChildren(properties, TABLE_PROPERTIES);

/** The part of a type that the document refers to, where it has one. */
export function wordPart(pack: OfficePackage, main: string, type: string): string | undefined {
  return pack.relationships(main).find((one) => one.type === type && pack.has(one.target))?.target;
}

/** The language every text has that does not name another. */
export function setDefaultLanguage(pack: OfficePackage, main: string, language: string): void {
  const part = wordPart(pack, main, 'styles');
  if (part === undefined) return;
  const styles = pack.tree(part);
  const defaults = ensureChild(styles, 'w:docDefaults', true);
  const properties = ensureChild(ensureChild(defaults, 'w:rPrDefault', true), 'w:rPr');
  const known = child(properties, 'w:lang');
  if (known) {
    known.attributes.set('w:val', language);
    return;
  }
  // The language comes near the end of the sequence: only these may follow.
  const after = ['w:eastAsianLayout', 'w:specVanish', 'w:oMath', 'w:rPrChange'];
  const at = properties.children.findIndex((node) => typeof node !== 'string' && after.includes(node.name));
  properties.children.splice(
    at < 0 ? properties.children.length : at,
    0,
    element('w:lang', { 'w:val': language }),
  );
}

export interface WordStyle {
  readonly id: string;
  /** As Word knows it, in small letters whatever the language of the file: `heading 1`. */
  readonly name: string;
  readonly type: string;
  readonly isDefault: boolean;
  readonly node: XmlElement;
}

export function stylesOf(root: XmlElement): WordStyle[] {
  return descendants(root, 'w:style').map((node) => ({
    id: node.attributes.get('w:styleId') ?? '',
    name: (child(node, 'w:name')?.attributes.get('w:val') ?? '').toLowerCase(),
    type: node.attributes.get('w:type') ?? 'paragraph',
    isDefault: ['1', 'true', 'on'].includes(node.attributes.get('w:default') ?? ''),
    node,
  }));
}
