import { ChangeDetectionStrategy, Component, computed, input, model, signal } from '@angular/core';
import { matches } from '../combobox/fold';
import { Icon } from '../icon/icon';
import { Popover } from '../popover/popover';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** How many rows it would show. */
  readonly count?: number;
}

const SEARCH_FROM = 9;
const SHOWN_MAX = 100;

/**
 * A filter as a chip: its name, what is chosen, and a panel of checkboxes with counts (searchable beyond eight):
 * `<ui-filter label="Étape" [options]="stages()" [(selected)]="stage" clearLabel="Effacer" searchLabel="Chercher"/>`.
 */
@Component({
  selector: 'ui-filter',
  imports: [Icon, Popover],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-popover
      panelRole="dialog"
      [panelLabel]="label()"
      [buttonClass]="'ui-chip' + (selected().length ? ' ui-chip--on' : '')"
      (opened)="query.set('')"
    >
      <span trigger class="ui-chip__inside">
        <span>{{ label() }}{{ summary() ? separator() : '' }}</span>
        @if (summary()) {
          <strong class="ui-chip__value">{{ summary() }}</strong>
        }
        <ui-icon name="chevron-down" [size]="14" />
      </span>
      @if (options().length >= searchFrom) {
        <input
          #search
          class="ui-input ui-filter__search"
          type="search"
          [attr.aria-label]="searchLabel()"
          [placeholder]="searchLabel()"
          (input)="query.set(search.value)"
        />
      }
      <div class="ui-filter__list" role="group" [attr.aria-label]="label()">
        @for (option of shown(); track option.value) {
          <label class="ui-filter__option">
            <input
              type="checkbox"
              class="ui-checkbox"
              [checked]="selected().includes(option.value)"
              (change)="toggle(option.value)"
            />
            <span class="ui-filter__label">{{ option.label }}</span>
            @if (option.count !== undefined) {
              <span class="ui-filter__count">{{ option.count }}</span>
            }
          </label>
        }
      </div>
      @if (selected().length) {
        <button
          type="button"
          class="ui-button ui-button--quiet ui-button--small ui-filter__clear"
          (click)="selected.set([])"
        >
          {{ clearLabel() }}
        </button>
      }
    </ui-popover>
  `,
})
export class Filter {
  readonly label = input.required<string>();
  readonly options = input.required<readonly FilterOption[]>();
  readonly selected = model.required<readonly string[]>();
  readonly clearLabel = input.required<string>();
  readonly searchLabel = input.required<string>();
  /** Between the name and the choice; French puts a no-break space before the colon. */
  readonly separator = input('\u00a0:');

  protected readonly searchFrom = SEARCH_FROM;
  protected readonly query = signal('');
  protected readonly summary = computed(() => {
    const chosen = this.selected();
    const first = this.options().find((option) => option.value === chosen[0])?.label ?? chosen[0] ?? '';
    return chosen.length > 1 ? `${first} +${chosen.length - 1}` : first;
  });
  protected readonly shown = computed(() => {
    const query = this.query().trim();
    const options = query ? this.options().filter((option) => matches(option.label, query)) : this.options();
    return options.slice(0, SHOWN_MAX);
  });

  protected toggle(value: string): void {
    this.selected.update((values) =>
      values.includes(value) ? values.filter((other) => other !== value) : [...values, value],
    );
  }
}
