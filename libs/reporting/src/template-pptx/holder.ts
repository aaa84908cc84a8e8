import { descendants, element, isElement, type XmlElement } from '../xml/xml.js';
import type { HostSlot } from './read-template.js';

/** What makes a shape of a slide the placeholder of its layout. */
export function holderElement({ type, idx, size }: HostSlot): XmlElement {
  const node = element('p:ph');
  if (type !== 'obj') node.attributes.set('type', type);
  if (size !== undefined) node.attributes.set('sz', size);
  if (idx !== undefined) node.attributes.set('idx', idx);
  return node;
}

/** Says how much smaller the text is shown; PowerPoint takes over when it is edited. */
export function autofit(shape: XmlElement, scale: number): void {
  const body = descendants(shape, 'a:bodyPr')[0];
  if (!body) return;
  body.children = body.children.filter((node) => isElement(node) && !/Autofit|AutoFit/.test(node.name));
  if (scale >= 1) {
    body.children.push(element('a:normAutofit'));
    return;
  }
  body.children.push(element('a:normAutofit', { fontScale: Math.round(scale * 1000) * 100 }));
}
