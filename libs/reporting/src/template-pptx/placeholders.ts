import { descendants, elements, type XmlElement } from '../xml/xml.js';

export const holder = (shape: XmlElement): XmlElement | undefined => descendants(shape, 'p:ph')[0];
export const typeOfHolder = (holderNode: XmlElement): string => holderNode.attributes.get('type') ?? 'obj';

export function placeholders(root: XmlElement): XmlElement[] {
  const tree = descendants(root, 'p:spTree')[0];
  return tree ? elements(tree).filter((node) => holder(node) !== undefined) : [];
}
