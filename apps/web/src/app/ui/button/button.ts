import { ChangeDetectionStrategy, Component, ElementRef, inject, input } from '@angular/core';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

/**
 * The look of a native button or link: `<button ui-button variant="primary" [busy]="saving()">`. `square` is for an
 * icon alone, which then needs an aria-label. Busy keeps the focus and says so (aria-busy, aria-disabled); clicks are
 * swallowed meanwhile. Set `type="submit"` yourself in forms: the default here is `button`.
 */
@Component({
  selector: 'button[ui-button], a[ui-button]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'ui-button',
    '[class]': "'ui-button--' + variant()",
    '[class.ui-button--square]': 'square()',
    '[class.ui-button--small]': 'small()',
    '[attr.aria-busy]': 'busy() || null',
    '[attr.aria-disabled]': 'busy() || null',
    '[attr.type]': 'type()',
  },
  template: `@if (busy()) {
      <span class="ui-spinner" aria-hidden="true"></span>
    }
    <ng-content />`,
})
export class Button {
  readonly variant = input<ButtonVariant>('secondary');
  readonly busy = input(false);
  readonly square = input(false, { transform: flag });
  readonly small = input(false, { transform: flag });
  /** Of a button; null for a link. */
  readonly type = input<'button' | 'submit' | null>('button');

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // On the way down, so that it comes before the listeners of whoever uses the button.
    element.addEventListener(
      'click',
      (event) => {
        if (!this.busy()) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }
}

/** `<button square>` is true. */
function flag(value: boolean | string): boolean {
  return value === '' || value === true || value === 'true';
}
