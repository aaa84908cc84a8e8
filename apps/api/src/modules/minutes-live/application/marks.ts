import type { MinutesMark } from '@jalon/domain';

/** Marks in the order the editor writes them, so that equal texts give equal contents. */
const ORDER = ['link', 'bold', 'italic', 'strike'] as const;
const MAX_HREF = 2_000;
/** Addresses that a URL parser mends, but neither JSON in PostgreSQL nor XML takes as they stand. */
const UNWRITTEN = /[\p{Cc}\p{Cs}]/u;
const PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/** Formatting attributes of a Y.XmlText, as y-tiptap writes them: the mark's name and its attributes. */
export function formatOf(marks: readonly MinutesMark[] = []): Record<string, object> {
  return Object.fromEntries(marks.map((mark) => [mark.type, mark.type === 'link' ? { ...mark.attrs } : {}]));
}

/** The marks that formatting attributes mean; unknown ones and links that are none are left out. */
export function marksOf(format: Readonly<Record<string, unknown>> = {}): readonly MinutesMark[] {
  // y-tiptap adds a hash to the name of a mark that may overlap itself.
  const known = new Map(
    Object.entries(format)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name.split('--')[0], value]),
  );
  const marks: MinutesMark[] = [];
  for (const type of ORDER) {
    if (!known.has(type)) continue;
    if (type !== 'link') marks.push({ type });
    else {
      const href = hrefOf(known.get(type));
      if (href !== null) marks.push({ type, attrs: { href } });
    }
  }
  return marks;
}

/** The address as it was typed, if a reader may follow it: web or mail. */
function hrefOf(value: unknown): string | null {
  const href = typeof value === 'object' && value !== null ? (value as { href?: unknown }).href : null;
  if (typeof href !== 'string' || href.length > MAX_HREF || UNWRITTEN.test(href) || !URL.canParse(href))
    return null;
  return PROTOCOLS.has(new URL(href).protocol) ? href : null;
}
