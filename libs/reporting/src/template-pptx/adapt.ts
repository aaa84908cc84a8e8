import type { DeckSpec, SlideElement, SlideSpec, TableElement } from '../pptx/spec.js';
import { layoutOf, slotOf } from '../pptx/template/layouts.js';
import { BODY_BOX, CONTENT_WIDTH, MARGIN, SLIDE, type Box } from '../theme/index.js';
import { adaptTable, heightOf } from './adapt-table.js';
import { fontWidth } from './fit.js';
import type { Context, ElementPlan, HostedSlide } from './hosted.js';
import type { Host, Hosts } from './match.js';
import type { DeckTemplate } from './read-template.js';
import { FREE_SIZE, freeScale, holderScale, titleScale } from './scales.js';
import { adaptGroup, adaptText } from './adapt-group.js';
import { relinked, renumbered, runsOf, tableOf } from './table-pages.js';

/** Points of the smallest text on a page as wide as ours; on a smaller page it is shown as large. */
const SMALLEST = 10;
const TITLE_BOX_TOP = 0.04;
const SOURCE_HEIGHT = 0.3;
/** Inches between a table and what stands under it, and of one line at least. */
const UNDER_TABLE = 0.1;
const LINE = 0.3;

/**
 * The slides of a deck on their hosts. Where the pages of a table do not hold on theirs, its rows are shared out again
 * over as many pages as that takes, which count anew; links to a page that went lead to the first.
 */
export function adaptSlides(deck: DeckSpec, template: DeckTemplate, hosts: Hosts): HostedSlide[] {
  const gone = new Map<string, string>();
  const slides = runsOf(deck.slides).flatMap((run) => {
    const kept = run.map((slide) => adaptSlide(slide, template, hosts[slide.layout]));
    const [first, ...others] = run;
    if (!first || kept.every((pages) => pages.length === 1)) return kept.flat();
    const table = tableOf(first);
    const rows = run.flatMap((slide) => tableOf(slide)?.rows ?? []);
    const elements = first.elements.map((item) => (item === table ? { ...table, rows } : item));
    const pages = adaptSlide({ ...first, elements }, template, hosts[first.layout]);
    others.slice(pages.length - 1).forEach(({ id }) => gone.set(id, first.id));
    return pages.map((page, index) =>
      renumbered(page, run[index]?.id ?? `${first.id}~${index + 1}`, index, pages.length),
    );
  });
  return gone.size === 0 ? slides : slides.map((slide) => relinked(slide, gone));
}

function adaptSlide(slide: SlideSpec, template: DeckTemplate, host: Host): HostedSlide[] {
  const { zone, source } = zonesOf(slide, template, host);
  const place = placer(slide, zone, template);
  const least = Math.min(1, (template.slide.w / SLIDE.w) * 1.05) * SMALLEST;
  const font = fontWidth(host.layout.master.theme.minor);
  const context: Context = { slide, template, host, zone, source, place, least, font };
  const table = slide.elements.find((item) => item.kind === 'table');
  if (table?.kind !== 'table') return [hosted(context, slide.elements)];
  const top = place({ x: table.x, y: table.y, w: 1, h: 1 }).y;
  const pages = adaptTable(table, { x: zone.x, y: top, w: zone.w, h: zone.y + zone.h - top }, font);
  return pages.map((page, index) => {
    const elements = slide.elements.map((item) => (item === table ? page : item));
    return hosted(
      {
        ...context,
        place: below(table, page, context),
        slide: index === 0 ? slide : { ...withoutSection(slide), id: `${slide.id}~${index + 1}` },
      },
      elements,
    );
  });
}

function withoutSection({ startsSection: _, ...slide }: SlideSpec): SlideSpec {
  return slide;
}

/** Rows are as high as their lines whatever the page: what stood under the table stands under where it ends now. */
function below(table: TableElement, page: TableElement, { place, zone }: Context): Context['place'] {
  const end = table.y + heightOf(table);
  const ends = page.y + heightOf(page);
  return (box) => {
    const placed = place(box);
    if (box.y < end - 0.01) return placed;
    const y = Math.min(Math.max(placed.y, ends + UNDER_TABLE), zone.y + zone.h - LINE);
    return { ...placed, y, h: Math.min(placed.h, zone.y + zone.h - y) };
  };
}

/** Where contents and the source line go: under the zone where there is room, else in its last lines. */
function zonesOf(slide: SlideSpec, template: DeckTemplate, host: Host): { zone: Box; source: Box } {
  const { zone } = host;
  const below = zone.y + zone.h;
  const needed = slide.elements.some((item) => item.kind === 'slot' && item.slot === 'source');
  const footers = host.layout.footers.map(({ box }) => box.y).filter((y) => y > template.slide.h / 2);
  const gap = Math.min(template.slide.h - 0.1, ...footers) - below;
  if (!needed || host.slots.has('source') || gap >= SOURCE_HEIGHT - 0.06)
    return {
      zone,
      source: {
        x: zone.x,
        y: below + 0.01,
        w: zone.w,
        h: Math.max(0.2, Math.min(SOURCE_HEIGHT, gap - 0.02)),
      },
    };
  const cut = SOURCE_HEIGHT + 0.04 - Math.max(0, gap);
  return {
    zone: { ...zone, h: zone.h - cut },
    source: { x: zone.x, y: below - cut + 0.03, w: zone.w, h: SOURCE_HEIGHT },
  };
}

