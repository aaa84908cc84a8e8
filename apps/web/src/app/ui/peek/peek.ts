import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { Icon } from '../icon/icon';

/**
 * A panel at the right, beside the list it details (not modal; 420–720 px; whole width on small screens):
 * `<ui-peek heading="UC-012" closeLabel="Fermer" (closed)="…"><a actions …>…</a> content </ui-peek>`. Esc closes it.
 */
@Component({
  selector: 'ui-peek',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'ui-peek',
    role: 'complementary',
    '[attr.aria-label]': 'heading()',
    '(keydown.escape)': 'onEscape($event)',
  },
  template: `
    <div class="ui-peek__head">
      <h2 class="ui-peek__heading" tabindex="-1">{{ heading() }}</h2>
      <ng-content select="[actions]" />
      <button
        type="button"
        class="ui-button ui-button--quiet ui-button--square"
        [attr.aria-label]="closeLabel()"
        (click)="closed.emit()"
      >
        <ui-icon name="x" />
      </button>
    </div>
    <div class="ui-peek__body"><ng-content /></div>
  `,
})
export class Peek {
  readonly heading = input.required<string>();
  readonly closeLabel = input.required<string>();
  readonly closed = output();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  focus(): void {
    this.host.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }

  protected onEscape(event: Event): void {
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.closed.emit();
  }
}
