import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { deploymentList, type DeploymentSort } from '@jalon/contracts';
import { DEPLOYMENT_STATUSES } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Filter } from '../ui/filter/filter';
import { Skeleton } from '../ui/skeleton/skeleton';
import type { Sort } from '../ui/table/sort-header';
import { DeclareDialog } from './declare-dialog';
import { DeploymentTable } from './deployment-table';

const PAGE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** /usage/deployments: where the lab's solutions are in use, across use cases. A partner has those of its entity. */
@Component({
  selector: 'app-deployment-list',
  imports: [Banner, Button, DeclareDialog, DeploymentTable, Empty, Filter, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      <div class="filters" role="search" [attr.aria-label]="t('deployments.filter.label')">
        <input
          #words
          class="ui-input search"
          type="search"
          maxlength="200"
          [attr.aria-label]="t('deployments.filter.search')"
          [placeholder]="t('deployments.filter.search')"
          [value]="q()"
          (change)="show({ q: words.value.trim() })"
        />
        <ui-filter
          [label]="t('deployments.field.status')"
          [options]="statuses()"
          [selected]="status()"
          (selectedChange)="show({ status: $event.join() })"
          [clearLabel]="t('common.clear')"
          [searchLabel]="t('common.search')"
        />
        <ui-filter
          [label]="t('deployments.field.entity')"
          [options]="entities()"
          [selected]="entity()"
          (selectedChange)="show({ entity: $event.join() })"
          [clearLabel]="t('common.clear')"
          [searchLabel]="t('common.search')"
        />
      </div>
      @if (list(); as answer) {
        <p class="muted" role="status">{{ i18n.plural('deployments.count', answer.total) }}</p>
        @if (answer.items.length) {
          <app-deployment-table
            [items]="answer.items"
            [caption]="t('deployments.title')"
            [across]="true"
            [sort]="sort()"
            (sortBy)="sort.set($event)"
            (declare)="declaring.set($event.id)"
          />
          @if (answer.total > size) {
            <nav class="pages" [attr.aria-label]="t('deployments.pages.label')">
              <button ui-button [disabled]="page() === 1" (click)="page.set(page() - 1)">
                {{ t('deployments.pages.previous') }}
              </button>
              <span class="tabular">{{
                t('deployments.pages.of', { page: format.number(page()), pages: format.number(pages()) })
              }}</span>
              <button ui-button [disabled]="page() >= pages()" (click)="page.set(page() + 1)">
                {{ t('deployments.pages.next') }}
              </button>
            </nav>
          }
        } @else {
          <ui-empty
            icon="server-off"
            [heading]="t('deployments.nothing')"
            [text]="t('deployments.nothingText')"
          />
        }
      } @else if (resource.error(); as failure) {
        <ui-banner tone="bad">
          {{ problemText.of(failure.cause ?? failure) }}
          <button actions ui-button small (click)="resource.reload()">{{ t('common.retry') }}</button>
        </ui-banner>
      } @else {
        <ui-skeleton [label]="t('common.loading')" [lines]="8" />
      }
    </div>
    @if (declaring(); as id) {
      <app-declare-dialog [deploymentId]="id" (saved)="declared()" (closed)="declaring.set(null)" />
    }
  `,
  styles: `
    .filters,
    .pages {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }
    .search {
      flex: 0 1 280px;
      min-inline-size: 0;
    }
  `,
})
export class DeploymentListPage {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly problemText = inject(ProblemText);
  private readonly reference = inject(ReferenceStore);
  protected readonly size = PAGE;
  private readonly router = inject(Router);
  /** Filters are in the address, to be sent and come back to; what it does not understand is left out. */
  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  protected readonly q = computed(() => (this.params().get('q') ?? '').slice(0, 200));
  protected readonly status = computed(() =>
    this.listed('status').filter((one) => DEPLOYMENT_STATUSES.some((status) => status === one)),
  );
  protected readonly entity = computed(() => this.listed('entity').filter((one) => UUID.test(one)));
  protected readonly sort = signal<Sort<DeploymentSort>>({ key: 'next', dir: 'asc' });
  protected readonly declaring = signal<string | null>(null);
  private readonly filter = computed(() => {
    const { key, dir } = this.sort();
    const asked = new URLSearchParams({ sort: key, dir, pageSize: String(PAGE) });
    if (this.q().trim() !== '') asked.set('q', this.q().trim());
    if (this.status().length > 0) asked.set('status', this.status().join(','));
    if (this.entity().length > 0) asked.set('entity', this.entity().join(','));
    return asked.toString();
  });
  /** Another filter begins on its first page. */
  protected readonly page = linkedSignal({ source: this.filter, computation: () => 1 });
  protected readonly resource = apiResource(
    deploymentList,
    () => `/api/deployments?${this.filter()}&page=${this.page()}`,
  );
  protected readonly list = keepValue(this.resource);
  protected readonly pages = computed(() => Math.ceil((this.list()?.total ?? 0) / PAGE));
  protected readonly statuses = computed(() =>
    DEPLOYMENT_STATUSES.map((value) => ({ value, label: this.t(`deployments.status.${value}`) })),
  );
  protected readonly entities = computed(() =>
    this.reference.entityOptions().map(({ value, label }) => ({ value, label })),
  );

  constructor() {
    // Without the names the other filters work all the same.
    this.reference.load().catch(() => undefined);
  }

  protected show(filter: Readonly<Record<string, string>>): void {
    const queryParams = Object.fromEntries(
      Object.entries(filter).map(([name, value]) => [name, value || null]),
    );
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private listed(name: string): readonly string[] {
    return (this.params().get(name) ?? '').split(',').filter((one) => one !== '');
  }

  protected declared(): void {
    this.declaring.set(null);
    this.resource.reload();
  }
}
