/**
 * Makes any text a user can type fit for XML: control characters, lone surrogates, non-characters and bidirectional
 * overrides (which make a sentence read as another one) go; the rest, emoji and right-to-left scripts included, stays.
 */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex -- control characters are precisely what must not reach XML 1.0
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2028\u2029\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/gu;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const NON_CHARACTER = /[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{FDD0}-\u{FDEF}\u{10FFFE}\u{10FFFF}]/gu;

/** One line of clean text: white space (line ends included) collapses to single spaces. */
export function cleanLine(text: string | null | undefined): string {
  if (text === null || text === undefined) return '';
  return cleanPiece(text).trim();
}

/** Likewise for a piece of a line, whose spaces at its ends part it from its neighbours. */
export function cleanPiece(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(/[\t\n\r\v\f\u0085\u2028\u2029]+/g, ' ')
    .replace(FORBIDDEN, '')
    .replace(NON_CHARACTER, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ');
}

/** Several clean lines, blank ones left out: a paragraph each. */
export function cleanLines(text: string | null | undefined): string[] {
  if (text === null || text === undefined) return [];
  return text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map(cleanLine)
    .filter((line) => line !== '');
}

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** At most `max` UTF-16 units, cut between graphemes and, near the end, between words; the cut shows as an ellipsis. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  let cut = '';
  for (const { segment } of graphemes.segment(text)) {
    if (cut.length + segment.length > max - 1) break;
    cut += segment;
  }
  const space = cut.lastIndexOf(' ');
  if (space > max * 0.7) cut = cut.slice(0, space);
  return `${cut.replace(/[\s,;:.\u00A0\u202F]+$/u, '')}…`;
}

/** Escapes text for element content and double-quoted attributes. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/** A count or a measure fit to print: NaN and infinities are a defect upstream and must not reach a page. */
export function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
