import { DELIVERABLE_FORMATS, DELIVERABLE_KINDS } from '@jalon/domain';
import * as z from 'zod';
import { id, instant, language, list, month } from './shared.js';

const format = z.enum(DELIVERABLE_FORMATS);

/** How long a link may live, in days. */
export const SHARE_DAYS = { min: 1, max: 90, usual: 14 } as const;

/** POST /api/deliverables/:id/shares: a link to the files of one ready version; left out, of the last one.
 * Of a kind that is reviewed, of the approved version alone. */
export const createDeliverableShare = z.strictObject({
  days: z.number().int().min(SHARE_DAYS.min).max(SHARE_DAYS.max).default(SHARE_DAYS.usual),
  number: z.number().int().min(1).optional(),
});
export type CreateDeliverableShare = z.output<typeof createDeliverableShare>;

export const deliverableShare = z.object({
  id,
  /** Of the version whose files it opens. */
  number: z.number().int(),
  byName: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  /** Whether it opens now: neither ended nor taken back, and the deliverable is still approved where its kind asks. */
  active: z.boolean(),
  /** How many times a file was taken by it. */
  opened: z.number().int(),
  lastOpenedAt: instant.nullable(),
});
export type DeliverableShare = z.infer<typeof deliverableShare>;

/** The token is answered this once: only its hash is kept. The page of the link is /shared/:token. */
export const createdDeliverableShare = deliverableShare.extend({ token: z.string() });
export type CreatedDeliverableShare = z.infer<typeof createdDeliverableShare>;

/** GET /api/deliverables/:id/shares, newest first. DELETE /api/deliverables/:id/shares/:shareId takes one back (204). */
export const deliverableShares = z.object({ items: z.array(deliverableShare) });
export type DeliverableShares = z.infer<typeof deliverableShares>;

/** A link's token: 256 bits. */
export const shareToken = z.string().regex(/^[\w-]{43}$/, { error: 'invalid_format' });

/** GET /api/shared/:token, for anybody who has the link; 404 once it ended. */
export const sharedDeliverable = z.object({
  kind: z.enum(DELIVERABLE_KINDS),
  title: z.string(),
  language,
  month: month.nullable(),
  labName: z.string(),
  /** The day the version was made. */
  readyAt: instant,
  expiresAt: instant,
  files: z.array(z.object({ format, fileName: z.string(), size: z.number().int() })),
});
export type SharedDeliverable = z.infer<typeof sharedDeliverable>;
// GET /api/shared/:token/files/:format

/** What a download of several may weigh. */
export const ZIP_LIMITS = { items: 100, bytes: 200 * 1024 * 1024 } as const;

/** GET /api/deliverables/zip?ids=…: the files of the last ready version of each row of the list, whatever its home. */
export const deliverableZipQuery = z.strictObject({
  ids: list(id, ZIP_LIMITS.items).refine((ids) => ids.length > 0, { error: 'empty' }),
});
export type DeliverableZipQuery = z.infer<typeof deliverableZipQuery>;
