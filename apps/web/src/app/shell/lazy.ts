import { Directive, effect, inject, input, untracked, ViewContainerRef, type Type } from '@angular/core';

/**
 * Loads and shows a component the first time it is wanted, and keeps it: what most visits never open is not
 * downloaded. `@defer` does the same, for four times the code in the initial bundle.
 */
@Directive({ selector: '[appLazy]' })
export class Lazy {
  readonly load = input.required<() => Promise<Type<unknown>>>({ alias: 'appLazy' });
  readonly when = input.required<boolean>({ alias: 'appLazyWhen' });
  private readonly view = inject(ViewContainerRef);
  private asked = false;

  constructor() {
    effect(() => {
      if (!this.when() || this.asked) return;
      this.asked = true;
      const load = untracked(this.load);
      load().then(
        (component) => this.view.createComponent(component),
        // A chunk that failed to load is asked again at the next use.
        () => (this.asked = false),
      );
    });
  }
}
