import { SetMetadata } from '@nestjs/common';
import type { Action } from '@jalon/domain';

export const POLICY = 'jalon:policy';

/** `public`: anybody; `signed_in`: any account; else an action of the permission matrix. */
export type RoutePolicy = Action | 'public' | 'signed_in';

/** Every route declares what it asks for; one without is refused, and fails the tests. */
export const Policy = (policy: RoutePolicy) => SetMetadata(POLICY, policy);
