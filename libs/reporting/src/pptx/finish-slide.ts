import { cleanLine, escapeXml } from '../text/index.js';
import {
  child,
  descendants,
  element,
  elements,
  isElement,
  parseXml,
  removeChildren,
  walk,
  writeXml,
  type XmlElement,
} from '../xml/xml.js';
import { toThemeColours } from './finish-colours.js';
import { groupShape } from './group.js';
import { elementKey, itemKey, TITLE_KEY } from './produce.js';
import type { DeckSpec, GroupElement, ParagraphSpec, SlideElement, SlideSpec } from './spec.js';
import { label } from './template/labels.js';
import { layoutOf, slotOf, type Layout, type Slot } from './template/layouts.js';
import { BULLET_INDENT, FOOTERS } from './template/master.js';
import { TABLE_STYLE_ID } from './template/package-parts.js';

/** Makes one slide of the producer valid, accessible and a child of its layout. */
export function finishSlide(source: string, spec: SlideSpec, deck: DeckSpec, number: number): string {
  const slide = parseXml(source);
  const content = child(slide, 'p:cSld');
  const tree = content && child(content, 'p:spTree');
  if (!content || !tree) throw new Error(`slide ${spec.id}: no shape tree`);
  content.attributes.delete('name');
  const layout = layoutOf(spec.layout);
  const [groupProperties, groupLook, ...shapes] = elements(tree);
  if (!groupProperties || !groupLook) throw new Error(`slide ${spec.id}: no group`);
  const finished = finishShapes(shapes, spec, layout, deck.language);
  tree.children = [groupProperties, groupLook, ...finished.shapes];
  finishText(slide, deck.language);
  toThemeColours(slide);
  if (layout.footer) tree.children.push(...footerShapes(deck, number, finished.nextId));
  return writeXml(slide);
}

/** Finishes the shapes of a slide and puts those of a group into one; ids count from 2, the tree being 1. */
function finishShapes(
  shapes: readonly XmlElement[],
  spec: SlideSpec,
  layout: Layout,
  language: DeckSpec['language'],
): { shapes: XmlElement[]; nextId: number } {
  const items = new Map<string, SlideElement>();
  const groups = new Map<string, GroupElement>();
  spec.elements.forEach((item, index) => {
    if (item.kind !== 'group') items.set(elementKey(index), item);
    else
      item.items.forEach((part, at) => {
        items.set(itemKey(index, at), part);
        groups.set(itemKey(index, at), item);
      });
  });
  const opened = new Map<GroupElement, XmlElement>();
  const finished: XmlElement[] = [];
  let id = 2;
  for (const shape of shapes) {
    const key = descendants(shape, 'p:cNvPr')[0]?.attributes.get('name') ?? '';
    const group = groups.get(key);
    if (group && !opened.has(group)) {
      const holder = groupShape(group, id);
      id += 1;
      opened.set(group, holder);
      finished.push(holder);
    }
    finishShape(shape, id, spec, items, layout, language);
    id += 1;
    (group ? (opened.get(group)?.children ?? finished) : finished).push(shape);
  }
  return { shapes: finished, nextId: id };
}

function finishShape(
  shape: XmlElement,
  id: number,
  spec: SlideSpec,
  items: ReadonlyMap<string, SlideElement>,
  layout: Layout,
  language: DeckSpec['language'],
): void {
  const identity = descendants(shape, 'p:cNvPr')[0];
  if (!identity) throw new Error(`slide ${spec.id}: shape without identity`);
  const key = identity.attributes.get('name') ?? '';
  identity.attributes = new Map([['id', String(id)]]);
  if (key === TITLE_KEY) {
    const slot = layout.slots[0];
    if (!slot) throw new Error(`layout ${layout.name} has no title`);
    identity.attributes.set('name', label('title', language));
    fillSlot(shape, slot);
    return;
  }
  const item = items.get(key);
  if (!item) throw new Error(`slide ${spec.id}: unexpected shape ${key}`);
  identity.attributes.set('name', escapeXml(item.kind === 'slot' ? label(item.slot, language) : item.name));
  describe(identity, item);
  if (item.kind === 'slot' || item.kind === 'text') ownSizes(shape, item.paragraphs, spec.id);
  if (item.kind === 'slot') {
    fillSlot(shape, slotOf(layout, item.slot), item.box !== undefined);
    setLevels(shape, item.paragraphs, spec.id);
  } else if (item.kind === 'text') {
    finishTextBox(shape);
    setLevels(shape, item.paragraphs, spec.id);
  } else if (item.kind === 'table') finishTable(shape, layout);
  else if (item.kind === 'chart') finishChartFrame(shape, layout);
  else removeChildren(child(shape, 'p:nvSpPr') ?? shape, 'p:txBody');
}

