import { child, descendants, elements, type XmlElement } from '../xml/xml.js';
import { modified } from './colour.js';
import { TemplateRefused } from './template-xml.js';

export const THEME_SLOTS = [
  'dk1', 'lt1', 'dk2', 'lt2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink',
] as const; // prettier-ignore

export interface HostTheme {
  /** Six hexadecimal digits by slot. */
  readonly colours: ReadonlyMap<string, string>;
  /** Typefaces of titles and of texts; empty where the theme names none. */
  readonly major: string;
  readonly minor: string;
}

/** Reads a theme; throws `broken_theme` naming what it lacks. */
export function readTheme(root: XmlElement, place: string): HostTheme {
  const scheme = descendants(root, 'a:clrScheme')[0];
  if (!scheme) throw new TemplateRefused('broken_theme', place, ['a:clrScheme']);
  const colours = new Map<string, string>();
  for (const slot of THEME_SLOTS) {
    const value = child(scheme, `a:${slot}`);
    const colour = value && elements(value)[0];
    const hex = colour?.attributes.get('lastClr') ?? colour?.attributes.get('val') ?? '';
    if (!/^[0-9a-f]{6}$/i.test(hex)) throw new TemplateRefused('broken_theme', place, [slot]);
    colours.set(slot, hex.toUpperCase());
  }
  const fonts = descendants(root, 'a:fontScheme')[0];
  const face = (name: string): string => {
    const font = fonts && child(fonts, name);
    const latin = font && child(font, 'a:latin');
    return latin?.attributes.get('typeface') ?? '';
  };
  if (!fonts) throw new TemplateRefused('broken_theme', place, ['a:fontScheme']);
  return { colours, major: face('a:majorFont'), minor: face('a:minorFont') };
}

/** The colour of a fill, under the master's map; null for gradients, pictures and none. */
export function fillHex(
  fill: XmlElement | undefined,
  theme: HostTheme,
  map: ReadonlyMap<string, string>,
): string | null {
  const colour = fill && elements(fill)[0];
  if (!colour) return null;
  const value = colour.attributes.get('val') ?? '';
  const hex =
    colour.name === 'a:srgbClr'
      ? value.toUpperCase()
      : colour.name === 'a:schemeClr'
        ? theme.colours.get(map.get(value) ?? value)
        : colour.attributes.get('lastClr');
  if (hex === undefined || !/^[0-9A-F]{6}$/i.test(hex)) return null;
  const change = (name: string): number | undefined => {
    const node = child(colour, name)?.attributes.get('val');
    return node === undefined ? undefined : Number(node);
  };
  return modified(hex.toUpperCase(), change('a:lumMod'), change('a:lumOff'));
}
