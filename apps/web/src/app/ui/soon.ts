import { DestroyRef, Directive, inject, TemplateRef, ViewContainerRef } from '@angular/core';
import { breathe } from '../core/breathe';

/** One at a time, in the order of the page. */
let turn: Promise<void> = Promise.resolve();

/**
 * Shows its content in a task of its own, after what stands above it: `<app-list *uiSoon />`. A page made in one go
 * keeps a phone from painting and answering for half a second.
 */
@Directive({ selector: '[uiSoon]' })
export class Soon {
  constructor() {
    const view = inject(ViewContainerRef);
    const template = inject<TemplateRef<unknown>>(TemplateRef);
    let gone = false;
    inject(DestroyRef).onDestroy(() => (gone = true));
    turn = turn.then(breathe).then(() => {
      if (!gone) view.createEmbeddedView(template).detectChanges();
    });
  }
}
