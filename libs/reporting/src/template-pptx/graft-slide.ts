import type { DeckSpec, ParagraphSpec } from '../pptx/spec.js';
import { layoutOf, slotOf, type Slot } from '../pptx/template/layouts.js';
import { BULLET_INDENT } from '../pptx/template/master.js';
import { emu, type Box } from '../theme/index.js';
import {
  child,
  descendants,
  element,
  elements,
  isElement,
  parseXml,
  writeXml,
  type XmlElement,
} from '../xml/xml.js';
import type { ElementPlan, HostedSlide } from './hosted.js';
import { footerShapes } from './footers.js';
import { autofit, holderElement } from './holder.js';
import { colourElement, toHostColours, type HostPalette } from './host-palette.js';
import type { HostSlot } from './read-template.js';

/**
 * Puts one finished slide on its layout of the template: placeholders are the template's and keep nothing of our
 * look, what has no placeholder becomes a free shape in the template's colours, footers are its own.
 */
export function graftSlide(
  finished: string,
  slide: HostedSlide,
  deck: DeckSpec,
  number: number,
  tableStyle: string,
  palettes: { readonly slide: HostPalette; readonly table: HostPalette },
): string {
  const root = parseXml(finished);
  const tree = descendants(root, 'p:spTree')[0];
  if (!tree) throw new Error(`slide ${slide.spec.id}: no shape tree`);
  const [properties, look, title, ...others] = elements(tree);
  if (!properties || !look || !title) throw new Error(`slide ${slide.spec.id}: no title`);
  const shapes = layoutOf(slide.spec.layout).footer ? others.slice(0, -3) : others;
  if (shapes.length !== slide.spec.elements.length)
    throw new Error(
      `slide ${slide.spec.id}: ${shapes.length} shapes for ${slide.spec.elements.length} elements`,
    );
  for (const node of [look, title, ...others]) {
    const item = slide.spec.elements[shapes.indexOf(node)];
    toHostColours(node, item?.kind === 'table' ? palettes.table : palettes.slide);
  }
  fillTitle(title, slide);
  shapes.forEach((shape, index) => {
    const item = slide.spec.elements[index];
    const plan = slide.plans[index];
    if (!item || !plan) return;
    if (item.kind === 'slot' && plan.holder)
      fillHolder(shape, plan, item.paragraphs, slotOf(layoutOf(slide.spec.layout), item.slot));
    else if (item.kind === 'slot' && plan.free)
      freeText(shape, plan.free, item.paragraphs, plan.scale, palettes.slide);
    else if (item.kind === 'text') scaleText(shape, plan.scale);
    else if (item.kind === 'group') scaleItems(shape, plan.items ?? []);
    else if (item.kind === 'table') hostTable(shape, plan.holder, tableStyle);
    else if (item.kind === 'chart') hostFrame(shape, plan.holder);
  });
  const ids = descendants(tree, 'p:cNvPr').map((node) => Number(node.attributes.get('id') ?? 0));
  const footers = layoutOf(slide.spec.layout).footer
    ? footerShapes(slide, deck, number, Math.max(1, ...ids) + 1)
    : [];
  tree.children = [properties, look, title, ...shapes, ...footers];
  return writeXml(root);
}

function fillTitle(shape: XmlElement, { host, titleScale, spec }: HostedSlide): void {
  const own = host.layout.title;
  const properties = descendants(shape, 'p:nvPr')[0];
  if (properties) properties.children = [own ? holderElement(own) : element('p:ph', { type: 'title' })];
  if (!own) {
    const { zone } = host;
    const top = Math.max(0.1, zone.y - 0.9);
    setPlace(shape, { x: zone.x, y: top, w: zone.w, h: Math.max(0.4, zone.y - top - 0.05) });
  }
  autofit(shape, own ? titleScale : 0.6);
  if (spec.title === '') throw new Error(`slide ${spec.id} has no title`);
}

function fillHolder(
  shape: XmlElement,
  plan: ElementPlan,
  paragraphs: readonly ParagraphSpec[],
  ours: Slot,
): void {
  const properties = descendants(shape, 'p:nvPr')[0];
  if (properties && plan.holder) properties.children = [holderElement(plan.holder)];
  const look = child(shape, 'p:spPr');
  if (look && plan.settled) look.children = [];
  autofit(shape, plan.scale);
  descendants(shape, 'a:p').forEach((paragraph, index) => {
    const own = elements(paragraph).find(({ name }) => name === 'a:pPr');
    paragraph.children = paragraph.children.filter((node) => node !== own);
    // Our lists stay lists, and what is none does not become one.
    const listed = ours.bullets === true || plan.holder?.type === 'subTitle';
    const level = paragraphs[index]?.level ?? (listed ? undefined : 0);
    if (level !== undefined) paragraph.children.unshift(levelOf(level, paragraphs[index]?.number));
  });
  // What is said in bold is meant; sizes and colours are the template's.
  for (const run of descendants(shape, 'a:rPr', 'a:endParaRPr')) {
    run.attributes = new Map([...run.attributes].filter(([name]) => name === 'lang' || name === 'b'));
    run.children = run.children.filter((node) => isElement(node) && node.name === 'a:hlinkClick');
  }
}

