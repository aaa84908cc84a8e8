import type { DeckSpec } from '../pptx/spec.js';
import { label } from '../pptx/template/labels.js';
import { escapeXml, fitLines } from '../text/index.js';
import { points } from '../theme/index.js';
import { element, type XmlElement } from '../xml/xml.js';
import type { HostedSlide } from './hosted.js';
import { fontWidth, scaleToFit } from './fit.js';
import { autofit, holderElement } from './holder.js';
import type { HostSlot } from './read-template.js';

/** A footer may be this much smaller than the template's before its end is left out. */
const LEAST = 0.7;

/** Date, text and number where the layout has a place for them. */
export function footerShapes(
  { host }: HostedSlide,
  deck: DeckSpec,
  number: number,
  firstId: number,
): XmlElement[] {
  const font = fontWidth(host.layout.master.theme.minor);
  return host.layout.footers.map((slot, index) => {
    const said = slot.type === 'dt' ? deck.footerDate : slot.type === 'ftr' ? deck.footer : String(number);
    const { text, scale } = fitFooter(said, slot, font);
    const content = [element('a:rPr', { lang: deck.language }), element('a:t', {}, [escapeXml(text)])];
    const run =
      slot.type === 'sldNum'
        ? element('a:fld', { id: '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}', type: 'slidenum' }, content)
        : element('a:r', {}, content);
    const shape = element('p:sp', {}, [
      element('p:nvSpPr', {}, [
        element('p:cNvPr', { id: firstId + index, name: label(slot.type, deck.language) }),
        element('p:cNvSpPr', {}, [element('a:spLocks', { noGrp: 1 })]),
        element('p:nvPr', {}, [holderElement(slot)]),
      ]),
      element('p:spPr'),
      element('p:txBody', {}, [element('a:bodyPr'), element('a:lstStyle'), element('a:p', {}, [run])]),
    ]);
    if (scale < 1) autofit(shape, scale);
    return shape;
  });
}

function fitFooter(
  text: string,
  { level, inset, box }: HostSlot,
  font: number,
): { text: string; scale: number } {
  const room = {
    width: points(box.w) - inset.across - 2,
    height: Math.max(points(box.h) - inset.along, level.size * 1.2),
    font,
  };
  const line = { text, size: level.size, bold: level.bold, indent: 0, gap: 0, lineHeight: 1 };
  const scale = scaleToFit([line], room, LEAST);
  const size = level.size * scale;
  const lines = Math.max(1, Math.floor((room.height + 1) / (size * 1.2)));
  return { text: fitLines(text, { size: size * font, bold: level.bold }, room.width, lines), scale };
}
