/**
 * The house colours as theme slots. A tone is what slides speak of; only the theme part holds RGB values, so a deck
 * recoloured in PowerPoint, or moved to another template, follows.
 */
export const THEME_COLOURS = {
  dk1: '12201F',
  lt1: 'FFFFFF',
  dk2: '51605F',
  lt2: 'EDF1F1',
  accent1: '0B6B63',
  accent2: '1E7A45',
  accent3: '8A5A00',
  accent4: 'B3261E',
  accent5: '3A6EA5',
  accent6: '5B6766',
  hlink: '0A5F8A',
  folHlink: '7A4E9B',
} as const;

export type ThemeSlot = keyof typeof THEME_COLOURS;

export interface Tone {
  /** Name in `a:schemeClr`. */
  readonly scheme: string;
  /** Luminance kept and added, in thousandths of a percent, for the soft variants. */
  readonly lumMod?: number;
  readonly lumOff?: number;
  /** Stands for the tone in the parts the slide producer writes; unique, replaced by the finishing pass. */
  readonly key: string;
}

export const TONES = {
  text: { scheme: 'tx1', key: '12201F' },
  muted: { scheme: 'tx2', key: '51605F' },
  surface: { scheme: 'bg1', key: 'FFFFFF' },
  sunken: { scheme: 'bg2', key: 'EDF1F1' },
  accent: { scheme: 'accent1', key: '0B6B63' },
  green: { scheme: 'accent2', key: '1E7A45' },
  greenSoft: { scheme: 'accent2', lumMod: 10000, lumOff: 90000, key: 'E1F3E7' },
  amber: { scheme: 'accent3', key: '8A5A00' },
  amberSoft: { scheme: 'accent3', lumMod: 10000, lumOff: 90000, key: 'FFF1D6' },
  red: { scheme: 'accent4', key: 'B3261E' },
  redSoft: { scheme: 'accent4', lumMod: 10000, lumOff: 90000, key: 'FCE6E4' },
  blue: { scheme: 'accent5', key: '3A6EA5' },
  blueSoft: { scheme: 'accent5', lumMod: 40000, lumOff: 60000, key: 'A9C3DE' },
  grey: { scheme: 'accent6', key: '5B6766' },
  greySoft: { scheme: 'accent6', lumMod: 40000, lumOff: 60000, key: 'B9C1C0' },
  link: { scheme: 'hlink', key: '0A5F8A' },
} as const satisfies Record<string, Tone>;

export type ToneName = keyof typeof TONES;

const BY_KEY = new Map<string, Tone>(Object.values(TONES).map((tone) => [tone.key, tone]));

/** The tone a producer's RGB value stands for; undefined when the value is none of ours. */
export function toneOfKey(key: string): Tone | undefined {
  return BY_KEY.get(key.toUpperCase());
}

/** DrawingML colour of a tone. */
export function schemeColour(tone: ToneName): string {
  const { scheme, lumMod, lumOff }: Tone = TONES[tone];
  if (lumMod === undefined) return `<a:schemeClr val="${scheme}"/>`;
  return `<a:schemeClr val="${scheme}"><a:lumMod val="${lumMod}"/><a:lumOff val="${lumOff ?? 0}"/></a:schemeClr>`;
}
