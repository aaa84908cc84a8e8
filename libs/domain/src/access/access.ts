import type { Principal, Role } from '../people/role.js';

/** Everything that can be asked of Jalon. A route declares exactly one of these (or `public`, or `signed_in`). */
export const ACTIONS = [
  'use_case:list',
  'use_case:read',
  'use_case:create',
  'use_case:edit',
  'use_case:move',
  'use_case:history',
  'study:list',
  'study:read',
  'study:write',
  'study:screen',
  'study:decide',
  'scoring:read',
  'scoring:write',
  'scoring:grid',
  'gate:read',
  'gate:request',
  'gate:review',
  'gate:decide',
  'gate:criteria',
  'plan:read',
  'plan:edit',
  'register:read',
  'register:edit',
  'squad:read',
  'squad:edit',
  'agreement:read',
  'agreement:edit',
  'agreement:review',
  'meeting:read',
  'meeting:edit',
  'meeting:attend',
  'meeting:document',
  'minutes:read',
  'minutes:live',
  'minutes:write',
  'minutes:review',
  'minutes:distribute',
  'notification:own',
  'view:own',
  'view:share',
  'week:read',
  'reference:read',
  'reference:edit',
  'import:run',
  'report:read',
  'report:generate',
  'report:close',
  'report:reopen',
  'deliverable:read',
  'deliverable:write',
  'deliverable:review',
  'deliverable:share',
  'template:read',
  'template:manage',
  'offer:read',
  'offer:manage',
  'application:read',
  'application:write',
  'application:erase',
  'internship:read',
  'internship:manage',
  'internship:follow',
  'internship:log',
  'internship:settings',
  'research:read',
  'research:write',
  'deployment:read',
  'deployment:edit',
  'usage:read',
  'usage:declare',
  'usage:import',
  'usage:keys',
  'usage:settings',
  'benefit:read',
  'benefit:edit',
  'benefit:review',
  'survey:read',
  'survey:manage',
  'leadership:read',
  'job:own',
  'account:manage',
  'audit:read',
  'demo:remove',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What the action is done to; `entityId` is the partner entity that owns it. */
export interface Subject {
  readonly entityId: string | null;
}

const READERS: readonly Role[] = [
  'admin',
  'leadership',
  'project_manager',
  'expert',
  'intern',
  'tutor',
  'partner',
];
const LAB: readonly Role[] = ['admin', 'leadership', 'project_manager', 'expert', 'intern', 'tutor'];
const MANAGERS: readonly Role[] = ['admin', 'project_manager'];
const WORKERS: readonly Role[] = ['admin', 'project_manager', 'expert'];
const WRITERS: readonly Role[] = ['admin', 'project_manager', 'expert', 'intern'];
const DECIDERS: readonly Role[] = ['admin', 'leadership', 'project_manager'];
const SUPERVISORS: readonly Role[] = ['admin', 'project_manager', 'tutor'];
const ADMIN: readonly Role[] = ['admin'];

/** The whole permission matrix. Read it as: this action, these roles. */
const ALLOWED: Readonly<Record<Action, readonly Role[]>> = {
  'use_case:list': READERS,
  'use_case:read': READERS,
  'use_case:create': MANAGERS,
  'use_case:edit': MANAGERS,
  'use_case:move': MANAGERS,
  'use_case:history': LAB,
  'study:list': READERS,
  'study:read': READERS,
  'study:write': ['admin', 'project_manager', 'partner'],
  'study:screen': MANAGERS,
  'study:decide': DECIDERS,
  'scoring:read': LAB,
  'scoring:write': WORKERS,
  'scoring:grid': ADMIN,
  'gate:read': READERS,
  'gate:request': MANAGERS,
  // Only in a slot of the review: the rule is the domain's.
  'gate:review': ['admin', 'leadership', 'project_manager', 'expert', 'tutor', 'partner'],
  'gate:decide': DECIDERS,
  'gate:criteria': ADMIN,
  'plan:read': READERS,
  'plan:edit': MANAGERS,
  // Risks speak of people and partners in plain words: the lab's own.
  'register:read': LAB,
  'register:edit': WORKERS,
  'squad:read': LAB,
  'squad:edit': MANAGERS,
  'agreement:read': READERS,
  'agreement:edit': MANAGERS,
  'agreement:review': ['admin', 'leadership', 'project_manager', 'partner'],
  // A partner reads the meetings held with its entity, and their minutes once distributed.
  'meeting:read': READERS,
  'meeting:edit': MANAGERS,
  'meeting:attend': WRITERS,
  'meeting:document': ['admin', 'leadership', 'project_manager', 'expert'],
  'minutes:read': READERS,
  // The document while it is being written.
  'minutes:live': LAB,
  'minutes:write': WRITERS,
  'minutes:review': MANAGERS,
  // Interns draft and submit; they never distribute.
  'minutes:distribute': MANAGERS,
  'notification:own': READERS,
  'view:own': READERS,
  'view:share': LAB,
  'week:read': READERS,
  'reference:read': READERS,
  'reference:edit': MANAGERS,
  'import:run': MANAGERS,
  'report:read': ['admin', 'leadership', 'project_manager', 'expert', 'tutor'],
  'report:generate': ['admin', 'leadership', 'project_manager'],
  // Freezing a month, publishing it, reminding who has not updated.
  'report:close': DECIDERS,
  // What was told as final is opened again by those who answer for it alone.
  'report:reopen': ['admin', 'leadership'],
  // Documents speak of the whole lab: a partner gets one by a link that ends.
  'deliverable:read': LAB,
  'deliverable:write': ['admin', 'leadership', 'project_manager', 'expert', 'intern'],
  'deliverable:review': DECIDERS,
  'deliverable:share': DECIDERS,
  'template:read': LAB,
  'template:manage': MANAGERS,
  'offer:read': LAB,
  'offer:manage': SUPERVISORS,
  // Personal data of candidates: those who choose among them, and nobody else.
  'application:read': SUPERVISORS,
  'application:write': SUPERVISORS,
  'application:erase': MANAGERS,
  // An intern reads its own internship, a tutor those it follows: the rule is in the read.
  'internship:read': ['admin', 'leadership', 'project_manager', 'intern', 'tutor'],
  'internship:manage': MANAGERS,
  'internship:follow': SUPERVISORS,
  'internship:log': ['intern'],
  'internship:settings': ADMIN,
  'research:read': LAB,
  'research:write': ['admin', 'project_manager', 'expert', 'intern', 'tutor'],
  // A partner reads what is deployed at its own entity, and how it is used there.
  'deployment:read': READERS,
  'deployment:edit': MANAGERS,
  'usage:read': READERS,
  'usage:declare': ['admin', 'project_manager', 'expert', 'partner'],
  'usage:import': MANAGERS,
  // Who holds a key writes events in the name of a solution.
  'usage:keys': MANAGERS,
  'usage:settings': ADMIN,
  'benefit:read': READERS,
  'benefit:edit': WORKERS,
  // Accepting a measure: never by who measured, which is the domain's rule.
  'benefit:review': DECIDERS,
  // A partner reads the score of what is deployed at its own entity, and verbatims once they were let through.
  'survey:read': READERS,
  'survey:manage': MANAGERS,
  'leadership:read': ['admin', 'leadership', 'project_manager', 'expert', 'tutor'],
  'job:own': READERS,
  'account:manage': ADMIN,
  'audit:read': ADMIN,
  'demo:remove': ADMIN,
};

/**
 * Whether `principal` may do `action`, on `subject` when the action has one.
 * A partner reaches only what belongs to its own entity.
 */
export function may(principal: Principal, action: Action, subject?: Subject): boolean {
  if (!ALLOWED[action].includes(principal.role)) return false;
  if (principal.role !== 'partner' || subject === undefined) return true;
  return principal.entityId !== null && subject.entityId === principal.entityId;
}

/** Every action the role of `principal` opens, for the web to show only what works. */
export function allowedActions(principal: Principal): readonly Action[] {
  return ACTIONS.filter((action) => may(principal, action));
}

/** The one entity whose use cases `principal` may see; null for all of them. */
export function visibleEntity(principal: Principal): string | null {
  if (principal.role !== 'partner') return null;
  // A partner account without entity sees nothing: no row has the nil id.
  return principal.entityId ?? '00000000-0000-0000-0000-000000000000';
}
