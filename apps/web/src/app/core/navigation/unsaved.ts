import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';

/** Who holds text that is not saved yet. The browser asks before the window closes, the guard before the page goes. */
@Injectable({ providedIn: 'root' })
export class Unsaved {
  private readonly holders = new Set<() => boolean>();

  constructor() {
    inject(DOCUMENT).defaultView?.addEventListener('beforeunload', (event) => {
      if (this.any()) event.preventDefault();
    });
  }

  add(holds: () => boolean): () => void {
    this.holders.add(holds);
    return () => this.holders.delete(holds);
  }

  any(): boolean {
    return [...this.holders].some((holds) => holds());
  }
}

/** Declares, for as long as the component lives, when it holds text that is not saved. */
export function trackUnsaved(holds: () => boolean): void {
  const remove = inject(Unsaved).add(holds);
  inject(DestroyRef).onDestroy(remove);
}
