import { LAYOUT_NAMES, type LayoutName } from '../pptx/spec.js';
import { layoutOf, type Slot } from '../pptx/template/layouts.js';
import type { Box } from '../theme/index.js';
import type { DeckTemplate, HostLayout, HostSlot } from './read-template.js';

/** Where the slides of one of our layouts go. */
export interface Host {
  readonly layout: HostLayout;
  /** It is a layout of its own for these pages, by name or type. */
  readonly own: boolean;
  /** Placeholders that take what our slot of that name says. */
  readonly slots: ReadonlyMap<string, HostSlot>;
  /** Slots that keep the place of the placeholder; others are given theirs. */
  readonly settled: ReadonlySet<string>;
  /** Inches that contents may take. */
  readonly zone: Box;
}
export type Hosts = Readonly<Record<LayoutName, Host>>;

const NAMES: Readonly<Record<LayoutName, RegExp>> = {
  TITRE: /^(titre|title slide|diapositive de titre|couverture|cover|page de garde)$/,
  SOMMAIRE: /^(sommaire|agenda|summary|table of contents|contents|ordre du jour)$/,
  SECTION:
    /^(section|section header|titre de section|en-tete de section|intercalaire|chapter|divider|chapitre)$/,
  CONTENU: /^(contenu|content|titre et contenu|title and content|title, content|texte|text)$/,
  '2-COLONNES':
    /^(2-colonnes|deux contenus|two content|title, 2 content|2 colonnes|two columns|deux colonnes)$/,
  'GRAPHIQUE+MESSAGE': /^(graphique\+message|graphique et message|chart and message|chart \+ message)$/,
  TABLEAU: /^(tableau|table|titre et tableau|title and table)$/,
  'FICHE-CAS-USAGE': /^(fiche-cas-usage|fiche|use case|use case card)$/,
  ANNEXE: /^(annexe|annexes|appendix|backup)$/,
};
const TYPES: Readonly<Partial<Record<LayoutName, readonly string[]>>> = {
  TITRE: ['title'],
  SECTION: ['secHead'],
  CONTENU: ['obj', 'tx'],
  '2-COLONNES': ['twoObj', 'twoColTx', 'twoTxTwoObj'],
  TABLEAU: ['tbl', 'titleOnly'],
};

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase().replace(/\s+/g, ' ');

const TEXTS = ['body', 'obj', 'subTitle'];
const area = ({ box }: HostSlot): number => box.w * box.h;

/** Our nine layouts matched by name, then by type, then by what they hold; throws nothing: there is a layout. */
export function matchLayouts(template: DeckTemplate): Hosts {
  const usable = template.layouts.filter(({ type }) => !/^vert|clipArt/.test(type));
  const titled = usable.filter(({ title }) => title !== null);
  const layouts = titled.length > 0 ? titled : usable.length > 0 ? usable : template.layouts;
  const named = (name: LayoutName): HostLayout | undefined =>
    layouts.find((layout) => plain(layout.name) === plain(name)) ??
    layouts.find((layout) => NAMES[name].test(plain(layout.name))) ??
    TYPES[name]?.flatMap((type) => layouts.filter((layout) => layout.type === type))[0];
  const content = named('CONTENU') ?? largest(layouts);
  const zone = zoneOf(content, template);
  const host = (name: LayoutName): Host => {
    const found = named(name);
    const layout = found ?? (name === 'SECTION' ? sectionLike(named('TITRE'), content) : content);
    return describe(name, layout, found !== undefined, template, zone);
  };
  return Object.fromEntries(LAYOUT_NAMES.map((name) => [name, host(name)])) as Record<LayoutName, Host>;
}

function largest(layouts: readonly HostLayout[]): HostLayout {
  const size = ({ slots }: HostLayout): number => Math.max(0, ...slots.map(area)) / Math.max(1, slots.length);
  const best = [...layouts].sort((a, b) => size(b) - size(a))[0];
  if (!best) throw new Error('a template without layouts was let through');
  return best;
}

