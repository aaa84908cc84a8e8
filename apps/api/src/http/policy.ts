import { SetMetadata } from '@nestjs/common';
import type { Action } from '@jalon/domain';

export const POLICY = 'jalon:policy';

/** `public`: anybody; `signed_in`: any account; `api_key`: a machine whose key the route checks itself; else an action of the permission matrix. */
export type RoutePolicy = Action | 'public' | 'signed_in' | 'api_key';

/** Every route declares what it asks for; one without is refused, and fails the tests. */
export const Policy = (policy: RoutePolicy) => SetMetadata(POLICY, policy);
