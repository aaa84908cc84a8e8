import type { DeckSpec } from '../pptx/spec.js';
import { label } from '../pptx/template/labels.js';
import { escapeXml, fitLines } from '../text/index.js';
import { points } from '../theme/index.js';
import { element, type XmlElement } from '../xml/xml.js';
import type { HostedSlide } from './hosted.js';
import { fitsAt, scaleToFit } from './fit.js';
import { holderElement } from './holder.js';
import type { HostSlot } from './read-template.js';

/** A footer may be this much smaller than the template's before its last part is left out, then its last words. */
const WHOLE = 0.8;
const LEAST = 0.7;
/** Points of the smallest footer, but where the template's own is smaller. */
const SMALLEST = 10;
/** What stands between the parts of a footer, the confidentiality first. */
const PARTS = ' · ';
/** What stands between a confidentiality and whom it is for. */
const NAMES = ' – ';

/** Date, text and number where the layout has a place for them. */
export function footerShapes(
  { host }: HostedSlide,
  deck: DeckSpec,
  number: number,
  firstId: number,
): XmlElement[] {
  return host.layout.footers.map((slot, index) => {
    const said = slot.type === 'dt' ? deck.footerDate : slot.type === 'ftr' ? deck.footer : String(number);
    const { text, size } = fitFooter(said, slot);
    // A text that says its size is shown as the template sets it: without, LibreOffice takes another typeface and colour.
    const look = { lang: deck.language, ...(slot.type === 'ftr' ? { sz: Math.round(size * 100) } : {}) };
    const content = [element('a:rPr', look), element('a:t', {}, [escapeXml(text)])];
    const run =
      slot.type === 'sldNum'
        ? element('a:fld', { id: '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}', type: 'slidenum' }, content)
        : element('a:r', {}, content);
    return element('p:sp', {}, [
      element('p:nvSpPr', {}, [
        element('p:cNvPr', { id: firstId + index, name: label(slot.type, deck.language) }),
        element('p:cNvSpPr', {}, [element('a:spLocks', { noGrp: 1 })]),
        element('p:nvPr', {}, [holderElement(slot)]),
      ]),
      element('p:spPr'),
      element('p:txBody', {}, [element('a:bodyPr'), element('a:lstStyle'), element('a:p', {}, [run])]),
    ]);
  });
}

/** What a footer says where there is little room, and at which size in points. */
export function fitFooter(
  text: string,
  { level, inset, box, font }: HostSlot,
): { text: string; size: number } {
  const room = {
    width: points(box.w) - inset.across - 2,
    height: Math.max(points(box.h) - inset.along, level.size * 1.2),
    font,
  };
  const sized = (said: string, least: number): { text: string; size: number } | null => {
    const line = { text: said, size: level.size, bold: level.bold, indent: 0, gap: 0, lineHeight: 1 };
    const scale = scaleToFit([line], room, least);
    return fitsAt([line], room, scale) ? { text: said, size: level.size * scale } : null;
  };
  const least = Math.min(1, Math.max(LEAST, SMALLEST / level.size));
  const parts = text.split(PARTS);
  const [first = ''] = parts;
  const shorter = [
    ...parts.map((_, index) => parts.slice(0, parts.length - index).join(PARTS)),
    // The word of the confidentiality says more than the names it would be cut in.
    first.split(NAMES)[0] ?? '',
  ];
  for (const [index, said] of shorter.entries()) {
    const found = sized(said, index < parts.length - 1 ? Math.max(WHOLE, least) : least);
    if (found) return found;
  }
  const size = level.size * least;
  const lines = Math.max(1, Math.floor((room.height + 1) / (size * 1.2)));
  const style = { size: size * font, bold: level.bold };
  return { text: fitLines(first, style, room.width, lines), size };
}
