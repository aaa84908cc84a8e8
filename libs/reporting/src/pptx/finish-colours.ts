import { toneOfKey } from '../theme/index.js';
import { element, isElement, type XmlElement } from '../xml/xml.js';

/**
 * Replaces the RGB values the producer writes by the theme colours they stand for. A value that is none of ours is a
 * defect of a builder, or a default of the producer that has to be named here: it throws.
 */
export function toThemeColours(node: XmlElement): void {
  node.children = node.children.map((next) => {
    if (!isElement(next)) return next;
    if (next.name !== 'a:srgbClr') {
      toThemeColours(next);
      return next;
    }
    const value = next.attributes.get('val') ?? '';
    if (PRODUCER_DEFAULTS[value] !== undefined)
      return element('a:schemeClr', { val: PRODUCER_DEFAULTS[value] });
    const tone = toneOfKey(value);
    if (!tone) throw new Error(`colour ${value} is not in the theme`);
    const changes: XmlElement[] = [];
    if (tone.lumMod !== undefined) changes.push(element('a:lumMod', { val: tone.lumMod }));
    if (tone.lumOff !== undefined) changes.push(element('a:lumOff', { val: tone.lumOff }));
    return element('a:schemeClr', { val: tone.scheme }, [...changes, ...next.children]);
  });
}

/** Colours the producer writes where nothing was asked. */
const PRODUCER_DEFAULTS: Readonly<Record<string, string>> = {
  '000000': 'tx1',
  '888888': 'bg2',
  '666666': 'tx2',
  F9F9F9: 'bg1',
};