/** A page that announces a part looks like the first one, where that has a page number. */
const sectionLike = (title: HostLayout | undefined, content: HostLayout): HostLayout =>
  title?.footers.some(({ type }) => type === 'sldNum') ? title : content;

/** What the placeholders for contents span, or what is left under the title. */
function zoneOf(layout: HostLayout, { slide }: DeckTemplate, usual?: Box): Box {
  const bodies = layout.slots.filter((slot) => area(slot) > 0.02 * slide.w * slide.h);
  if (bodies.length > 0) {
    const x = Math.min(...bodies.map(({ box }) => box.x));
    const y = Math.min(...bodies.map(({ box }) => box.y));
    const right = Math.max(...bodies.map(({ box }) => box.x + box.w));
    const bottom = Math.max(...bodies.map(({ box }) => box.y + box.h));
    return { x, y, w: right - x, h: bottom - y };
  }
  if (usual) return usual;
  const title = layout.title?.box;
  const side = title?.x ?? slide.w * 0.05;
  const top = title ? title.y + title.h + 0.1 : slide.h * 0.2;
  const bottom = Math.min(
    slide.h * 0.92,
    ...layout.footers.map(({ box }) => box.y).filter((y) => y > slide.h / 2),
  );
  return { x: side, y: top, w: title?.w ?? slide.w * 0.9, h: bottom - top - 0.05 };
}

function describe(
  name: LayoutName,
  layout: HostLayout,
  own: boolean,
  template: DeckTemplate,
  usual: Box,
): Host {
  const ours = layoutOf(name).slots.slice(1);
  const zone = zoneOf(layout, template, usual);
  const same = (slot: Slot): HostSlot | undefined =>
    layout.slots.find(({ idx, type }) => idx === String(slot.idx) && type === slot.type);
  if (plain(layout.name) === plain(name) && ours.every((slot) => same(slot))) {
    const slots = new Map(
      ours.flatMap((slot) => {
        const found = same(slot);
        return found ? [[slot.name, found] as const] : [];
      }),
    );
    const bodies = [...slots].filter(([slot]) => slot !== 'source').map(([, { box }]) => box);
    const y = Math.min(...bodies.map((box) => box.y));
    const bottom = Math.max(...bodies.map((box) => box.y + box.h));
    return {
      layout,
      own,
      slots,
      settled: new Set(slots.keys()),
      zone: bodies.length > 0 ? { ...zone, y, h: bottom - y } : zone,
    };
  }
  const texts = layout.slots.filter(({ type }) => TEXTS.includes(type)).sort((a, b) => area(b) - area(a));
  const slots = new Map<string, HostSlot>();
  const settled = new Set<string>();
  const put = (slot: string, found: HostSlot | undefined, stays: boolean): void => {
    if (!found) return;
    slots.set(slot, found);
    if (stays) settled.add(slot);
  };
  const [first, second] = texts;
  if (name === 'TITRE') put('subtitle', texts.find(({ type }) => type === 'subTitle') ?? first, true);
  else if (name === '2-COLONNES' && own && first && second) {
    const [left, right] = [first, second].sort((a, b) => a.box.x - b.box.x);
    put('left', left, true);
    put('right', right, true);
  } else if (name === '2-COLONNES') put('left', first, false);
  else if (name === 'FICHE-CAS-USAGE') {
    // Texts of two sizes side by side: both free, or both placeholders of a layout of that name.
    if (own && second) {
      put('left', first, false);
      put('right', second, false);
    }
  } else if (name === 'GRAPHIQUE+MESSAGE') {
    put('message', first, false);
    put(
      'chart',
      layout.slots.find(({ type }) => type === 'chart'),
      false,
    );
  } else if (name === 'TABLEAU')
    put(
      'table',
      layout.slots.find(({ type }) => type === 'tbl'),
      false,
    );
  else put('body', first, true);
  const source = layout.slots.find((slot) => /source/i.test(slot.name) && slot !== first);
  put('source', source, true);
  return { layout, own, slots, settled, zone };
}
