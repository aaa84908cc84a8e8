import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { Toasts } from './toasts';

/** Shows the toasts. One in the page. */
@Component({
  selector: 'ui-toast-host',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-toasts', role: 'status', 'aria-live': 'polite' },
  template: `
    @for (toast of toasts.items(); track toast.id) {
      <div class="ui-toast" [class]="'ui-toast--' + toast.tone">
        @if (toast.tone !== 'neutral') {
          <ui-icon [name]="toast.tone === 'good' ? 'circle-check' : 'circle-alert'" />
        }
        <span class="ui-toast__text">{{ toast.message }}</span>
        @if (toast.action; as action) {
          <button type="button" class="ui-toast__action" (click)="toasts.use(toast)">
            {{ action.label }}
          </button>
        }
        <button
          type="button"
          class="ui-toast__close"
          [attr.aria-label]="closeLabel()"
          (click)="toasts.close(toast.id)"
        >
          <ui-icon name="x" />
        </button>
      </div>
    }
  `,
})
export class ToastHost {
  protected readonly toasts = inject(Toasts);
  readonly closeLabel = input.required<string>();
}
