/** A colour of the theme, lighter or darker, or a plain one; as DrawingML writes it. */
export interface HostColour {
  readonly scheme?: string;
  readonly srgb?: string;
  /** Luminance kept and added, in thousandths of a percent. */
  readonly lumMod?: number;
  readonly lumOff?: number;
}

interface Hsl {
  /** Degrees, then shares of 1. */
  readonly h: number;
  readonly s: number;
  readonly l: number;
}

export function toHsl(hex: string): Hsl {
  const [r = 0, g = 0, b = 0] = channels(hex);
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const l = (max + min) / 2;
  const d = max - min;
  if (d === 0) return { h: 0, s: 0, l };
  const s = d / (1 - Math.abs(2 * l - 1));
  const h = max === r ? ((g - b) / d) % 6 : max === g ? (b - r) / d + 2 : (r - g) / d + 4;
  return { h: (h * 60 + 360) % 360, s, l };
}

function toHex({ h, s, l }: Hsl): string {
  const c = (1 - Math.abs(2 * l - 1)) * s;
  const x = c * (1 - Math.abs(((h / 60) % 2) - 1));
  const m = l - c / 2;
  const [r, g, b] = (
    [
      [c, x, 0],
      [x, c, 0],
      [0, c, x],
      [0, x, c],
      [x, 0, c],
      [c, 0, x],
    ] as const
  )[Math.floor(h / 60) % 6] ?? [0, 0, 0];
  return [r, g, b]
    .map((value) =>
      Math.round((value + m) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();
}

const channels = (hex: string): number[] => [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);

/** The colour with its luminance changed, as PowerPoint shows it. */
export function modified(hex: string, lumMod = 100_000, lumOff = 0): string {
  if (lumMod === 100_000 && lumOff === 0) return hex;
  const hsl = toHsl(hex);
  return toHex({ ...hsl, l: Math.min(1, Math.max(0, (hsl.l * lumMod) / 100_000 + lumOff / 100_000)) });
}

export function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((value) =>
    value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Degrees between two hues. */
export const hueDistance = (one: number, other: number): number => {
  const distance = Math.abs(one - other) % 360;
  return Math.min(distance, 360 - distance);
};
