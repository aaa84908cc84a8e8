import type { DeckSpec, ParagraphSpec } from '../pptx/index.js';
import { layoutOf, slotOf } from '../pptx/template/layouts.js';
import { adaptSlides } from '../template-pptx/adapt.js';
import { modified, type HostColour } from '../template-pptx/colour.js';
import { fitFooter } from '../template-pptx/footers.js';
import type { HostedSlide } from '../template-pptx/hosted.js';
import { hostPalette } from '../template-pptx/host-palette.js';
import { matchLayouts } from '../template-pptx/match.js';
import { holder } from '../template-pptx/placeholders.js';
import { fillHex } from '../template-pptx/read-theme.js';
import {
  partXml,
  readDeckTemplate,
  type DeckTemplate,
  type HostLayout,
  type HostSlot,
} from '../template-pptx/read-template.js';
import type { TemplateParts } from '../template/report.js';
import { cleanLine } from '../text/index.js';
import { EMU_PER_INCH, POINTS_PER_INCH, type Box } from '../theme/index.js';
import { child, descendants, type XmlElement } from '../xml/xml.js';
import type { Ink, PreviewShape, SlidePage } from './page.js';
import { paragraphOf, shapesOf, type TextLook } from './slides.js';

type Shown = (tone: Ink) => Ink;

/**
 * The slides of a deck as they are on a house template: where it has its placeholders, at its sizes, in its colours,
 * with the plain shapes of its masters and layouts. Its pictures and gradients are not drawn.
 * @throws TemplateRefused
 */
export function previewDeckOn(deck: DeckSpec, parts: TemplateParts): SlidePage[] {
  const template = readDeckTemplate(parts);
  const slides = adaptSlides(deck, template, matchLayouts(template));
  return slides.map((slide, index) => pageOf(slide, template, deck, index + 1));
}

function pageOf(slide: HostedSlide, template: DeckTemplate, deck: DeckSpec, number: number): SlidePage {
  const { spec, host, plans, titleScale } = slide;
  const { layout } = host;
  const shown = inksOf(layout);
  const ours = layoutOf(spec.layout);
  const title = cleanLine(spec.title);
  const elements = spec.elements.flatMap((element, index): PreviewShape[] => {
    const plan = plans[index] ?? { scale: 1 };
    if (element.kind === 'slot' && plan.holder)
      return [
        heldText(plan.holder, element.paragraphs, shown, {
          box: element.box ?? plan.holder.box,
          size: plan.holder.level.size * plan.scale,
          listed: slotOf(ours, element.slot).bullets === true || plan.holder.type === 'subTitle',
        }),
      ];
    if (element.kind === 'group')
      return element.items.flatMap((item, at) =>
        shapesOf(item, ours).map((shape) => onTemplate(shape, plan.items?.[at] ?? 1, shown)),
      );
    return shapesOf(element, ours).map((shape) => onTemplate(shape, plan.scale, shown));
  });
  const texts: Readonly<Record<string, string>> = {
    dt: deck.footerDate,
    ftr: deck.footer,
    sldNum: String(number),
  };
  return {
    kind: 'slide',
    title,
    width: template.slide.w,
    height: template.slide.h,
    background: layout.background === null ? shown('surface') : `#${layout.background}`,
    shapes: [
      ...decorations(layout, template),
      ...(layout.title ? [line(layout.title, title, layout.title.level.size * titleScale, shown)] : []),
      ...elements,
      ...layout.footers.map((footer) => {
        const { text, size } = fitFooter(texts[footer.type] ?? '', footer);
        return line(footer, text, size, shown);
      }),
    ],
  };
}

/** Our tones as the template says them. */
function inksOf(layout: HostLayout): Shown {
  const { theme, map } = layout.master;
  const palette: ReadonlyMap<string, HostColour> = hostPalette(layout);
  return (tone) => {
    if (tone.startsWith('#')) return tone;
    const colour = palette.get(tone);
    if (!colour) return tone;
    const scheme = colour.scheme ?? 'tx1';
    const hex = colour.srgb ?? theme.colours.get(map.get(scheme) ?? scheme) ?? '808080';
    return `#${modified(hex, colour.lumMod, colour.lumOff)}`;
  };
}

