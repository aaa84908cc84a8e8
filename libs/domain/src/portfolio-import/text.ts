const MARKS = /\p{M}+/gu;

/** `text` without case, accents and punctuation, for comparing headers and wordings. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `text` without case, accents and extra spaces; punctuation stays: « C » and « C++ » are two names. */
export function nameKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[‘’´`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

const EMPTY = new Set(['', 'n a', 'na', 'nan', 'null', 'neant', 'sans objet', 's o', 'so']);

/** Whether a cell says nothing: blank, a dash, « N/A », « néant ». */
export function isBlank(text: string): boolean {
  return text.length <= 12 && EMPTY.has(fold(text));
}

/** One line without control characters, or null when the cell says nothing. */
export function cleanLine(text: string): string | null {
  const line = text.replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
  return isBlank(line) ? null : line;
}

/** Several lines, line ends made even, control characters out; null when the cell says nothing. */
export function cleanProse(text: string): string | null {
  const prose = text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL_BUT_LINES, ' ')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return isBlank(prose) ? null : prose;
}

/** `text` cut to `max` UTF-16 units with « … » at the end, never inside a surrogate pair. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = max - 1;
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** C0 and C1 control characters; the second leaves tab and line feed. */
const CONTROL = /\p{Cc}/gu;
const CONTROL_BUT_LINES = /[^\P{Cc}\t\n]/gu;
