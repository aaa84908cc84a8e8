import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { capacityView } from '@jalon/contracts';
import { COMPETENCES } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { OverloadText } from '../core/squad/overload-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Filter, type FilterOption } from '../ui/filter/filter';
import { PageHeader } from '../ui/page-header/page-header';
import { Peek } from '../ui/peek/peek';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { TabLinks } from '../ui/tabs/tab-links';
import { CapacityGrid, type ChosenCell } from './capacity-grid';
import { cellDetail, gridRows, overloadedWeeks } from './capacity-rows';
import { squadTabs } from './squad-tabs';

const HORIZONS = ['13', '26', '52'] as const;
type Horizon = (typeof HORIZONS)[number];

/** /squads/capacity: how loaded squads and people are, this week first. Filters live in the address. */
@Component({
  selector: 'app-capacity-page',
  imports: [
    Banner,
    Button,
    CapacityGrid,
    Empty,
    Filter,
    PageHeader,
    Peek,
    RouterLink,
    Segmented,
    Skeleton,
    TabLinks,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './capacity-page.html',
  styleUrl: './capacity-page.css',
})
export class CapacityPage {
  /** From the address. */
  readonly weeks = input<string>();
  readonly squad = input<string>();
  readonly competence = input<string>();
  readonly overloaded = input<string>();

  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly problemText = inject(ProblemText);
  private readonly overloadText = inject(OverloadText);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly tabs = computed(() => squadTabs(this.t));

  protected readonly horizon = computed<Horizon>(() => HORIZONS.find((one) => one === this.weeks()) ?? '26');
  protected readonly horizons = computed(() =>
    HORIZONS.map((value) => ({ value, label: this.t('squads.capacity.weeks', { count: value }) })),
  );
  protected readonly squads = computed(() => split(this.squad()));
  protected readonly competences = computed(() => split(this.competence()));
  protected readonly onlyOverloaded = computed(() => this.overloaded() === 'yes');

  protected readonly answer = apiResource(capacityView, () => `/api/capacity?weeks=${this.horizon()}`);
  protected readonly view = keepValue(this.answer);
  protected readonly failure = computed(() => {
    const error = this.answer.error();
    return error ? this.problemText.of(error.cause ?? error) : null;
  });
  private readonly expanded = linkedSignal<string, ReadonlySet<string>>({
    source: () => `${this.competence()} ${this.overloaded()}`,
    computation: () => new Set(),
  });
  protected readonly rows = computed(() => {
    const view = this.view();
    return view
      ? gridRows(view, {
          expanded: this.expanded(),
          squads: this.squads(),
          competences: this.competences(),
          onlyOverloaded: this.onlyOverloaded(),
        })
      : [];
  });
  protected readonly caption = computed(() => {
    const weeks = this.view()?.weeks ?? [];
    return this.t('squads.capacity.caption', {
      count: weeks.length,
      week: this.overloadText.week(weeks[0] ?? ''),
    });
  });
  protected readonly summary = computed(() => {
    const people = this.view()?.people ?? [];
    const count = people.filter((person) => overloadedWeeks(person).some(Boolean)).length;
    return count === 0
      ? this.t('squads.capacity.noOverload')
      : this.i18n.plural('squads.capacity.summary', count);
  });
  protected readonly squadOptions = computed<readonly FilterOption[]>(() =>
    (this.view()?.squads ?? []).map(({ id, name }) => ({
      value: id ?? 'none',
      label: name ?? this.t('squads.capacity.none'),
    })),
  );
  protected readonly competenceOptions = computed<readonly FilterOption[]>(() =>
    [...COMPETENCES, 'none'].map((value) => ({ value, label: this.t(`competence.${value}`) })),
  );

  protected readonly chosen = signal<ChosenCell | null>(null);
  protected readonly detail = computed(() => {
    const [view, chosen] = [this.view(), this.chosen()];
    const cell = chosen?.row.cells[chosen.week];
    const week = chosen ? view?.weeks[chosen.week] : undefined;
    if (!view || !chosen || !cell || week === undefined) return null;
    return {
      heading: this.t('squads.capacity.detail', {
        name: chosen.row.name ?? this.t('squads.capacity.none'),
        week: this.overloadText.week(week),
      }),
      cell,
      ...cellDetail(view, chosen.row, chosen.week),
    };
  });

  protected days(count: number): string {
    return this.t('squads.capacity.days', { count: this.format.number(count, { maximumFractionDigits: 2 }) });
  }

  protected percent(percent: number | null): string {
    return percent === null
      ? this.t('squads.capacity.noCapacity')
      : this.format.number(percent / 100, { style: 'percent' });
  }

  protected toggle(key: string): void {
    this.expanded.update((keys) => {
      const next = new Set(keys);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }

  protected choose(cell: ChosenCell): void {
    this.chosen.set(cell);
  }

  /** Back to the cell the panel was opened from. */
  protected close(): void {
    const chosen = this.chosen();
    this.chosen.set(null);
    if (chosen) {
      document.querySelector<HTMLElement>(`[data-cell="${chosen.row.key}:${chosen.week}"]`)?.focus();
    }
  }

  protected set(queryParams: Readonly<Record<string, string | null>>): void {
    this.chosen.set(null);
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected join(values: readonly string[]): string | null {
    return values.length === 0 ? null : values.join(',');
  }
}

function split(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter(Boolean);
}
