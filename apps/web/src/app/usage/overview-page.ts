import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { usageOverview, type UsageRow, type UsageSort } from '@jalon/contracts';
import { REPORTINGS } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { SortHeader, type Sort } from '../ui/table/sort-header';
import { isFiltered, readQuery, toApi, toParams, type OverviewQuery } from './overview-query';
import { Sparkline } from './sparkline';
import { UsageText } from './usage-text';

const SEARCH_WAIT_MS = 250;

/** /usage: every solution with its adoption against its target and its users. */
@Component({
  selector: 'app-usage-overview',
  imports: [Badge, Banner, Button, Empty, Icon, RouterLink, Skeleton, SortHeader, Sparkline],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './overview-page.html',
  styleUrl: './overview-page.css',
})
export class OverviewPage {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly problemText = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly text = inject(UsageText);
  protected readonly reportings = REPORTINGS;

  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  protected readonly query = computed(() => readQuery(this.params()));
  protected readonly list = apiResource(
    usageOverview,
    () => `/api/usage-metrics?${toApi(this.query()).toString()}`,
  );
  protected readonly loaded = keepValue(this.list);
  protected readonly failure = computed(() => {
    const error = this.list.error();
    return error ? this.problemText.of(error.cause ?? error) : null;
  });
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly count = computed(() =>
    this.i18n.plural('usage.count', this.loaded()?.items.length ?? 0),
  );
  protected readonly sort = computed<Sort<UsageSort>>(() => ({
    key: this.query().sort,
    dir: this.query().dir,
  }));
  protected readonly csv = computed(() => {
    const query = toApi(this.query());
    query.set('language', this.i18n.language());
    return `/api/usage-metrics/overview.csv?${query.toString()}`;
  });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected link(row: UsageRow): readonly string[] {
    return ['/use-cases', row.useCaseId, 'after-go-live', 'usage'];
  }

  protected target({ target }: UsageRow): string {
    if (target === null) return this.t('usage.noTarget');
    return this.t('usage.targetOn', {
      percent: this.text.share(target.percent / 100),
      day: this.format.date(target.on),
    });
  }

  protected standing({ adoption, target }: UsageRow): 'below' | 'reached' | null {
    if (target === null || adoption.value === null) return null;
    return adoption.value * 100 < target.percent ? 'below' : 'reached';
  }

  protected reporting(value: string): OverviewQuery['reporting'] {
    return REPORTINGS.find((one) => one === value) ?? '';
  }

  protected typed(q: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show({ q: q.trim() }), SEARCH_WAIT_MS);
  }

  protected show(part: Partial<OverviewQuery>): void {
    void this.router.navigate([], {
      queryParams: toParams({ ...this.query(), ...part }),
      replaceUrl: true,
    });
  }

  protected clear(): void {
    this.show({ q: '', entity: '', reporting: '', below: false });
  }
}
