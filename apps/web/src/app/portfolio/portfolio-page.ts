import { NgComponentOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  forwardRef,
  inject,
  signal,
  type Type,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { LAYOUTS, type Grouping, type Layout, type UseCaseRow, type UseCaseSort } from '@jalon/contracts';
import { HEALTHS, STAGES, type Health } from '@jalon/domain';
import { offerCommands } from '../core/commands/commands';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { JobsStore } from '../core/jobs/jobs-store';
import { mediaQuery, SMALL_SCREEN } from '../core/media-query';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import type { IconName } from '../ui/icon/icon-names';
import { Segmented } from '../ui/segmented/segmented';
import { HEALTH_SHAPES } from '../ui/health/health-badge';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Soon } from '../ui/soon';
import type { Sort } from '../ui/table/sort-header';
import { ReferenceStore } from '../core/reference/reference-store';
import { Distribution, type DistributionPart } from './distribution';
import { ColumnsMenu } from './edit/columns';
import { arrangementParams, GROUPS, readArrangement, type Arrangement } from './layouts/arrangement';
import { LayoutFrame, Selection } from './layouts/frame';
import { OverviewStore } from './layouts/overview-store';
import { peekOfCard, type PeekSubject } from './peek-subject';
import { PortfolioCards } from './portfolio-cards';
import { PortfolioFilters } from './portfolio-filters';
import { PortfolioStore } from './portfolio-store';
import { PortfolioTable } from './portfolio-table';
import {
  readQuery,
  toFilterString,
  toggled,
  toParams,
  withoutFilters,
  type ListFilter,
  type PortfolioQuery,
} from './query';
import { UseCasePeek } from './use-case-peek';
import { addressOf } from './views/view-address';
import { ViewsMenu } from './views/views-menu';

const HEALTH_COLOURS: Readonly<Record<Health, string>> = {
  on_track: '--green',
  at_risk: '--amber',
  off_track: '--red',
  not_rated: '--control',
};
const LAYOUT_ICONS: Readonly<Record<Layout, IconName>> = {
  list: 'list-checks',
  board: 'columns-3',
  roadmap: 'milestone',
  matrix: 'layout-grid',
};
/** What most visits to the list never open is not downloaded with it. */
const DRAWN: Readonly<Record<Exclude<Layout, 'list'>, () => Promise<Type<unknown>>>> = {
  board: () => import('./board/board-view').then((file) => file.BoardView),
  roadmap: () => import('./roadmap/roadmap').then((file) => file.Roadmap),
  matrix: () => import('./matrix/matrix').then((file) => file.Matrix),
};

