import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import type { UseCaseCounts } from '@jalon/contracts';
import { CONDITIONS, HEALTHS, STAGES } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Filter, type FilterOption } from '../ui/filter/filter';
import { HEALTH_SHAPES } from '../ui/health/health-badge';
import { Icon } from '../ui/icon/icon';
import { Kbd } from '../ui/kbd/kbd';
import { ReferenceStore } from '../core/reference/reference-store';
import {
  isFiltered,
  LIST_FILTERS,
  toggled,
  withList,
  withoutFilters,
  type ListFilter,
  type PortfolioQuery,
} from './query';

const SEARCH_WAIT_MS = 250;
const SHOWN: readonly ListFilter[] = [
  'stage',
  'health',
  'entity',
  'referent',
  'domain',
  'product',
  'condition',
];

/** Search, filters with their counts, and what is chosen as chips that can be taken away one by one. */
@Component({
  selector: 'app-portfolio-filters',
  imports: [Filter, Icon, Kbd],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="bar" role="search" [attr.aria-label]="t('portfolio.filters')">
      <span class="search">
        <ui-icon name="search" class="search__icon" />
        <input
          #box
          class="ui-input search__box"
          type="search"
          autocomplete="off"
          maxlength="200"
          [attr.aria-label]="t('portfolio.search')"
          [placeholder]="t('portfolio.searchPlaceholder')"
          [value]="typed()"
          (input)="search(box.value)"
          (keydown.escape)="leave($event)"
          (keydown.enter)="flush()"
        />
        @if (!typed()) {
          <ui-kbd class="search__key" keys="/" aria-hidden="true" />
        }
      </span>
      @for (filter of filters(); track filter.name) {
        <ui-filter
          [label]="filter.label"
          [options]="filter.options"
          [selected]="filter.selected"
          [clearLabel]="t('common.clear')"
          [searchLabel]="t('portfolio.searchIn', { filter: filter.label })"
          [separator]="t('portfolio.colon')"
          (selectedChange)="choose(filter.name, $event)"
        />
      }
      <button
        type="button"
        class="ui-chip"
        [class.ui-chip--on]="query().late"
        [attr.aria-pressed]="query().late"
        (click)="changed.emit({ ...query(), late: !query().late })"
      >
        <span class="ui-chip__inside"><ui-icon name="clock" [size]="14" />{{ t('portfolio.late') }}</span>
      </button>
    </div>
    @if (chips().length) {
      <ul class="chips" [attr.aria-label]="t('portfolio.chosen')">
        @for (chip of chips(); track chip.id) {
          <li class="chip">
            <span class="chip__words"
              >{{ chip.name }}{{ t('portfolio.colon') }} <strong>{{ chip.value }}</strong></span
            >
            <button
              type="button"
              class="chip__remove"
              [attr.aria-label]="t('portfolio.removeFilter', { filter: chip.name, value: chip.value })"
              (click)="changed.emit(chip.without)"
            >
              <ui-icon name="x" [size]="14" />
            </button>
          </li>
        }
        <li>
          <button
            type="button"
            class="ui-button ui-button--quiet ui-button--small"
            (click)="changed.emit(cleared())"
          >
            {{ t('portfolio.clearAll') }}
          </button>
        </li>
      </ul>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .bar,
    .chips {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .search {
      position: relative;
      flex: 1 1 200px;
      max-inline-size: 340px;
    }
    .search__box {
      inline-size: 100%;
      padding-inline: 32px 36px;
    }
    .search__icon,
    .search__key {
      position: absolute;
      inset-block-start: 50%;
      translate: 0 -50%;
      color: var(--muted);
      pointer-events: none;
    }
    .search__icon {
      inset-inline-start: 10px;
    }
    .search__key {
      inset-inline-end: 8px;
    }
    .chip {
      display: inline-flex;
      align-items: center;
      max-inline-size: 100%;
      border-radius: 14px;
      background: var(--accent-soft);
      font-size: 13px;
      line-height: 18px;
    }
    .chip__words {
      overflow: hidden;
      padding: 3px 0 3px 10px;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .chip__remove {
      display: inline-grid;
      place-items: center;
      inline-size: 26px;
      block-size: 24px;
      border: 0;
      border-radius: 14px;
      background: none;
    }
    .chip__remove:hover {
      color: var(--accent-strong);
    }
    @media (max-width: 767.98px) {
      .search {
        flex-basis: 100%;
        max-inline-size: none;
      }
      .search__key {
        display: none;
      }
      .bar {
        gap: 6px;
      }
    }
  `,
})
export class PortfolioFilters {
  readonly query = input.required<PortfolioQuery>();
  readonly counts = input.required<UseCaseCounts | undefined>();
  readonly changed = output<PortfolioQuery>();

  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly reference = inject(ReferenceStore);
  protected readonly t = this.i18n.t;
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  /** What is in the box: ahead of the query while the person types, set back when the address changes. */
  protected readonly typed = linkedSignal(() => this.query().q);
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly filters = computed(() =>
    SHOWN.map((name) => ({
      name,
      label: this.t(`portfolio.filter.${name}`),
      selected: this.query()[name],
      options: this.optionsOf(name),
    })).filter((filter) => filter.options.length > 0),
  );
  protected readonly cleared = computed(() => withoutFilters(this.query()));
  protected readonly chips = computed(() => {
    const query = this.query();
    if (!isFiltered(query)) return [];
    const chips: { id: string; name: string; value: string; without: PortfolioQuery }[] =
      LIST_FILTERS.flatMap((name) =>
        query[name].map((value) => ({
          id: `${name}=${value}`,
          name: this.t(`portfolio.filter.${name}`),
          value: this.labelOf(name, value),
          without: toggled(query, name, value),
        })),
      );
    if (query.q) {
      chips.unshift({
        id: 'q',
        name: this.t('portfolio.text'),
        value: query.q,
        without: { ...query, q: '' },
      });
    }
    if (query.late) {
      const value = this.t('portfolio.late');
      chips.push({
        id: 'late',
        name: this.t('useCase.milestone'),
        value,
        without: { ...query, late: false },
      });
    }
    return chips;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  focusSearch(): void {
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  protected search(text: string): void {
    this.typed.set(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), SEARCH_WAIT_MS);
  }

  protected flush(): void {
    clearTimeout(this.timer);
    const q = this.typed().trim();
    if (q !== this.query().q) this.changed.emit({ ...this.query(), q });
  }

  /** Esc empties the box first, then leaves it. */
  protected leave(event: Event): void {
    event.preventDefault();
    if (this.typed() === '') this.box().nativeElement.blur();
    this.typed.set('');
    this.flush();
  }

  protected choose(name: ListFilter, values: readonly string[]): void {
    this.changed.emit(withList(this.query(), name, values));
  }

  /** The values a filter offers with their counts; what is chosen is offered even when it would show nothing. */
  private optionsOf(name: ListFilter): readonly FilterOption[] {
    const counts = new Map(
      (name === 'tag' ? [] : (this.counts()?.[name] ?? [])).map((one) => [one.value, one.count]),
    );
    const chosen: readonly string[] = this.query()[name];
    const option = (value: string): FilterOption => ({
      value,
      label: this.labelOf(name, value),
      count: counts.get(value) ?? 0,
    });
    if (name === 'stage') return STAGES.map(option);
    if (name === 'health') return HEALTHS.map(option);
    if (name === 'condition') return CONDITIONS.map(option);
    return [...new Set([...counts.keys(), ...chosen])]
      .filter((value) => value !== '')
      .map(option)
      .sort((left, right) => this.format.compare(left.label, right.label));
  }

  private labelOf(name: ListFilter, value: string): string {
    if (name === 'health') return `${shapeOf(value)} ${this.t(`health.${value}`)}`;
    if (name === 'stage' || name === 'condition') return this.t(`${name}.${value}`);
    if (name === 'domain' || name === 'tag') return value;
    return this.reference.nameOf(value) ?? '…';
  }
}

function shapeOf(health: string): string {
  const known = HEALTHS.find((one) => one === health);
  return known ? HEALTH_SHAPES[known] : '';
}
