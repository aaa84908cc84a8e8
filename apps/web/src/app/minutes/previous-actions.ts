import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ReferenceStore } from '../core/reference/reference-store';
import { Badge } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import type { PreviousAction } from './minutes-store';

/** Actions still open from before, at hand while the meeting goes through them. */
@Component({
  selector: 'app-previous-actions',
  imports: [Badge, Button, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details class="ui-card" [open]="items().length <= 5">
      <summary>
        <h3>{{ t('minutes.previous.heading') }}</h3>
        <span class="muted">{{ plural('minutes.previous.show', open()) }}</span>
      </summary>
      <ul>
        @for (action of items(); track action.id) {
          <li [attr.data-action]="action.code">
            <a
              class="grow"
              [routerLink]="['/use-cases', action.useCase.id, 'register']"
              [queryParams]="{ kind: 'action', item: action.code }"
              ><span class="tabular muted">{{ action.useCase.code }} {{ action.code }}</span>
              {{ action.title }}</a
            >
            <span class="muted small">{{ reference.nameOf(action.ownerId) }}</span>
            @if (action.dueOn) {
              <span class="muted small nowrap">{{
                t('minutes.previous.due', { date: format.date(action.dueOn) })
              }}</span>
            }
            @if (action.overdue) {
              <ui-badge tone="red">{{ t('minutes.previous.overdue') }}</ui-badge>
            }
            @if (isOpen(action)) {
              @if (mayFinish()) {
                <button
                  ui-button
                  small
                  [busy]="busy() === action.id"
                  [attr.aria-label]="
                    t('minutes.previous.markDone', { code: action.code, title: action.title })
                  "
                  (click)="marked.emit(action)"
                >
                  <ui-icon name="check" [size]="14" />{{ t('minutes.previous.done') }}
                </button>
              }
            } @else {
              <ui-badge tone="green"
                ><ui-icon name="check" [size]="14" />{{ t('minutes.previous.done') }}</ui-badge
              >
            }
          </li>
        }
      </ul>
    </details>
  `,
  styles: `
    summary {
      display: flex;
      align-items: baseline;
      gap: 10px;
      cursor: pointer;
    }
    h3 {
      font-size: 14px;
      line-height: 20px;
    }
    ul {
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
      min-block-size: 36px;
      padding-block: 4px;
      border-block-start: 1px solid var(--line);
    }
    a {
      flex-basis: 240px;
      overflow-wrap: anywhere;
    }
  `,
})
export class PreviousActionsCard {
  readonly items = input.required<readonly PreviousAction[]>();
  readonly mayFinish = input(false);
  readonly busy = input<string | null>(null);
  readonly marked = output<PreviousAction>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly reference = inject(ReferenceStore);
  protected readonly open = computed(() => this.items().filter((one) => this.isOpen(one)).length);

  protected isOpen(action: PreviousAction): boolean {
    return action.state === 'todo' || action.state === 'in_progress';
  }
}
