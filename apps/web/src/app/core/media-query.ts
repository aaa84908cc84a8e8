import { DestroyRef, DOCUMENT, inject, signal, type Signal } from '@angular/core';

/** A phone: the navigation is at the bottom, lists are cards. */
export const SMALL_SCREEN = '(max-width: 767px)';

/** Whether a media query holds, followed. */
export function mediaQuery(query: string): Signal<boolean> {
  const list = inject(DOCUMENT).defaultView?.matchMedia(query);
  const holds = signal(list?.matches ?? false);
  const listener = (event: MediaQueryListEvent) => holds.set(event.matches);
  list?.addEventListener('change', listener);
  inject(DestroyRef).onDestroy(() => list?.removeEventListener('change', listener));
  return holds.asReadonly();
}
