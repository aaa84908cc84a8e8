import { cleanLine, textWidth } from '../text/index.js';

/** A column may ask for that part of the page for its longest word, no more. */
const WORD_SHARE = 0.35;
/** Characters of a cell that is read at once: a code, a date, a figure with its unit. */
const AT_ONCE = 12;

/** Points of what is not to be parted in a cell: all of it where it is short, else its longest word. */
export function unbroken(text: string, size: number): number {
  const line = cleanLine(text);
  const pieces = line.length <= AT_ONCE ? [line] : line.split(' ');
  return Math.max(0, ...pieces.map((piece) => textWidth(piece, { size, bold: true })));
}

/** Widths that add up to the whole: those too narrow are widened, the others give what they have to spare. */
export function columnWidths(shares: readonly number[], least: readonly number[], width: number): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const wanted = shares.map((share) => (share / total) * width);
  const asked = least.map((each) => Math.min(each, width * WORD_SHARE));
  const needed = asked.reduce((sum, each) => sum + each, 0);
  if (needed >= width) return asked.map((each) => Math.floor((each / needed) * width));
  const missing = wanted.reduce((sum, each, at) => sum + Math.max(0, (asked[at] ?? 0) - each), 0);
  const spare = wanted.reduce((sum, each, at) => sum + Math.max(0, each - (asked[at] ?? 0)), 0);
  return wanted.map((each, at) => {
    const need = asked[at] ?? 0;
    return Math.floor(each <= need ? need : each - (missing * (each - need)) / Math.max(1, spare));
  });
}