/** The producer passes the size of one run on to those after it: each gets the size it was given, or none. */
function ownSizes(shape: XmlElement, paragraphs: readonly ParagraphSpec[], slide: string): void {
  const wanted = paragraphs
    .flatMap((paragraph) => paragraph.runs)
    .filter((run) => cleanLine(run.text) !== '');
  const written = descendants(shape, 'a:r').filter((run) => hasText(run));
  if (written.length !== wanted.length)
    throw new Error(`slide ${slide}: ${written.length} runs for ${wanted.length}`);
  written.forEach((run, index) => setSize(child(run, 'a:rPr'), wanted[index]?.size));
  for (const end of descendants(shape, 'a:endParaRPr')) end.attributes.delete('sz');
}

function hasText(run: XmlElement): boolean {
  const text = child(run, 'a:t')?.children[0];
  return typeof text === 'string' && text.trim() !== '';
}

function setSize(properties: XmlElement | undefined, size: number | undefined): void {
  if (!properties) return;
  if (size === undefined) properties.attributes.delete('sz');
  else properties.attributes.set('sz', String(Math.round(size * 100)));
}

function describe(identity: XmlElement, item: SlideElement): void {
  if (item.kind === 'table' || item.kind === 'chart') {
    if (item.alt.trim() === '') throw new Error(`${item.kind} ${item.name} has no alternative text`);
    identity.attributes.set('descr', escapeXml(item.alt));
  } else if (item.kind === 'shape') {
    if (item.alt !== null) identity.attributes.set('descr', escapeXml(item.alt));
    else identity.children.push(DECORATIVE());
  }
}

const DECORATIVE = (): XmlElement =>
  element('a:extLst', {}, [
    element('a:ext', { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' }, [
      element('adec:decorative', {
        'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
        val: '1',
      }),
    ]),
  ]);

function placeholder(slot: Slot): XmlElement {
  const attributes: Record<string, string> = { type: slot.type };
  if (slot.idx !== undefined) Object.assign(attributes, { sz: 'quarter', idx: String(slot.idx) });
  return element('p:ph', attributes);
}

/** A placeholder says what it is and what it reads; where and how come from the layout. */
function fillSlot(shape: XmlElement, slot: Slot, ownPlace = false): void {
  const properties = child(shape, 'p:nvSpPr');
  if (!properties) throw new Error('shape without properties');
  const locks = element('p:cNvSpPr', {}, [element('a:spLocks', { noGrp: 1 })]);
  const identity = child(properties, 'p:cNvPr');
  properties.children = [identity ?? '', locks, element('p:nvPr', {}, [placeholder(slot)])];
  const look = child(shape, 'p:spPr');
  if (look)
    look.children = ownPlace ? look.children.filter((node) => isElement(node) && node.name === 'a:xfrm') : [];
  const body = child(shape, 'p:txBody');
  const bodyProperties = body && child(body, 'a:bodyPr');
  if (bodyProperties) Object.assign(bodyProperties, { attributes: new Map(), children: [] });
  for (const paragraph of descendants(shape, 'a:pPr')) dropProducerIndent(paragraph);
}

/** Paragraphs that are no item of a list where the layout lists, and items where it does not. */
function setLevels(shape: XmlElement, paragraphs: readonly ParagraphSpec[], slide: string): void {
  if (paragraphs.every(({ level }) => level === undefined)) return;
  const written = descendants(shape, 'a:p');
  if (written.length !== paragraphs.length)
    throw new Error(`slide ${slide}: ${written.length} paragraphs for ${paragraphs.length}`);
  paragraphs.forEach(({ level, number }, index) => {
    const paragraph = written[index];
    if (level === undefined || !paragraph) return;
    let properties = child(paragraph, 'a:pPr');
    if (!properties) {
      properties = element('a:pPr');
      paragraph.children.unshift(properties);
    }
    properties.attributes.set('marL', String(BULLET_INDENT * level));
    properties.attributes.set('indent', String(level === 0 ? 0 : -BULLET_INDENT));
    properties.children.push(...bulletOf(level, number));
  });
}

function bulletOf(level: number, number: number | undefined): XmlElement[] {
  if (level === 0) return [element('a:buNone')];
  if (number !== undefined)
    return [
      element('a:buFont', { typeface: '+mj-lt' }),
      element('a:buAutoNum', { type: 'arabicPeriod', startAt: number }),
    ];
  return [element('a:buFont', { typeface: 'Arial' }), element('a:buChar', { char: level === 2 ? '–' : '•' })];
}

function dropProducerIndent(paragraph: XmlElement): void {
  paragraph.attributes.delete('indent');
  paragraph.attributes.delete('marL');
  if (paragraph.attributes.get('algn') === 'l') paragraph.attributes.delete('algn');
  removeChildren(paragraph, 'a:buNone', 'a:lnSpc', 'a:spcBef');
}

