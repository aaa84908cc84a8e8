import type { DeckSpec, ParagraphSpec } from '../pptx/index.js';
import { layoutOf } from '../pptx/template/layouts.js';
import { adaptSlides } from '../template-pptx/adapt.js';
import { modified, type HostColour } from '../template-pptx/colour.js';
import type { ElementPlan, HostedSlide } from '../template-pptx/hosted.js';
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
      return [heldText(plan.holder, element.box ?? plan.holder.box, element.paragraphs, plan, shown)];
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
      ...(layout.title
        ? [
            heldText(
              layout.title,
              layout.title.box,
              [{ runs: [{ text: title }] }],
              { scale: titleScale },
              shown,
            ),
          ]
        : []),
      ...elements,
      ...layout.footers.map((footer) =>
        heldText(footer, footer.box, [{ runs: [{ text: texts[footer.type] ?? '' }] }], { scale: 1 }, shown),
      ),
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

function heldText(
  slot: HostSlot,
  box: Box,
  paragraphs: readonly ParagraphSpec[],
  { scale }: ElementPlan,
  shown: Shown,
): PreviewShape {
  const look: TextLook = {
    size: slot.level.size * scale,
    tone: 'text',
    bold: slot.level.bold,
    bullets: false,
    after: slot.level.gap * scale,
  };
  const across = slot.inset.across / POINTS_PER_INCH;
  const along = slot.inset.along / POINTS_PER_INCH;
  const ink: Shown = (tone) => (tone === 'text' && slot.textHex !== null ? `#${slot.textHex}` : shown(tone));
  return onTemplate(
    {
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
        // Sizes a text gives itself shrink with those of its placeholder.
        const runs = drawn.runs.map((run, at) =>
          paragraph.runs[at]?.size === undefined ? run : { ...run, size: run.size * scale },
        );
        return { ...drawn, runs };
      }),
    },
    1,
    ink,
  );
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
