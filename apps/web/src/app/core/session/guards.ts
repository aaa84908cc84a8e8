import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn, type CanMatchFn } from '@angular/router';
import type { Action } from '@jalon/domain';
import { SessionStore } from './session-store';

/** Sends who is not signed in to the sign-in page, and back afterwards. */
export const signedIn: CanActivateFn = (_route, state) => {
  if (inject(SessionStore).me()) return true;
  const router = inject(Router);
  return new RedirectCommand(
    router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { next: state.url } }),
  );
};

/** The sign-in page is of no use to who is signed in. */
export const signedOut: CanMatchFn = () => {
  return inject(SessionStore).me() ? inject(Router).parseUrl('/portfolio') : true;
};

/** Shows the "forbidden" page, the address kept, to who may not do `action`: `canActivate: [mayDo('import:run')]`. */
export function mayDo(action: Action): CanActivateFn {
  return () => {
    if (inject(SessionStore).may(action)) return true;
    return new RedirectCommand(inject(Router).parseUrl('/forbidden'), { skipLocationChange: true });
  };
}