function finishTextBox(shape: XmlElement): void {
  const box = descendants(shape, 'p:cNvSpPr')[0];
  box?.attributes.set('txBox', '1');
  const look = child(shape, 'p:spPr');
  if (look)
    look.children = look.children.filter(
      (node) => !isElement(node) || node.name !== 'a:ln' || node.children.length > 0,
    );
  for (const paragraph of descendants(shape, 'a:pPr')) dropProducerIndent(paragraph);
}

function finishTable(frame: XmlElement, layout: Layout): void {
  const table = descendants(frame, 'a:tbl')[0];
  const properties = table && child(table, 'a:tblPr');
  if (!table || !properties) throw new Error('table without properties');
  properties.attributes = new Map([
    ['firstRow', '1'],
    ['bandRow', '1'],
  ]);
  properties.children = [element('a:tableStyleId', {}, [TABLE_STYLE_ID])];
  for (const cell of descendants(table, 'a:tcPr')) removeChildren(cell, 'a:lnL', 'a:lnR', 'a:lnT', 'a:lnB');
  for (const paragraph of descendants(table, 'a:pPr')) dropProducerIndent(paragraph);
  frameProperties(
    frame,
    layout.slots.find((slot) => slot.type === 'tbl'),
  );
  const rows = elements(table).filter((node) => node.name === 'a:tr');
  const height = rows.reduce((sum, row) => sum + Number(row.attributes.get('h') ?? 0), 0);
  const extent = descendants(frame, 'a:ext').find((node) => node.attributes.has('cy'));
  extent?.attributes.set('cy', String(height));
}

function finishChartFrame(frame: XmlElement, layout: Layout): void {
  frameProperties(
    frame,
    layout.slots.find((slot) => slot.type === 'chart'),
  );
}

function frameProperties(frame: XmlElement, slot: Slot | undefined): void {
  const holder = child(frame, 'p:nvGraphicFramePr');
  const own = holder && child(holder, 'p:nvPr');
  if (own) own.children = slot ? [placeholder(slot)] : [];
  const locks = holder && child(holder, 'p:cNvGraphicFramePr');
  if (locks) locks.children = [element('a:graphicFrameLocks', { noGrp: 1 })];
}

/** Language on every run, one set of paragraph properties, no producer defaults that would override the layout. */
function finishText(slide: XmlElement, language: string): void {
  walk(slide, (node) => {
    if (node.name === 'a:p') {
      const properties = elements(node).filter((next) => next.name === 'a:pPr');
      const first = properties[0];
      removeChildren(node, 'a:pPr');
      if (first && (first.attributes.size > 0 || first.children.length > 0)) node.children.unshift(first);
    } else if (node.name === 'a:rPr' || node.name === 'a:endParaRPr') {
      node.attributes.delete('dirty');
      node.attributes.delete('altLang');
      node.attributes.delete('lang');
      node.attributes = new Map([['lang', language], ...node.attributes]);
      node.children = node.children.filter((next) => !isElement(next) || !isProducerBlack(next));
      for (const link of descendants(node, 'a:hlinkClick')) {
        link.attributes.delete('tooltip');
        // Links wear the theme's link colour; the producer would give them the colour of the text.
        link.children = [];
      }
    }
  });
}

/** Black is not in the palette: where it stands, nothing was asked and the style decides. */
function isProducerBlack(node: XmlElement): boolean {
  if (node.name !== 'a:solidFill') return false;
  return elements(node)[0]?.attributes.get('val') === '000000';
}

function footerShapes(deck: DeckSpec, number: number, firstId: number): XmlElement[] {
  return FOOTERS.map((footer, index) => {
    const runProperties = element('a:rPr', { lang: deck.language });
    const text =
      footer.type === 'dt' ? deck.footerDate : footer.type === 'ftr' ? deck.footer : String(number);
    const content = [runProperties, element('a:t', {}, [escapeXml(text)])];
    const run =
      footer.type === 'sldNum'
        ? element('a:fld', { id: '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}', type: 'slidenum' }, content)
        : element('a:r', {}, content);
    return element('p:sp', {}, [
      element('p:nvSpPr', {}, [
        element('p:cNvPr', { id: firstId + index, name: label(footer.type, deck.language) }),
        element('p:cNvSpPr', {}, [element('a:spLocks', { noGrp: 1 })]),
        element('p:nvPr', {}, [element('p:ph', { type: footer.type, sz: 'quarter', idx: footer.idx })]),
      ]),
      element('p:spPr'),
      element('p:txBody', {}, [element('a:bodyPr'), element('a:lstStyle'), element('a:p', {}, [run])]),
    ]);
  });
}