/** From our body zone to the template's: what stood side by side still does. */
function placer(slide: SlideSpec, zone: Box, { slide: page }: DeckTemplate): (box: Box) => Box {
  const tops = slide.elements.flatMap((item): number[] => {
    if (item.kind === 'table') return [item.y];
    if (item.kind === 'group') return item.items.map(({ box }) => box.y);
    if (item.kind === 'slot')
      return item.slot === 'source' ? [] : [(item.box ?? slotOf(layoutOf(slide.layout), item.slot).box).y];
    return [item.box.y];
  });
  const top = Math.min(BODY_BOX.y, ...tops);
  const across = zone.w / CONTENT_WIDTH;
  const along = zone.h / (BODY_BOX.y + BODY_BOX.h - top);
  return (box) => {
    const x = Math.max(0, zone.x + (box.x - MARGIN) * across);
    const y = Math.max(TITLE_BOX_TOP, zone.y + (box.y - top) * along);
    return { x, y, w: Math.min(box.w * across, page.w - x), h: Math.min(box.h * along, page.h - y) };
  };
}

function hosted(context: Context, elements: readonly SlideElement[]): HostedSlide {
  const { slide, host } = context;
  const placed = withMeta(slide, elements, host).map((item) => adaptElement(item, context));
  return {
    spec: { ...slide, elements: placed.map(({ element }) => element) },
    host,
    titleScale: titleScale(slide.title, host),
    plans: alike(placed, slide),
  };
}

type Placed = ReturnType<typeof adaptElement>;

/** Texts that our own page sets in one size are set in one size: columns and cards side by side as small as the fullest. */
function alike(placed: readonly Placed[], slide: SlideSpec): readonly ElementPlan[] {
  const least = new Map<string, number>();
  const keys = placed.map(({ element, plan }) => {
    const key = lookOf(element, plan, slide);
    if (key !== null) least.set(key, Math.min(least.get(key) ?? 1, plan.scale));
    return key;
  });
  return placed.map(({ plan }, index) => {
    const key = keys[index] ?? null;
    return key === null ? plan : { ...plan, scale: least.get(key) ?? plan.scale };
  });
}

/** What a text looks like before it is scaled; null for what stands alone. */
function lookOf(element: SlideElement, { holder, free }: ElementPlan, slide: SlideSpec): string | null {
  if (element.kind !== 'text' && element.kind !== 'slot') return null;
  if (element.kind === 'slot' && element.slot === 'source') return null;
  const usual = element.kind === 'slot' ? slotOf(layoutOf(slide.layout), element.slot).size : FREE_SIZE;
  const sizes = element.paragraphs.flatMap(({ runs }) => runs.map(({ size }) => size ?? usual));
  const fill = element.kind === 'text' ? element.fill : undefined;
  return [element.kind, [...new Set(sizes)].sort().join('/'), fill, holder?.level.size, free?.size].join();
}

/** Author and date follow the subtitle where a cover has no place for them. */
function withMeta(slide: SlideSpec, elements: readonly SlideElement[], host: Host): readonly SlideElement[] {
  const meta = elements.find((item) => item.kind === 'slot' && item.slot === 'meta');
  const subtitle = elements.find((item) => item.kind === 'slot' && item.slot === 'subtitle');
  if (slide.layout !== 'TITRE' || meta?.kind !== 'slot' || subtitle?.kind !== 'slot') return elements;
  if (host.slots.has('meta') || !host.slots.has('subtitle')) return elements;
  const joined = { ...subtitle, paragraphs: [...subtitle.paragraphs, ...meta.paragraphs] };
  return elements.filter((item) => item !== meta).map((item) => (item === subtitle ? joined : item));
}

function adaptElement(item: SlideElement, context: Context): { element: SlideElement; plan: ElementPlan } {
  const { slide, host, place } = context;
  switch (item.kind) {
    case 'slot': {
      const ours = slotOf(layoutOf(slide.layout), item.slot);
      const found = host.slots.get(item.slot);
      const whole = context.zone.h === host.zone.h;
      const settled =
        found !== undefined &&
        item.box === undefined &&
        host.settled.has(item.slot) &&
        (whole || item.slot === 'source');
      const box = settled ? found.box : item.slot === 'source' ? context.source : place(item.box ?? ours.box);
      const element = { ...item, box };
      if (found) {
        const scale = holderScale(item.paragraphs, found, box, context.least);
        return { element, plan: { holder: found, settled, scale } };
      }
      return { element, plan: { free: ours, scale: freeScale(item.paragraphs, ours.size, box, 0, context) } };
    }
    case 'text': {
      const element = adaptText(item, context);
      return {
        element,
        plan: { scale: freeScale(element.paragraphs, FREE_SIZE, element.box, item.inset ?? 0, context) },
      };
    }
    case 'shape':
      return { element: { ...item, box: place(item.box) }, plan: { scale: 1 } };
    case 'group': {
      const { items, scales } = adaptGroup(item, context);
      return { element: { ...item, items }, plan: { scale: 1, items: scales } };
    }
    case 'chart': {
      const found = host.slots.get('chart');
      return {
        element: { ...item, box: place(item.box) },
        plan: { scale: 1, ...(found ? { holder: found } : {}) },
      };
    }
    case 'table': {
      const found = host.slots.get('table');
      return { element: item, plan: { scale: 1, ...(found ? { holder: found } : {}) } };
    }
  }
}
