import { ChangeDetectionStrategy, Component, computed, inject, Injectable, signal } from '@angular/core';
import { I18n, remember } from '../../core/i18n/i18n';
import { Icon } from '../../ui/icon/icon';
import { Popover } from '../../ui/popover/popover';

/** Columns a person may hide or show; code, title, stage, health and next milestone stay. */
export const COLUMNS = ['entity', 'domain', 'scores', 'counts', 'tags', 'referent', 'updated'] as const;
export type Column = (typeof COLUMNS)[number];
const FIRST: readonly Column[] = ['entity', 'counts', 'referent', 'updated'];
const KEY = 'jalon.columns';

/** The columns of the list, as this browser remembers them. */
@Injectable({ providedIn: 'root' })
export class Columns {
  readonly shown = signal<ReadonlySet<Column>>(readShown());

  toggle(column: Column): void {
    const shown = new Set(this.shown());
    if (!shown.delete(column)) shown.add(column);
    this.shown.set(shown);
    remember(KEY, [...shown].join(','));
  }
}

@Component({
  selector: 'app-columns-menu',
  imports: [Icon, Popover],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-popover
      align="end"
      panelRole="dialog"
      buttonClass="ui-button ui-button--secondary ui-button--small"
      [panelLabel]="t('portfolio.columns.label')"
    >
      <span trigger class="trigger"
        ><ui-icon name="table-2" [size]="14" />{{ t('portfolio.columns.button') }}</span
      >
      <div role="group" [attr.aria-label]="t('portfolio.columns.label')">
        @for (column of choices(); track column.id) {
          <label class="ui-filter__option">
            <input
              type="checkbox"
              class="ui-checkbox"
              [checked]="columns.shown().has(column.id)"
              (change)="columns.toggle(column.id)"
            />
            <span class="ui-filter__label">{{ column.label }}</span>
          </label>
        }
      </div>
    </ui-popover>
  `,
  styles: `
    .trigger {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
  `,
})
export class ColumnsMenu {
  protected readonly t = inject(I18n).t;
  protected readonly columns = inject(Columns);
  protected readonly choices = computed(() =>
    COLUMNS.map((id) => ({
      id,
      label: this.t(id === 'tags' ? 'useCase.tags' : `portfolio.columns.${id}`),
    })),
  );
}

function readShown(): ReadonlySet<Column> {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept !== null) return new Set(COLUMNS.filter((column) => kept.split(',').includes(column)));
  } catch {
    // Without storage the columns are those of the first time.
  }
  return new Set(FIRST);
}
