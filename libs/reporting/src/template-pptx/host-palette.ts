import { TONES, type Tone, type ToneName } from '../theme/index.js';
import { element, isElement, type XmlElement } from '../xml/xml.js';
import { contrast, hueDistance, luminance, modified, toHsl, type HostColour } from './colour.js';
import type { HostLayout } from './read-template.js';

const READABLE = 4.5;
const ACCENTS = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'];

/** What green, amber and red mean is kept: the nearest of the theme's own, or the house's where it has none. */
const STATUS = {
  green: { hue: 140, within: 50 },
  amber: { hue: 38, within: 20 },
  red: { hue: 352, within: 22 },
} as const;

export type HostPalette = ReadonlyMap<ToneName, HostColour>;

/** How much of the first accent the rows of PowerPoint's usual table style keep, whatever the slide stands on. */
const BAND = { lumMod: 40_000, lumOff: 60_000 } as const;

/** The colours of a layout: of what stands on its ground, and of what stands in a table of the usual style. */
export interface HostPalettes {
  readonly slide: HostPalette;
  readonly table: HostPalette;
}

export function hostPalettes(layout: HostLayout): HostPalettes {
  const accent = layout.master.theme.colours.get(layout.master.map.get('accent1') ?? 'accent1') ?? '808080';
  return {
    slide: hostPalette(layout),
    table: hostPalette(layout, modified(accent, BAND.lumMod, BAND.lumOff)),
  };
}

/**
 * The colours of a template for what our tones mean, each dark or light enough to be read where it stands: on `standsOn`,
 * else on the background of the layout.
 */
export function hostPalette(
  { master: { theme, map }, background, slots }: HostLayout,
  standsOn?: string,
): HostPalette {
  const hex = (name: string): string => theme.colours.get(map.get(name) ?? name) ?? '808080';
  const text = slots[0]?.textHex ?? null;
  const ground = standsOn ?? background ?? (text !== null && luminance(text) > 0.5 ? '202020' : hex('bg1'));
  // On a ground the theme's text is not read on, text and surface change places.
  const upright = contrast(hex('tx1'), ground) >= contrast(hex('bg1'), ground);
  const ink = upright ? 'tx1' : 'bg1';
  const paper = upright ? 'bg1' : 'tx1';
  const dark = luminance(ground) < 0.18;
  const shown = (colour: HostColour): string =>
    modified(colour.srgb ?? hex(colour.scheme ?? 'tx1'), colour.lumMod, colour.lumOff);
  const first = (candidates: readonly HostColour[], good: (shade: string) => boolean): HostColour =>
    candidates.find((candidate) => good(shown(candidate))) ?? { scheme: ink };
  const sunken = first(
    [
      ...(upright ? [{ scheme: 'bg2' }] : []),
      dark ? { scheme: paper, lumMod: 85_000, lumOff: 15_000 } : { scheme: paper, lumMod: 95_000 },
      { scheme: paper },
    ],
    (shade) => contrast(shade, hex(ink)) >= 7 && contrast(shade, ground) < 1.5,
  );
  const readable = (shade: string): boolean =>
    contrast(shade, ground) >= READABLE &&
    // Cards stand on the slide, not in a table.
    (standsOn !== undefined || contrast(shade, shown(sunken)) >= READABLE);
  const shades = (colour: HostColour): HostColour[] => [
    colour,
    ...[90, 75, 60, 50, 40, 25].map((kept) =>
      dark
        ? { ...colour, lumMod: kept * 1000, lumOff: (100 - kept) * 1000 }
        : { ...colour, lumMod: kept * 1000 },
    ),
  ];
  const adjusted = (colour: HostColour): HostColour => first(shades(colour), readable);
  const soft = (colour: HostColour, strong: HostColour): HostColour =>
    first(
      [20, 15, 10, 5].map((kept) =>
        dark
          ? { ...colour, lumMod: kept * 1500 }
          : { ...colour, lumMod: kept * 1000, lumOff: (100 - kept) * 1000 },
      ),
      (shade) => contrast(shade, shown(strong)) >= READABLE && contrast(shade, hex(ink)) >= READABLE,
    );
  const status = (name: keyof typeof STATUS): HostColour => {
    const { hue, within } = STATUS[name];
    const near = ACCENTS.map((scheme) => ({ scheme, hsl: toHsl(hex(scheme)) }))
      .filter(({ hsl }) => hsl.s >= 0.35 && hueDistance(hsl.h, hue) <= within)
      .sort((a, b) => hueDistance(a.hsl.h, hue) - hueDistance(b.hsl.h, hue))[0];
    return near ? { scheme: near.scheme } : { srgb: TONES[name].key };
  };
  const base = { green: status('green'), amber: status('amber'), red: status('red') };
  const strong = { green: adjusted(base.green), amber: adjusted(base.amber), red: adjusted(base.red) };
  const taken = new Set(['accent1', ...Object.values(base).map(({ scheme }) => scheme)]);
  const lead = toHsl(hex('accent1'));
  const second = ['accent5', 'accent2', 'accent6', 'accent4', 'accent3'].find((scheme) => {
    const { h, s } = toHsl(hex(scheme));
    return !taken.has(scheme) && s > 0.1 && hueDistance(h, lead.h) > 15;
  });
  const blue: HostColour = second ? { scheme: second } : { scheme: 'tx2' };
  return new Map<ToneName, HostColour>([
    ['text', { scheme: ink }],
    ['surface', { scheme: paper }],
    ['sunken', sunken],
    [
      'muted',
      first(
        [
          ...(upright && toHsl(hex('tx2')).s < 0.5 ? [{ scheme: 'tx2' }] : []),
          dark ? { scheme: ink, lumMod: 75_000 } : { scheme: ink, lumMod: 75_000, lumOff: 25_000 },
        ],
        readable,
      ),
    ],
    ['accent', adjusted({ scheme: 'accent1' })],
    ['green', strong.green],
    ['greenSoft', soft(base.green, strong.green)],
    ['amber', strong.amber],
    ['amberSoft', soft(base.amber, strong.amber)],
    ['red', strong.red],
    ['redSoft', soft(base.red, strong.red)],
    ['blue', adjusted(blue)],
    ['blueSoft', dark ? { ...blue, lumMod: 60_000 } : { ...blue, lumMod: 40_000, lumOff: 60_000 }],
    ['grey', dark ? { scheme: ink, lumMod: 65_000 } : { scheme: ink, lumMod: 65_000, lumOff: 35_000 }],
    ['greySoft', dark ? { scheme: ink, lumMod: 50_000 } : { scheme: paper, lumMod: 75_000 }],
    ['link', { scheme: 'hlink' }],
  ]);
}

