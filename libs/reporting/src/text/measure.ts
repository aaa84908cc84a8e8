import { WIDTH_RANGES } from './arial-widths.js';

export interface TextStyle {
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
}

/** Line height of Arial with single spacing, as a multiple of the font size. */
export const LINE_HEIGHT = 1.2;

const widths = { regular: new Map<number, number>(), bold: new Map<number, number>() };
for (const range of WIDTH_RANGES) {
  range.regular.forEach((width, index) => widths.regular.set(range.first + index, width));
  range.bold.forEach((width, index) => widths.bold.set(range.first + index, width));
}

// A no-break space counts as wide as a space: some renderers set it so.
for (const table of Object.values(widths)) table.set(0x202f, table.get(0x20) ?? 278);

/** Characters without a known width count wide, so that a text in any script is never measured too short. */
function unknownWidth(code: number): number {
  if (code >= 0x300 && code <= 0x36f) return 0;
  if (code >= 0xfe00 && code <= 0xfe0f) return 0;
  if (code >= 0x2e80) return 1000;
  return 800;
}

function charWidth(char: string, bold: boolean): number {
  const code = char.codePointAt(0) ?? 0;
  return (bold ? widths.bold : widths.regular).get(code) ?? unknownWidth(code);
}

/** Width of a line in points. */
export function textWidth(text: string, style: TextStyle): number {
  let sum = 0;
  for (const char of text) sum += charWidth(char, style.bold ?? false);
  return (sum * style.size) / 1000;
}

/** The lines a text takes in `width` points: broken at spaces and, where a word alone is too long, inside it. */
export function wrapText(text: string, style: TextStyle, width: number): string[] {
  const lines: string[] = [];
  const space = textWidth(' ', style);
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const wide = textWidth(word, style);
    if (line !== '' && used + space + wide <= width) {
      line += ` ${word}`;
      used += space + wide;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    used = wide;
    if (wide > width) {
      const pieces = breakWord(word, style, width);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
      used = textWidth(line, style);
    }
  }
  lines.push(line);
  return lines;
}

function breakWord(word: string, style: TextStyle, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const char of word) {
    const wide = textWidth(char, style);
    if (piece !== '' && used + wide > width) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += char;
    used += wide;
  }
  pieces.push(piece);
  return pieces;
}

export function lineCount(text: string, style: TextStyle, width: number): number {
  return wrapText(text, style, width).length;
}

/** Height in points of paragraphs set one under the other, `gap` points after each. */
export function textHeight(texts: readonly string[], style: TextStyle, width: number, gap = 0): number {
  return texts.reduce((sum, text) => sum + lineCount(text, style, width) * style.size * LINE_HEIGHT + gap, 0);
}

/** The text, shortened with an ellipsis when it would take more than `maxLines` lines of `width` points. */
export function fitLines(text: string, style: TextStyle, width: number, maxLines: number): string {
  const lines = wrapText(text, style, width);
  if (lines.length <= maxLines) return text;
  const kept = lines.slice(0, maxLines);
  let last = kept.pop() ?? '';
  const ellipsis = textWidth('…', style);
  const whole = last;
  while (last !== '' && textWidth(last, style) + ellipsis > width) last = last.replace(/.$/u, '');
  const space = last.lastIndexOf(' ');
  // A word that was parted goes, unless it is most of the line.
  if (last !== whole && space > last.length * 0.6) last = last.slice(0, space);
  return `${[...kept, last].join(' ').replace(/[\s,;:.·–\u00A0\u202F]+$/u, '')}…`;
}