/** A level of the template's own list; a text that is no item stands at the margin. */
function levelOf(level: number, number: number | undefined): XmlElement {
  if (level === 0) return element('a:pPr', { marL: 0, indent: 0 }, [element('a:buNone')]);
  const properties = element('a:pPr', level > 1 ? { lvl: level - 1 } : {});
  if (number !== undefined)
    properties.children.push(element('a:buAutoNum', { type: 'arabicPeriod', startAt: number }));
  return properties;
}

function setPlace(shape: XmlElement, box: Box): void {
  const look = child(shape, 'p:spPr');
  if (!look) return;
  look.children = [
    element('a:xfrm', {}, [
      element('a:off', { x: emu(box.x), y: emu(box.y) }),
      element('a:ext', { cx: emu(box.w), cy: emu(box.h) }),
    ]),
  ];
}

/** A text our layouts have a placeholder for and the template has none: a box that looks like ours. */
function freeText(
  shape: XmlElement,
  slot: Slot,
  paragraphs: readonly ParagraphSpec[],
  scale: number,
  palette: HostPalette,
): void {
  const properties = child(shape, 'p:nvSpPr');
  const identity = properties && child(properties, 'p:cNvPr');
  if (properties && identity)
    properties.children = [identity, element('p:cNvSpPr', { txBox: 1 }), element('p:nvPr')];
  const look = child(shape, 'p:spPr');
  if (look)
    look.children.push(element('a:prstGeom', { prst: 'rect' }, [element('a:avLst')]), element('a:noFill'));
  const body = descendants(shape, 'a:bodyPr')[0];
  if (body)
    body.attributes = new Map([
      ['wrap', 'square'],
      ['lIns', '0'],
      ['tIns', '0'],
      ['rIns', '0'],
      ['bIns', '0'],
      ['anchor', slot.anchor ?? 't'],
    ]);
  autofit(shape, scale);
  const colour = palette.get(slot.tone === 'surface' ? 'text' : slot.tone);
  for (const run of descendants(shape, 'a:rPr')) {
    if (!run.attributes.has('sz')) run.attributes.set('sz', String(slot.size * 100));
    if (slot.bold && !run.attributes.has('b')) run.attributes.set('b', '1');
    if (colour && !child(run, 'a:solidFill') && !child(run, 'a:hlinkClick'))
      run.children.unshift(element('a:solidFill', {}, [colourElement(colour)]));
  }
  if (!slot.bullets) return;
  descendants(shape, 'a:p').forEach((paragraph, index) => {
    if (paragraphs[index]?.level !== undefined) return;
    let own = child(paragraph, 'a:pPr');
    if (!own) {
      own = element('a:pPr');
      paragraph.children.unshift(own);
    }
    own.attributes.set('marL', String(BULLET_INDENT));
    own.attributes.set('indent', String(-BULLET_INDENT));
    own.children.push(element('a:buFont', { typeface: 'Arial' }), element('a:buChar', { char: '•' }));
  });
}

const FREE_SIZE = '1400';

function scaleText(shape: XmlElement, scale: number): void {
  for (const run of descendants(shape, 'a:rPr'))
    if (!run.attributes.has('sz')) run.attributes.set('sz', FREE_SIZE);
  // On pages of another width it may shrink by itself, for a reader whose letters are wider.
  autofit(shape, scale);
}

function scaleItems(group: XmlElement, scales: readonly number[]): void {
  elements(group)
    .slice(2)
    .forEach((shape, index) => {
      if (descendants(shape, 'a:r').length === 0) return;
      if (descendants(shape, 'a:p').length === 1) oneLine(shape, scales[index] ?? 1);
      else scaleText(shape, scales[index] ?? 1);
    });
}

function hostTable(frame: XmlElement, slot: HostSlot | undefined, style: string): void {
  const properties = descendants(frame, 'a:tblPr')[0];
  if (properties) properties.children = [element('a:tableStyleId', {}, [style])];
  hostFrame(frame, slot);
}

function hostFrame(frame: XmlElement, slot: HostSlot | undefined): void {
  const own = descendants(frame, 'p:nvPr')[0];
  if (own) own.children = slot ? [holderElement(slot)] : [];
}

/** Hundredths of a point of the smallest size written; what is smaller still is shown so. */
const SMALLEST = 1000;

/** A label that stays on its line, said in sizes every reader takes. */
function oneLine(shape: XmlElement, scale: number): void {
  const body = descendants(shape, 'a:bodyPr')[0];
  body?.attributes.set('wrap', 'none');
  let shown = 1;
  for (const run of descendants(shape, 'a:rPr')) {
    const size = Number(run.attributes.get('sz') ?? FREE_SIZE);
    const wanted = size * scale;
    const written = Math.max(Math.min(size, SMALLEST), Math.floor(wanted / 50) * 50);
    shown = Math.min(shown, wanted / written);
    run.attributes.set('sz', String(written));
  }
  autofit(shape, shown);
}