const line = (slot: HostSlot, text: string, size: number, shown: Shown): PreviewShape =>
  heldText(slot, [{ runs: [{ text }] }], shown, { box: slot.box, size, listed: false });

/** A text in a placeholder: what is bold is ours, sizes and colours are the template's. */
function heldText(
  slot: HostSlot,
  paragraphs: readonly ParagraphSpec[],
  shown: Shown,
  { box, size, listed }: { readonly box: Box; readonly size: number; readonly listed: boolean },
): PreviewShape {
  const look: TextLook = {
    size,
    tone: 'text',
    bold: slot.level.bold,
    bullets: listed && slot.type !== 'subTitle',
    after: slot.level.gap,
  };
  const ink = slot.textHex === null ? shown('text') : (`#${slot.textHex}` as const);
  const across = slot.inset.across / POINTS_PER_INCH;
  const along = slot.inset.along / POINTS_PER_INCH;
  return {
    kind: 'text',
    x: box.x + across / 2,
    y: box.y + along / 2,
    w: Math.max(0, box.w - across),
    h: Math.max(0, box.h - along),
    anchor: /title/i.test(slot.type) || /^(dt|ftr|sldNum)$/.test(slot.type) ? 'middle' : 'top',
    fill: null,
    line: null,
    paragraphs: paragraphs.map((paragraph) => {
      const drawn = paragraphOf(paragraph, look);
      return { ...drawn, runs: drawn.runs.map((run) => ({ ...run, size, tone: ink })) };
    }),
  };
}

function onTemplate(shape: PreviewShape, scale: number, shown: Shown): PreviewShape {
  const ink = (tone: Ink | null): Ink | null => (tone === null ? null : shown(tone));
  switch (shape.kind) {
    case 'text':
      return {
        ...shape,
        fill: ink(shape.fill),
        line: ink(shape.line),
        paragraphs: shape.paragraphs.map((paragraph) => ({
          ...paragraph,
          after: paragraph.after * scale,
          runs: paragraph.runs.map((run) => ({ ...run, size: run.size * scale, tone: shown(run.tone) })),
        })),
      };
    case 'shape':
      return { ...shape, fill: ink(shape.fill), line: ink(shape.line) };
    case 'table':
      return {
        ...shape,
        rows: shape.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({ ...cell, tone: shown(cell.tone) })),
        })),
      };
    case 'chart':
      return { ...shape, series: shape.series.map((series) => ({ ...series, tone: shown(series.tone) })) };
  }
}

/** The plain shapes of the master and of the layout that have one colour. */
function decorations(layout: HostLayout, { parts }: DeckTemplate): PreviewShape[] {
  const root = partXml(parts, layout.part);
  const own = plainShapes(root, layout);
  if (root.attributes.get('showMasterSp') === '0') return own;
  return [...plainShapes(partXml(parts, layout.master.part), layout), ...own];
}

function plainShapes(root: XmlElement, { master }: HostLayout): PreviewShape[] {
  return descendants(root, 'p:sp').flatMap((shape): PreviewShape[] => {
    const properties = child(shape, 'p:spPr');
    const transform = properties && child(properties, 'a:xfrm');
    const offset = transform && child(transform, 'a:off');
    const extent = transform && child(transform, 'a:ext');
    if (holder(shape) !== undefined || !properties || !offset || !extent) return [];
    const solid = child(properties, 'a:solidFill');
    const fill = solid ? fillHex(solid, master.theme, master.map) : null;
    if (fill === null) return [];
    const inches = (node: XmlElement, name: string) => Number(node.attributes.get(name) ?? 0) / EMU_PER_INCH;
    const round = child(properties, 'a:prstGeom')?.attributes.get('prst') === 'ellipse';
    return [
      {
        kind: 'shape',
        x: inches(offset, 'x'),
        y: inches(offset, 'y'),
        w: inches(extent, 'cx'),
        h: inches(extent, 'cy'),
        shape: round ? 'ellipse' : 'rect',
        fill: `#${fill}`,
        line: null,
      },
    ];
  });
}
