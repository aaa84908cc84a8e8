import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { AgendaItem } from '@jalon/contracts';
import { I18n } from '../core/i18n/i18n';
import { When } from '../core/meeting/when';
import { Icon } from '../ui/icon/icon';
import { Menu, type MenuItem } from '../ui/popover/menu';

/** The agenda beside the text: each item leads to its point. A menu where there is no room for a column. */
@Component({
  selector: 'app-agenda-outline',
  imports: [Icon, Menu],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav class="wide" [attr.aria-label]="t('minutes.outline.heading')">
      <h3 class="small">{{ t('minutes.outline.heading') }}</h3>
      @if (items().length === 0) {
        <p class="muted small">{{ t('minutes.outline.none') }}</p>
      }
      <ol>
        @for (item of items(); track item.id) {
          <li>
            @if (present().has(item.id)) {
              <button type="button" class="item" (click)="go.emit(item.id)">
                <span>{{ item.title }}</span>
                @if (item.minutes !== null) {
                  <span class="muted small nowrap">{{ when.duration(item.minutes) }}</span>
                }
              </button>
            } @else {
              <span class="item muted">
                <span>{{ item.title }}</span> <span class="small">{{ t('minutes.outline.absent') }}</span>
              </span>
            }
          </li>
        }
      </ol>
    </nav>
    @if (items().length) {
      <ui-menu
        class="narrow"
        align="start"
        [hideLabel]="false"
        [label]="t('minutes.outline.heading')"
        [items]="entries()"
        buttonClass="ui-button ui-button--secondary"
        ><span trigger class="line nowrap"
          ><ui-icon name="list-checks" />{{ t('minutes.outline.heading') }}</span
        ></ui-menu
      >
    }
  `,
  styles: `
    ol {
      margin: 6px 0 0;
      padding: 0;
      list-style: none;
      counter-reset: item;
    }
    li {
      counter-increment: item;
    }
    .item {
      display: flex;
      justify-content: space-between;
      gap: 8px;
      inline-size: 100%;
      min-block-size: 32px;
      padding: 6px 8px;
      border: 0;
      border-radius: 4px;
      background: none;
      text-align: start;
      overflow-wrap: anywhere;
    }
    button.item {
      cursor: pointer;
    }
    button.item:hover {
      background: var(--hover);
    }
    .item > span:first-child::before {
      content: counter(item) '. ';
      color: var(--muted);
    }
    .narrow {
      display: none;
    }
    @media (max-width: 1023px) {
      .wide {
        display: none;
      }
      .narrow {
        display: block;
      }
    }
  `,
})
export class AgendaOutline {
  readonly items = input.required<readonly AgendaItem[]>();
  /** Items whose point is in the text. */
  readonly present = input.required<ReadonlySet<string>>();
  readonly go = output<string>();

  protected readonly t = inject(I18n).t;
  protected readonly when = inject(When);
  protected readonly entries = computed<readonly MenuItem[]>(() =>
    this.items().map((item) => ({
      id: item.id,
      label: item.title,
      ...(item.minutes === null ? {} : { note: this.when.duration(item.minutes) }),
      disabled: !this.present().has(item.id),
      // The menu gives the focus back to its button first.
      run: () => setTimeout(() => this.go.emit(item.id)),
    })),
  );
}
