import * as z from 'zod';
import { id, line } from './shared.js';
import { useCaseQuery } from './use-case.js';

export const LAYOUTS = ['list', 'board', 'roadmap', 'matrix'] as const;
export type Layout = (typeof LAYOUTS)[number];
export const GROUPINGS = ['none', 'stage', 'entity', 'referent'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const ZOOMS = ['month', 'quarter', 'year'] as const;
export type Zoom = (typeof ZOOMS)[number];

export const VIEWS_MAX = 100;

/** What the portfolio's address may hold: the list's own filters and sort, and how they are laid out. */
const portfolioAddress = useCaseQuery.omit({ page: true, pageSize: true }).extend({
  layout: z.enum(LAYOUTS).optional(),
  group: z.enum(GROUPINGS).optional(),
  zoom: z.enum(ZOOMS).optional(),
});

/** The query string of the portfolio, without its question mark; checked as the list checks it. */
const query = z
  .string()
  .max(4_000)
  .transform((text) => text.replace(/^\?/, ''))
  // An address has its control characters encoded; PostgreSQL keeps none that is not.
  .refine((text) => !/\p{Cc}/u.test(text), { error: 'invalid_format' })
  .refine((text) => portfolioAddress.safeParse(addressOf(text)).success, { error: 'invalid_format' });

/** A parameter given twice is a list, as where the list itself is asked. */
function addressOf(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const part of text.split('&').filter((one) => one !== '')) {
    const [name = '', value = ''] = part.split('=', 2).map(decoded);
    const before = found[name];
    found[name] = before === undefined ? value : [before, value].flat();
  }
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // What cannot be read stays as it is: the schema judges it.
    return text;
  }
}

export const savedView = z.object({
  id,
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  /** Whose it is: only they change it. */
  mine: z.boolean(),
  byName: z.string().nullable(),
  version: z.number().int(),
});
export type SavedView = z.infer<typeof savedView>;

/** GET /api/views: one's own and the shared ones, by name. A view holds a question, never an answer. */
export const savedViews = z.object({ items: z.array(savedView) });
export type SavedViews = z.infer<typeof savedViews>;

const writable = { name: line(80), query, shared: z.boolean() };

/** POST /api/views (with Idempotency-Key) */
export const createView = z.strictObject({ ...writable, shared: writable.shared.default(false) });
export type CreateView = z.output<typeof createView>;

/** PATCH /api/views/:id */
export const updateView = z.strictObject({
  version: z.number().int().min(1),
  changes: z
    .strictObject(writable)
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'empty' }),
});
export type UpdateView = z.output<typeof updateView>;
