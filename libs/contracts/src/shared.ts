import * as z from 'zod';

/** A day, `YYYY-MM-DD`, that exists. */
export const localDate = z.iso.date().refine((text) => text >= '1990-01-01' && text <= '2100-12-31', {
  error: 'date_out_of_range',
});
export const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, { error: 'month_expected' });
/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime();
export const id = z.uuid();
export const language = z.enum(['fr', 'en']);
export type Language = z.infer<typeof language>;

/** One line of text: no control characters, trimmed, not empty. */
export function line(max: number) {
  return z
    .string()
    .max(max)
    .transform((text) => text.trim())
    .refine((text) => text.length > 0, { error: 'required' })
    .refine((text) => !hasControlCharacters(text, false), { error: 'control_characters' });
}

/** Several lines of text: tabs and line ends are welcome, other control characters are not. */
export function prose(max: number) {
  return z
    .string()
    .max(max)
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .refine((text) => !hasControlCharacters(text, true), { error: 'control_characters' });
}

function hasControlCharacters(text: string, multiline: boolean): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 127) return true;
    if (code < 32 && !(multiline && (code === 9 || code === 10))) return true;
    // A surrogate that stands alone cannot be stored as UTF-8.
    if (code >= 0xd800 && code <= 0xdbff) {
      const next = text.charCodeAt(index + 1);
      if (!(next >= 0xdc00 && next <= 0xdfff)) return true;
      index++;
    } else if (code >= 0xdc00 && code <= 0xdfff) return true;
  }
  return false;
}

/** A query parameter that may be given once, several times or comma-separated. */
export function list<T extends z.ZodType>(item: T, max = 20) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value),
    z.array(item).max(max),
  );
}

export const PAGE_SIZE_MAX = 100;
export const page = z.coerce.number().int().min(1).max(10_000).default(1);
export const pageSize = z.coerce.number().int().min(1).max(PAGE_SIZE_MAX).default(50);

/** RFC 9457, with what the screens need: a code to translate and the fields to mark. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  retryAfter: z.number().optional(),
  errors: z
    .array(
      z.object({
        path: z.string(),
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    )
    .optional(),
  /** The current value, when the version sent was stale. */
  current: z.unknown().optional(),
});
export type Problem = z.infer<typeof problem>;