const BY_SCHEME = new Map<string, ToneName>(
  (Object.entries(TONES) as [ToneName, Tone][]).map(([name, tone]) => [
    `${tone.scheme}/${tone.lumMod ?? ''}`,
    name,
  ]),
);

/** Gives every colour of the house theme the template's for the same tone. */
export function toHostColours(node: XmlElement, palette: HostPalette): void {
  node.children = node.children.map((next) => {
    if (!isElement(next)) return next;
    if (next.name !== 'a:schemeClr') {
      toHostColours(next, palette);
      return next;
    }
    const kept = next.children.filter((own) => !isElement(own) || !/^a:lum(Mod|Off)$/.test(own.name));
    const change = next.children.find((own) => isElement(own) && own.name === 'a:lumMod');
    const mod = change && isElement(change) ? (change.attributes.get('val') ?? '') : '';
    const tone = BY_SCHEME.get(`${next.attributes.get('val') ?? ''}/${mod}`);
    const colour = tone && palette.get(tone);
    if (!colour) return next;
    const made = colourElement(colour);
    made.children.push(...kept);
    return made;
  });
}

export function colourElement({ scheme, srgb, lumMod, lumOff }: HostColour): XmlElement {
  const changes = [
    ...(lumMod === undefined ? [] : [element('a:lumMod', { val: lumMod })]),
    ...(lumOff === undefined ? [] : [element('a:lumOff', { val: lumOff })]),
  ];
  return srgb === undefined
    ? element('a:schemeClr', { val: scheme ?? 'tx1' }, changes)
    : element('a:srgbClr', { val: srgb }, changes);
}
