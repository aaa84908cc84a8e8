import { ACTIONS, ROLES } from '@jalon/domain';
import * as z from 'zod';
import { id, instant, language, line } from './shared.js';

export const PASSWORD_MIN = 15;
export const theme = z.enum(['system', 'light', 'dark']);

export const preferences = z.strictObject({ language, theme, shortcuts: z.boolean() });
export type Preferences = z.infer<typeof preferences>;
export const preferencesPatch = preferences.partial();

export const me = z.object({
  accountId: id,
  personId: id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  entityId: id.nullable(),
  entityName: z.string().nullable(),
  actions: z.array(z.enum(ACTIONS)),
  preferences,
});
export type Me = z.infer<typeof me>;

/** Answer of GET /api/session; `me` is null when nobody is signed in (200, so that asking is never an error). */
export const session = z.object({
  me: me.nullable(),
  csrfToken: z.string().nullable(),
  /** When the session ends whatever is done (absolute limit). */
  endsAt: instant.nullable(),
  idleMinutes: z.number().int(),
  /** Demo data is loaded: a banner says so and an administrator can remove it. */
  demo: z.boolean(),
  /** The product's date in Europe/Paris. */
  today: z.string(),
});
export type Session = z.infer<typeof session>;

export const signIn = z.strictObject({
  email: z.string().trim().max(254),
  password: z.string().min(1).max(1024),
});
export type SignIn = z.infer<typeof signIn>;

const password = z.string().min(PASSWORD_MIN).max(1024);
export const changePassword = z.strictObject({ current: z.string().min(1).max(1024), next: password });
export type ChangePassword = z.infer<typeof changePassword>;

const email = z.email().max(254);

export const account = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  entityId: id.nullable(),
  disabled: z.boolean(),
  lastSeenAt: instant.nullable(),
  version: z.number().int(),
});
export type Account = z.infer<typeof account>;
export const accounts = z.object({ items: z.array(account) });

export const createAccount = z.strictObject({
  name: line(120),
  email,
  role: z.enum(ROLES),
  entityId: id.nullable(),
  password,
});
export type CreateAccount = z.infer<typeof createAccount>;

export const updateAccount = z.strictObject({
  version: z.number().int(),
  role: z.enum(ROLES).optional(),
  entityId: id.nullable().optional(),
  disabled: z.boolean().optional(),
  password: password.optional(),
});
export type UpdateAccount = z.infer<typeof updateAccount>;
