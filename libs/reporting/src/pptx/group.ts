import { escapeXml } from '../text/index.js';
import { emu } from '../theme/index.js';
import { element, type XmlElement } from '../xml/xml.js';
import type { GroupElement } from './spec.js';

/** An empty group around the places of its items, which keep their own places on the slide. */
export function groupShape(group: GroupElement, id: number): XmlElement {
  if (group.alt.trim() === '') throw new Error(`group ${group.name} has no alternative text`);
  const boxes = group.items.map((item) => item.box);
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  const place = (offset: string, extent: string): XmlElement[] => [
    element(offset, { x: emu(left), y: emu(top) }),
    element(extent, { cx: emu(right - left), cy: emu(bottom - top) }),
  ];
  return element('p:grpSp', {}, [
    element('p:nvGrpSpPr', {}, [
      element('p:cNvPr', { id, name: escapeXml(group.name), descr: escapeXml(group.alt) }),
      element('p:cNvGrpSpPr'),
      element('p:nvPr'),
    ]),
    element('p:grpSpPr', {}, [
      element('a:xfrm', {}, [...place('a:off', 'a:ext'), ...place('a:chOff', 'a:chExt')]),
    ]),
  ]);
}
