import * as z from 'zod';
import { id, instant, month } from './shared.js';

/** What people are told of, each kind with what its sentence needs. One digest a person and occasion. */
export const NOTIFICATION_KINDS = [
  'minutes_submitted',
  'minutes_returned',
  'minutes_approved',
  'minutes_distributed',
  'month_to_update',
  'application_received',
  'week_submitted',
  'evaluation_shared',
  'usage_alerts',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export const notification = z.object({
  id,
  kind: z.enum(NOTIFICATION_KINDS),
  /** Where it leads: a meeting, a month's report, an application, or the alerts of the person. */
  subjectId: id,
  data: z.object({
    title: z.string(),
    heldOn: z.string(),
    by: z.string().nullable(),
    /** The reader's own among what was decided. */
    actions: z.array(
      z.object({ code: z.string(), title: z.string(), dueOn: z.string().nullable(), useCaseId: id }),
    ),
    decisions: z.number().int(),
    reason: z.string().nullable(),
    /** What is owed to a month's report; of the other kinds nothing. */
    owed: z.object({ month, useCases: z.number().int(), milestones: z.number().int() }).optional(),
    /** The alerts of use that opened on the day; `entityId` when they are told to that partner. */
    alerts: z
      .object({ count: z.number().int(), useCases: z.number().int(), entityId: id.nullable() })
      .optional(),
  }),
  at: instant,
  readAt: instant.nullable(),
});
export type Notification = z.infer<typeof notification>;
/** GET /api/notifications: mine, newest first, fifty at most. */
export const notifications = z.object({ items: z.array(notification), unread: z.number().int() });
export type Notifications = z.infer<typeof notifications>;
/** POST /api/notifications/read: those, or all when the list is empty. */
export const readNotifications = z.strictObject({ ids: z.array(id).max(50) });
export type ReadNotifications = z.output<typeof readNotifications>;
