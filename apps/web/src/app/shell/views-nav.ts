import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n, remember } from '../core/i18n/i18n';
import { ViewsStore, viewParams } from '../core/views/views-store';
import { Icon } from '../ui/icon/icon';

const KEY = 'jalon.views';

/** Saved views under the places, as a list that folds. Nothing is shown while there is none. */
@Component({
  selector: 'app-views-nav',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.items().length) {
      <button
        type="button"
        class="head muted small"
        aria-controls="nav-views"
        [attr.aria-expanded]="open()"
        (click)="fold()"
      >
        <ui-icon [name]="open() ? 'chevron-down' : 'chevron-right'" [size]="14" />{{ t('nav.views') }}
      </button>
      @if (open()) {
        <ul id="nav-views" class="list">
          @for (view of store.items(); track view.id) {
            <li>
              <a
                class="view"
                routerLink="/portfolio"
                [queryParams]="params(view.query)"
                [attr.title]="view.name"
                [attr.aria-current]="store.opened() === view.id ? 'true' : null"
                (click)="store.opened.set(view.id)"
              >
                <span class="name">{{ view.name }}</span>
                @if (view.shared) {
                  <ui-icon name="users" [size]="14" />
                  <span class="visually-hidden">{{ t('nav.viewShared') }}</span>
                }
              </a>
            </li>
          }
        </ul>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      margin-block-start: 8px;
      padding-block-start: 8px;
      border-block-start: 1px solid var(--line);
    }
    /* Without views there is nothing to set apart. */
    :host(:empty) {
      display: none;
    }
    .head {
      display: flex;
      align-items: center;
      gap: 6px;
      inline-size: 100%;
      min-block-size: 28px;
      padding: 2px 8px;
      border: 0;
      border-radius: var(--radius);
      background: none;
      text-align: start;
    }
    .head:hover,
    .view:hover {
      background: var(--hover);
    }
    .list {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      max-block-size: 40vh;
      overflow: auto;
    }
    .view {
      display: flex;
      align-items: center;
      gap: 6px;
      min-block-size: 30px;
      padding: 4px 8px 4px 32px;
      border-radius: var(--radius);
      color: var(--text);
      font-size: 13px;
      line-height: 18px;
      text-decoration: none;
    }
    .view[aria-current] {
      color: var(--accent);
      font-weight: 550;
    }
    .view:focus-visible,
    .head:focus-visible {
      outline-offset: -2px;
    }
    .view ui-icon {
      flex: none;
      color: var(--muted);
    }
    .name {
      flex: 1;
      min-inline-size: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class ViewsNav {
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(ViewsStore);
  protected readonly params = viewParams;
  protected readonly open = signal(readOpen());

  constructor() {
    // Without them the navigation is as it was: the page says what fails.
    this.store.load().catch(() => undefined);
  }

  protected fold(): void {
    this.open.update((open) => !open);
    remember(KEY, this.open() ? 'open' : 'folded');
  }
}

function readOpen(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'folded';
  } catch {
    return true;
  }
}