/** The portfolio: figures, filters, list and a panel beside. All of what is shown is in the address. */
@Component({
  selector: 'app-portfolio-page',
  imports: [
    Banner,
    Button,
    ColumnsMenu,
    Distribution,
    Empty,
    Icon,
    NgComponentOutlet,
    PageHeader,
    PortfolioCards,
    PortfolioFilters,
    PortfolioTable,
    RouterLink,
    Segmented,
    Skeleton,
    Soon,
    UseCasePeek,
    ViewsMenu,
  ],
  providers: [
    OverviewStore,
    PortfolioStore,
    Selection,
    { provide: LayoutFrame, useExisting: forwardRef(() => PortfolioPage) },
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './portfolio-page.html',
  styleUrl: './portfolio-page.css',
})
export class PortfolioPage implements LayoutFrame {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly i18n = inject(I18n);
  protected readonly format = inject(Format);
  private readonly session = inject(SessionStore);
  private readonly problemText = inject(ProblemText);
  protected readonly store = inject(PortfolioStore);
  protected readonly t = this.i18n.t;

  private readonly filters = viewChild(PortfolioFilters);
  private readonly table = viewChild(PortfolioTable);
  private readonly params = toSignal(this.route.queryParamMap, {
    initialValue: this.route.snapshot.queryParamMap,
  });
  protected readonly overview = inject(OverviewStore);
  private readonly selection = inject(Selection);
  protected readonly active = signal(-1);
  protected readonly peeking = signal(false);
  readonly small = mediaQuery(SMALL_SCREEN);
  readonly arrangement = computed(() => readArrangement(this.params()));
  protected readonly layout = computed(() => this.arrangement().layout);
  protected readonly layouts = computed(() =>
    LAYOUTS.map((value) => ({
      value,
      label: this.t(`portfolio.layout.${value}`),
      ...(this.small() ? {} : { icon: LAYOUT_ICONS[value] }),
    })),
  );
  protected readonly groups = computed(() => GROUPS[this.layout()]);
  protected readonly address = computed(() => addressOf(this.store.query(), this.arrangement()));
  /** Layouts whose code is here. */
  private readonly arrived = signal<ReadonlyMap<Layout, Type<unknown>>>(new Map());
  protected readonly drawn = computed(() => this.arrived().get(this.layout()) ?? null);
  protected readonly drawnFailed = signal(false);

  protected readonly mayCreate = computed(() => this.session.may('use_case:create'));
  protected readonly mayImport = computed(() => this.session.may('import:run'));
  protected readonly mayReport = computed(() => this.session.may('report:read'));
  protected readonly sort = computed<Sort<UseCaseSort>>(() => {
    const { sort, dir } = this.store.query();
    return { key: sort, dir };
  });
  protected readonly peeked = computed<PeekSubject | null>(() => {
    if (!this.peeking()) return null;
    if (this.layout() === 'list') return this.store.row(this.active());
    const card = this.overview.card(this.selection.id());
    return card && peekOfCard(card);
  });
  protected readonly problem = computed(() => {
    const problem = this.store.problem() ?? (this.layout() === 'list' ? null : this.overview.problem());
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
    effect(() => {
      const layout = this.layout();
      const filter = toFilterString(this.store.query());
      untracked(() => this.draw(layout, filter));
    });
    // The list knows rows by their place, the other layouts by their id: one selection for all.
    effect(() => {
      const row = this.store.row(this.active());
      if (row) untracked(() => this.selection.select(row.id));
    });
    inject(JobsStore)
      .finished.pipe(takeUntilDestroyed())
      .subscribe((job) => {
        if (job.kind !== 'portfolio_import') return;
        this.store.reload();
        this.overview.reload();
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
        run: () => this.walk(1),
      },
      {
        id: 'portfolio.previous',
        group: 'view',
        label: this.t('portfolio.command.previous'),
        icon: 'arrow-up',
        keys: 'k',
        run: () => this.walk(-1),
      },
      {
        id: 'portfolio.peek',
        group: 'view',
        label: this.t('portfolio.layout.peek'),
        icon: 'panel-right',
        keys: 'v',
        run: () => this.peekSelected(),
      },
      ...LAYOUTS.map((layout, index) => ({
        id: `portfolio.layout.${layout}`,
        group: 'view' as const,
        label: `${this.t('portfolio.layout.label')}${this.t('portfolio.colon')} ${this.t(`portfolio.layout.${layout}`)}`,
        icon: LAYOUT_ICONS[layout],
        keys: String(index + 1),
        run: () => this.arrange({ layout }),
      })),
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
    this.go(query, this.arrangement());
  }

  arrange(patch: Partial<Arrangement>): void {
    // What another layout was grouped by means nothing to this one.
    const group: Partial<Arrangement> = patch.layout === undefined ? {} : { group: 'none' };
    this.go(this.store.query(), { ...this.arrangement(), ...group, ...patch });
  }

  protected groupBy(name: string): void {
    const group = this.groups().find((one: Grouping) => one === name);
    if (group !== undefined) this.arrange({ group });
  }

  /** The person is about to choose a layout: its code and its cards set out. */
  protected warm(): void {
    this.overview.show(toFilterString(this.store.query()));
    for (const layout of LAYOUTS) if (layout !== 'list') void this.load(layout);
  }

  peek(id: string): void {
    this.peeking.set(!this.peeking() || this.peeked()?.id !== id);
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

  closePeek(): void {
    if (!this.peeking()) return;
    this.peeking.set(false);
    if (this.layout() === 'list') this.table()?.focusActive();
    else this.selection.wanted.update((count) => count + 1);
  }

  protected retry(): void {
    if (this.store.problem()) this.store.reload();
    if (this.overview.problem()) this.overview.show(toFilterString(this.store.query()));
  }

  private walk(step: number): void {
    if (this.layout() === 'list') this.table()?.move(step);
    else this.selection.move(step);
  }

  private peekSelected(): void {
    const id = this.selection.id();
    if (id !== null) this.peek(id);
  }

  private go(query: PortfolioQuery, arrangement: Arrangement): void {
    const queryParams = { ...toParams(query), ...arrangementParams(arrangement) };
    void this.router.navigate([], { relativeTo: this.route, queryParams });
  }

  private draw(layout: Layout, filter: string): void {
    if (layout === 'list') {
      const at = this.store.indexOf(this.selection.id());
      if (at >= 0) this.active.set(at);
      return;
    }
    this.overview.show(filter);
    void this.load(layout);
  }

  private async load(layout: Exclude<Layout, 'list'>): Promise<void> {
    if (this.arrived().has(layout)) return;
    try {
      const component = await DRAWN[layout]();
      this.drawnFailed.set(false);
      this.arrived.update((arrived) => new Map([...arrived, [layout, component]]));
    } catch {
      // Offline, or a deployment took the chunk away: said where the layout would be.
      this.drawnFailed.set(true);
    }
  }

  private countsOf(name: 'stage' | 'health'): ReadonlyMap<string, number> {
    return new Map((this.store.counts()?.[name] ?? []).map((one) => [one.value, one.count]));
  }
}
