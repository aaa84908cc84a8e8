import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { applicationOffers, applicationPage, type ApplicationRow } from '@jalon/contracts';
import { APPLICATION_STATES, type ApplicationMove } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Filter } from '../ui/filter/filter';
import { Icon } from '../ui/icon/icon';
import { Menu, type MenuItem } from '../ui/popover/menu';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { ApplicationBoard } from './application-board';
import { ApplicationMoves } from './application-moves';
import { ApplicationPanel } from './application-panel';
import { ApplicationText } from './application-text';
import { CompareDialog } from './compare-dialog';
import { ApplicationMoveDialog } from './move-dialog';
import { RankingTable } from './ranking-table';

const PAGE_SIZE = 50;
const BOARD_SIZE = 100;
const TYPING_MS = 250;
const SORTS = ['rank', 'recent', 'name'] as const;
type View = 'ranking' | 'board';

/** Who applied: the ranking of an offer or of the campaign, or a board by state, and one application beside it. */
@Component({
  selector: 'app-applications-page',
  imports: [
    ApplicationBoard,
    ApplicationMoveDialog,
    ApplicationPanel,
    Banner,
    Button,
    CompareDialog,
    Empty,
    Filter,
    Icon,
    Menu,
    RankingTable,
    RouterLink,
    Segmented,
    Skeleton,
  ],
  providers: [ApplicationMoves],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './applications-page.html',
  styleUrl: './applications-page.css',
})
export class ApplicationsPage {
  /** From the address. */
  readonly q = input<string>();
  readonly offer = input<string>();
  readonly campaign = input<string>();
  readonly state = input<string>();
  readonly sort = input<string>();
  readonly view = input<string>();
  readonly page = input<string>();
  readonly application = input<string>();

  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly problems = inject(ProblemText);
  protected readonly text = inject(ApplicationText);
  protected readonly moves = inject(ApplicationMoves);
  private readonly session = inject(SessionStore);
  protected readonly isTutor = computed(() => !this.session.may('application:erase'));

  protected readonly layout = computed<View>(() => (this.view() === 'board' ? 'board' : 'ranking'));
  protected readonly order = computed(() => SORTS.find((one) => one === this.sort()) ?? 'rank');
  protected readonly states = computed(() => (this.state() ?? '').split(',').filter((part) => part !== ''));
  protected readonly number = computed(() => Math.max(1, Number(this.page() ?? 1) || 1));
  protected readonly filtered = computed(
    () => !!this.q() || !!this.offer() || !!this.campaign() || this.states().length > 0,
  );

  protected readonly offers = apiResource(applicationOffers, () => '/api/internship-applications/offers');
  protected readonly choices = keepValue(this.offers);
  protected readonly list = apiResource(applicationPage, () => {
    const board = this.layout() === 'board';
    const params: Record<string, string> = {
      page: board ? '1' : String(this.number()),
      pageSize: String(board ? BOARD_SIZE : PAGE_SIZE),
      sort: this.order(),
    };
    for (const [name, value] of Object.entries({
      q: this.q(),
      offer: this.offer(),
      campaign: this.campaign(),
    }))
      if (value) params[name] = value;
    if (this.states().length > 0) params['state'] = this.states().join(',');
    return { url: '/api/internship-applications', params };
  });
  protected readonly found = keepValue(this.list);
  protected readonly failure = computed(() => {
    const error = this.list.error() ?? this.offers.error();
    return error ? this.problems.of(error.cause ?? error) : null;
  });
  protected readonly pages = computed(() => Math.max(1, Math.ceil((this.found()?.total ?? 0) / PAGE_SIZE)));

  protected readonly views = computed(() => [
    { value: 'ranking' as const, label: this.t('applications.view.ranking') },
    { value: 'board' as const, label: this.t('applications.view.board') },
  ]);
  protected readonly sorts = SORTS;
  protected readonly chosenOffer = computed(() =>
    this.choices()?.offers.find(({ id }) => id === this.offer()),
  );
  /** The offers of each campaign, which is a choice of its own. */
  protected readonly groups = computed(() => {
    const choices = this.choices();
    return (choices?.campaigns ?? []).map((campaign) => ({
      ...campaign,
      offers: (choices?.offers ?? []).filter(({ campaignId }) => campaignId === campaign.id),
    }));
  });
  protected readonly stateOptions = computed(() => {
    const counts = new Map(this.found()?.states.map(({ value, count }) => [value, count]));
    return APPLICATION_STATES.map((value) => ({
      value,
      label: this.text.state(value),
      count: counts.get(value) ?? 0,
    }));
  });

  protected readonly selected = signal<ReadonlySet<string>>(new Set());
  protected readonly comparing = signal<readonly [string, string] | null>(null);
  protected readonly selectedRows = computed<readonly ApplicationRow[]>(() =>
    (this.found()?.items ?? []).filter(({ id }) => this.selected().has(id)),
  );
  /** The moves that leave from at least one of the selection; each row answers for itself. */
  protected readonly bulkMoves = computed<readonly MenuItem[]>(() => {
    const rows = this.selectedRows();
    const names = new Set<ApplicationMove>(rows.flatMap((row) => row.moves.map(({ name }) => name)));
    return [...names].map((name) => ({
      id: name,
      label: this.t(`applications.move.${name}`),
      run: () => this.moves.take(rows, name),
    }));
  });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    effect(() => {
      if (this.moves.written() === 0) return;
      untracked(() => {
        this.selected.set(new Set());
        this.reload();
      });
    });
  }

  protected reload(): void {
    this.list.reload();
    this.offers.reload();
  }

  protected search(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show({ q: text.trim() || null }), TYPING_MS);
  }

  /** `offer:<id>`, `campaign:<id>` or nothing for all. */
  protected choose(value: string): void {
    const [kind, id] = value.split(':');
    this.show({
      offer: kind === 'offer' ? (id ?? null) : null,
      campaign: kind === 'campaign' ? (id ?? null) : null,
    });
  }

  protected open(id: string | null): void {
    void this.router.navigate([], {
      queryParams: { application: id },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  /** Another filter shows its first page, with nothing selected. */
  protected show(change: Readonly<Record<string, string | null>>): void {
    this.selected.set(new Set());
    void this.router.navigate([], {
      queryParams: { page: null, ...change },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected clear(): void {
    this.show({ q: null, offer: null, campaign: null, state: null });
  }

  protected joined(values: readonly string[]): string | null {
    return values.join(',') || null;
  }

  protected compare(): void {
    const [first, second] = [...this.selected()];
    if (first && second) this.comparing.set([first, second]);
  }
}
