import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { importRows, type ImportRow, type ImportView } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Tabs } from '../ui/tabs/tabs';
import { ImportWords } from './import-words';
import { isOutcome, OUTCOME_TONES, OUTCOMES, type RowFilter } from './outcomes';

const PAGE_SIZE = 50;

/** The rows of an import with what became, or would become, of each: by outcome, page by page, both in the address. */
@Component({
  selector: 'app-row-browser',
  imports: [Badge, Banner, Button, Empty, RouterLink, Skeleton, Tabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './row-browser.css',
  template: `
    <ui-tabs
      [label]="t('imports.filter.label')"
      [tabs]="tabs()"
      [active]="filter()"
      (activeChange)="choose($event)"
    >
      @if (remote() && rows.error(); as failure) {
        <ui-banner tone="bad">
          {{ words.problem(failure) }}
          <button actions ui-button small (click)="rows.reload()">{{ t('common.retry') }}</button>
        </ui-banner>
      } @else if (shown(); as items) {
        @if (items.length === 0) {
          <ui-empty [heading]="t('imports.filter.none.' + filter())" />
        } @else {
          <div class="ui-table-scroll" role="region" tabindex="0" [attr.aria-label]="tabLabel()">
            <table class="ui-table rows" [attr.aria-busy]="rows.isLoading()">
              <caption class="visually-hidden">
                {{
                  t('imports.filter.caption', { filter: tabLabel() })
                }}
              </caption>
              <thead>
                <tr>
                  <th scope="col" class="numeric">{{ t('imports.row.number') }}</th>
                  <th scope="col">{{ t('imports.row.title') }}</th>
                  <th scope="col">{{ t('imports.row.outcome') }}</th>
                  <th scope="col">{{ t('imports.row.reasons') }}</th>
                </tr>
              </thead>
              <tbody>
                @for (item of items; track item.row) {
                  <tr>
                    <td class="numeric">
                      <span class="rows__narrow">{{ t('imports.row.number') }} </span>{{
                        format.number(item.row)
                      }}
                    </td>
                    <th scope="row" class="rows__title">
                      @if (item.useCaseId; as useCase) {
                        <a [routerLink]="['/use-cases', useCase]">{{ item.useCaseCode }}</a>
                      }
                      {{ item.title ?? t('imports.row.untitled') }}
                    </th>
                    <td>
                      <ui-badge [tone]="tones[item.outcome]">{{
                        t('imports.outcome.' + item.outcome)
                      }}</ui-badge>
                    </td>
                    <td class="rows__reasons">
                      @if (item.reasons.length > 0) {
                        <ul>
                          @for (reason of item.reasons; track $index) {
                            <li>{{ words.reason(reason) }}</li>
                          }
                        </ul>
                      } @else {
                        <span class="muted">{{ t('imports.row.fine') }}</span>
                      }
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
          @if (total() > pageSize) {
            <nav class="line line--end rows__pages" [attr.aria-label]="t('imports.page.label')">
              <span class="muted tabular" role="status">{{ range() }}</span>
              <button ui-button small [disabled]="page() <= 1" (click)="turn(-1)">
                {{ t('common.previous') }}
              </button>
              <button ui-button small [disabled]="page() * pageSize >= total()" (click)="turn(1)">
                {{ t('common.next') }}
              </button>
            </nav>
          }
        }
      } @else {
        <ui-skeleton [label]="t('common.loading')" [lines]="6" [height]="20" />
      }
    </ui-tabs>
  `,
})
export class RowBrowser {
  readonly view = input.required<ImportView>();

  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly words = inject(ImportWords);
  protected readonly format = inject(Format);
  protected readonly t = inject(I18n).t;
  protected readonly tones = OUTCOME_TONES;
  protected readonly pageSize = PAGE_SIZE;

  private readonly query = toSignal(this.route.queryParamMap, { requireSync: true });
  protected readonly filter = computed<RowFilter>(() => {
    const asked = this.query().get('outcome') ?? undefined;
    return isOutcome(asked) ? asked : 'to_check';
  });
  protected readonly page = computed(() => {
    const page = Number(this.query().get('page') ?? 1);
    return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
  });
  /** The rows to check come with the import itself; the others are asked for. */
  protected readonly remote = computed(() => this.filter() !== 'to_check');
  protected readonly rows = apiResource(importRows, () =>
    this.remote()
      ? `/api/imports/${this.view().id}/rows?outcome=${this.filter()}&page=${this.page()}&pageSize=${PAGE_SIZE}`
      : undefined,
  );
  private readonly last = keepValue(this.rows);
  protected readonly shown = computed<readonly ImportRow[] | undefined>(() =>
    this.remote()
      ? this.rows.isLoading() && !this.ofFilter()
        ? undefined
        : this.last()?.items
      : this.view().preview,
  );
  /** While a page turns the old one stays; while the filter changes it must not, it would tell another story. */
  private readonly ofFilter = computed(
    () => this.last()?.items.every((row) => row.outcome === this.filter()) ?? false,
  );
  protected readonly total = computed(() => (this.remote() ? (this.last()?.total ?? 0) : 0));
  protected readonly range = computed(() =>
    this.t('imports.page.range', {
      from: this.format.number((this.page() - 1) * PAGE_SIZE + 1),
      to: this.format.number(Math.min(this.page() * PAGE_SIZE, this.total())),
      total: this.format.number(this.total()),
    }),
  );
  protected readonly tabs = computed(() => [
    { id: 'to_check' as RowFilter, label: this.t('imports.filter.to_check') },
    ...OUTCOMES.map((id) => ({
      id,
      label: this.t(`imports.outcomes.${id}`),
      count: this.format.number(this.view().counts[id]),
    })),
  ]);
  protected readonly tabLabel = computed(
    () => this.tabs().find((tab) => tab.id === this.filter())?.label ?? '',
  );

  protected choose(filter: RowFilter): void {
    void this.go({ outcome: filter === 'to_check' ? null : filter, page: null });
  }

  protected turn(step: number): void {
    void this.go({ page: this.page() + step });
  }

  private go(queryParams: Record<string, string | number | null>): Promise<boolean> {
    return this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge' });
  }
}
