/** What an account may be (PRODUCT.md: who uses it). */
export const ROLES = [
  'admin',
  'leadership',
  'project_manager',
  'expert',
  'intern',
  'tutor',
  'partner',
] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking. A partner belongs to exactly one entity; everybody else to the lab. */
export interface Principal {
  readonly accountId: string;
  readonly personId: string;
  readonly role: Role;
  readonly entityId: string | null;
}
