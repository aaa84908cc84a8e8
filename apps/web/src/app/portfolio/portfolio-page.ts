import { DOCUMENT } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { UseCaseRow, UseCaseSort } from '@jalon/contracts';
import { HEALTHS, STAGES, type Health } from '@jalon/domain';
import { offerCommands } from '../core/commands/commands';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { JobsStore } from '../core/jobs/jobs-store';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { HEALTH_SHAPES } from '../ui/health/health-badge';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Soon } from '../ui/soon';
import type { Sort } from '../ui/table/sort-header';
import { ReferenceStore } from '../core/reference/reference-store';
import { Distribution, type DistributionPart } from './distribution';
import { PortfolioCards } from './portfolio-cards';
import { PortfolioFilters } from './portfolio-filters';
import { PortfolioStore } from './portfolio-store';
import { PortfolioTable } from './portfolio-table';
import { readQuery, toggled, toParams, withoutFilters, type ListFilter, type PortfolioQuery } from './query';
import { UseCasePeek } from './use-case-peek';

const HEALTH_COLOURS: Readonly<Record<Health, string>> = {
  on_track: '--green',
  at_risk: '--amber',
  off_track: '--red',
  not_rated: '--control',
};
const SMALL_SCREEN = '(max-width: 767px)';

/** The portfolio: figures, filters, list and a panel beside. All of what is shown is in the address. */
@Component({
  selector: 'app-portfolio-page',
  imports: [
    Banner,
    Button,
    Distribution,
    Empty,
    Icon,
    PageHeader,
    PortfolioCards,
    PortfolioFilters,
    PortfolioTable,
    RouterLink,
    Skeleton,
    Soon,
    UseCasePeek,
  ],
  providers: [PortfolioStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './portfolio-page.html',
  styleUrl: './portfolio-page.css',
})
export class PortfolioPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly i18n = inject(I18n);
  private readonly session = inject(SessionStore);
  private readonly problemText = inject(ProblemText);
  protected readonly store = inject(PortfolioStore);
  protected readonly t = this.i18n.t;

  private readonly filters = viewChild(PortfolioFilters);
  private readonly table = viewChild(PortfolioTable);
  private readonly params = toSignal(this.route.queryParamMap, {
    initialValue: this.route.snapshot.queryParamMap,
  });
  protected readonly active = signal(-1);
  protected readonly peeking = signal(false);
  protected readonly small = mediaQuery(SMALL_SCREEN);

  protected readonly mayCreate = computed(() => this.session.may('use_case:create'));
  protected readonly mayImport = computed(() => this.session.may('import:run'));
  protected readonly mayReport = computed(() => this.session.may('report:read'));
  protected readonly sort = computed<Sort<UseCaseSort>>(() => {
    const { sort, dir } = this.store.query();
    return { key: sort, dir };
  });
  protected readonly peeked = computed(() => (this.peeking() ? this.store.row(this.active()) : null));
  protected readonly problem = computed(() => {
    const problem = this.store.problem();
    return problem ? this.problemText.of(problem) : null;
  });
  protected readonly countText = computed(() => {
    const total = this.store.total();
    return this.i18n.plural(this.store.filtered() ? 'portfolio.found' : 'portfolio.count', total);
  });
  protected readonly stages = computed<readonly DistributionPart[]>(() => {
    const counts = this.countsOf('stage');
    return STAGES.map((value) => ({
      value,
      label: this.t(`stage.${value}`),
      count: counts.get(value) ?? 0,
      selected: this.store.query().stage.includes(value),
      colour: '--accent',
    }));
  });
  protected readonly healths = computed<readonly DistributionPart[]>(() => {
    const counts = this.countsOf('health');
    return HEALTHS.map((value) => ({
      value,
      label: this.t(`health.${value}`),
      count: counts.get(value) ?? 0,
      selected: this.store.query().health.includes(value),
      shape: HEALTH_SHAPES[value],
      colour: HEALTH_COLOURS[value],
    }));
  });

  constructor() {
    const reference = inject(ReferenceStore);
    // Names of entities and people come with the rows too: without the lists only the filters' labels wait.
    reference.load().catch(() => undefined);
    effect(() => {
      const query = readQuery(this.params());
      untracked(() => {
        this.store.show(query);
        this.active.set(-1);
      });
    });
    inject(JobsStore)
      .finished.pipe(takeUntilDestroyed())
      .subscribe((job) => {
        if (job.kind !== 'portfolio_import') return;
        this.store.reload();
        reference.refresh().catch(() => undefined);
      });
    offerCommands(() => [
      {
        id: 'portfolio.search',
        group: 'view',
        label: this.t('portfolio.command.search'),
        icon: 'search',
        keys: '/',
        run: () => this.filters()?.focusSearch(),
      },
      {
        id: 'portfolio.next',
        group: 'view',
        label: this.t('portfolio.command.next'),
        icon: 'arrow-down',
        keys: 'j',
        run: () => this.table()?.move(1),
      },
      {
        id: 'portfolio.previous',
        group: 'view',
        label: this.t('portfolio.command.previous'),
        icon: 'arrow-up',
        keys: 'k',
        run: () => this.table()?.move(-1),
      },
      ...(this.store.filtered()
        ? [
            {
              id: 'portfolio.clear',
              group: 'view' as const,
              label: this.t('portfolio.clearFilters'),
              icon: 'x' as const,
              run: () => this.clear(),
            },
          ]
        : []),
    ]);
  }

  protected show(query: PortfolioQuery): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: toParams(query) });
  }

  protected toggle(name: ListFilter, value: string): void {
    this.show(toggled(this.store.query(), name, value));
  }

  protected sortBy(sort: Sort<UseCaseSort>): void {
    this.show({ ...this.store.query(), sort: sort.key, dir: sort.dir });
  }

  protected clear(): void {
    this.show(withoutFilters(this.store.query()));
  }

  protected open(row: UseCaseRow): void {
    void this.router.navigate(['/use-cases', row.id]);
  }

  protected closePeek(): void {
    if (!this.peeking()) return;
    this.peeking.set(false);
    this.table()?.focusActive();
  }

  private countsOf(name: 'stage' | 'health'): ReadonlyMap<string, number> {
    return new Map((this.store.counts()?.[name] ?? []).map((one) => [one.value, one.count]));
  }
}

/** Whether a media query holds, followed. */
function mediaQuery(query: string) {
  const list = inject(DOCUMENT).defaultView?.matchMedia(query);
  const holds = signal(list?.matches ?? false);
  const listener = (event: MediaQueryListEvent) => holds.set(event.matches);
  list?.addEventListener('change', listener);
  inject(DestroyRef).onDestroy(() => list?.removeEventListener('change', listener));
  return holds.asReadonly();
}
