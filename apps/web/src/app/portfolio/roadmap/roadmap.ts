import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ZOOMS, type UseCaseCard, type Zoom } from '@jalon/contracts';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { SessionStore } from '../../core/session/session-store';
import { Button } from '../../ui/button/button';
import { chartWidth } from '../../ui/chart/chart-width';
import { HealthBadge } from '../../ui/health/health-badge';
import { Icon } from '../../ui/icon/icon';
import { Segmented } from '../../ui/segmented/segmented';
import { VirtualRows } from '../../ui/table/virtual-rows';
import { LayoutFrame, Selection } from '../layouts/frame';
import { LayoutTable, type TwinRow } from '../layouts/layout-table';
import { OverviewStore } from '../layouts/overview-store';
import { goLivesOf, type GoLive } from '../layouts/rollout-geometry';
import {
  marksOf,
  roadmapFigures,
  roadmapItems,
  timeScale,
  type Mark,
  type RoadmapItem,
} from '../layouts/roadmap-geometry';
import { RolloutMarks } from './rollout-marks';
import { RolloutText } from './rollout-text';

const ROW = 40;
/** With the rollout under the milestones. */
const ROLLOUT_ROW = 60;
const LABEL = 264;
const SCROLLBAR = 18;
/** A landscape A4 page less its margins, in CSS pixels. */
const PRINTED = 1040;

/** Milestones of every use case on one line of time, with their baselines and slips; dates are moved in the plan. */
@Component({
  selector: 'app-roadmap',
  imports: [Button, HealthBadge, Icon, LayoutTable, RolloutMarks, RouterLink, Segmented, VirtualRows],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(click)': 'clicked($event)' },
  templateUrl: './roadmap.html',
  styleUrls: ['./mark.css', './rollout-marks.css', './roadmap.css'],
})
export class Roadmap {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly frame = inject(LayoutFrame);
  protected readonly selection = inject(Selection);
  protected readonly store = inject(OverviewStore);
  private readonly rolloutText = inject(RolloutText);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly virtual = viewChild(VirtualRows);
  private readonly scroller = viewChild<ElementRef<HTMLElement>>('scroller');

  private readonly width = chartWidth();
  protected readonly rollout = computed(() => this.store.cards().some((card) => card.waves.length > 0));
  protected readonly rowHeight = computed(() => (this.rollout() ? ROLLOUT_ROW : ROW));
  protected readonly labelWidth = LABEL;
  private readonly tableWanted = signal(false);
  /** A phone has no room for a line of time. */
  protected readonly asTable = computed(() => this.tableWanted() || this.frame.small());
  private readonly printing = signal(false);
  protected readonly zooms = computed(() =>
    ZOOMS.map((value) => ({ value, label: this.t(`portfolio.roadmap.zooms.${value}`) })),
  );
  protected readonly scale = computed(() =>
    timeScale(
      this.store.cards(),
      this.session.today(),
      this.frame.arrangement().zoom,
      this.width() - LABEL - SCROLLBAR,
    ),
  );
  protected readonly printZoom = computed(() => Math.min(1, PRINTED / (LABEL + this.scale().width)));
  protected readonly items = computed(() =>
    roadmapItems(this.store.cards(), this.frame.arrangement().group, this.format.compare),
  );
  private readonly ids = computed(() =>
    this.items().flatMap((item) => (item.kind === 'row' ? [item.card.id] : [])),
  );
  protected readonly space = computed(() => {
    const window = this.virtual()?.window() ?? { start: 0, end: 0, before: 0, after: 0 };
    return this.printing() ? { start: 0, end: this.items().length, before: 0, after: 0 } : window;
  });
  protected readonly visible = computed(() => {
    const { start, end } = this.space();
    return this.items()
      .slice(start, end)
      .map((item) => ({ ...item, ...this.drawn(item) }));
  });
  /** The one mark the Tab key stops at. */
  private readonly walked = signal<string | null>(null);
  protected readonly stop = computed(() => {
    const marks = this.visible().flatMap((item) => item.stops);
    const walked = this.walked();
    return marks.some((mark) => mark.id === walked) ? walked : (marks[0]?.id ?? null);
  });
  protected readonly summary = computed(() => this.summarise());
  protected readonly twin = computed(() => (this.asTable() ? this.twinRows() : []));
  protected readonly twinColumns = computed(() => {
    const word = (key: string) => this.t(`portfolio.roadmap.${key}`);
    return [
      { label: word('useCase') },
      { label: word('column.milestone') },
      { label: word('column.baseline') },
      { label: word('column.due') },
      { label: word('column.slip'), numeric: true },
    ];
  });

  constructor() {
    effect(() => this.selection.order(this.ids()));
    const asked = untracked(this.selection.wanted);
    afterRenderEffect(() => {
      if (this.selection.wanted() > asked) untracked(() => this.focusRow(this.selection.id()));
    });
    // Another scale, another place: today stays in view.
    afterRenderEffect(() => {
      this.scale();
      if (this.scroller() && this.store.loaded()) untracked(() => this.toToday());
    });
    this.printWhole();
  }

  protected zoomTo(zoom: Zoom): void {
    this.frame.arrange({ zoom });
  }

  protected toggleTable(): void {
    this.tableWanted.update((wanted) => !wanted);
  }

  protected toToday(): void {
    const scroller = this.scroller()?.nativeElement;
    if (scroller) scroller.scrollLeft = Math.max(0, this.scale().today - (scroller.clientWidth - LABEL) / 3);
  }

  protected print(): void {
    window.print();
  }

  protected place(x: number, y: number): string {
    return `translate(${x} ${y})`;
  }

  protected tickText(month: string): string {
    const { zoom } = this.frame.arrangement();
    const year = month.slice(0, 4);
    if (zoom === 'year') return year;
    if (zoom === 'month') return this.format.month(month, true);
    return this.t('portfolio.roadmap.quarter', { quarter: Math.ceil(Number(month.slice(5, 7)) / 3), year });
  }

  protected groupLabel(label: string): string {
    if (this.frame.arrangement().group === 'stage') return this.t(`stage.${label}`);
    return label || this.t('portfolio.layout.noReferent');
  }

  protected words(card: UseCaseCard, mark: Mark): string {
    const slip =
      mark.slip > 0
        ? this.i18n.plural('portfolio.roadmap.slip', mark.slip, {
            date: this.format.date(mark.days.baseline),
          })
        : '';
    return this.t('portfolio.roadmap.mark', {
      code: card.code,
      name: mark.name,
      state: this.t(`portfolio.roadmap.state.${mark.state}`),
      date: this.format.date(mark.days.due),
      slip,
    });
  }

  protected openPlan(card: UseCaseCard): void {
    void this.router.navigate(['/use-cases', card.id, 'plan']);
  }

  protected clicked(event: Event): void {
    if (!(event.target instanceof Element) || event.target.closest('a, [data-mark]')) return;
    const id = event.target.closest<HTMLElement>('[data-card]')?.dataset['card'];
    if (id === undefined) return;
    this.selection.select(id);
    this.frame.peek(id);
  }

  protected onFocus(event: FocusEvent): void {
    if (!(event.target instanceof Element)) return;
    const row = event.target.closest<HTMLElement>('[data-card]');
    if (row) this.selection.select(row.dataset['card'] ?? null);
    const mark = event.target.closest('[data-mark]')?.getAttribute('data-mark');
    if (mark) this.walked.set(mark);
  }

  /** Left and right along a row, up and down to the nearest mark of the next one. */
  protected onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
    if (event.key === 'Escape') return this.frame.closePeek();
    const id = event.target.closest('[data-mark]')?.getAttribute('data-mark');
    const row = this.visible().find((item) => item.stops.some((mark) => mark.id === id));
    if (!id || row?.kind !== 'row') return;
    const at = row.stops.findIndex((mark) => mark.id === id);
    const along = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: row.stops.length - 1 }[event.key];
    if (along !== undefined) {
      event.preventDefault();
      this.focusMark(row.stops[Math.max(0, Math.min(row.stops.length - 1, along))]?.id);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.across(row.key, event.key === 'ArrowDown' ? 1 : -1, row.stops[at]?.x ?? 0);
    }
  }

  private across(key: string, step: number, x: number): void {
    const items = this.items();
    for (let at = items.findIndex((item) => item.key === key) + step; ; at += step) {
      const item = items[at];
      if (!item) return;
      if (item.kind !== 'row') continue;
      const nearest = [...this.drawn(item).stops].sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];
      if (!nearest) continue;
      this.virtual()?.scrollTo(at);
      this.walked.set(nearest.id);
      this.afterScroll(() => this.focusMark(nearest.id));
      return;
    }
  }

  /** What stands on a row; `stops`, in the order of time, is where the arrows go. */
  private drawn(item: RoadmapItem): {
    readonly marks: readonly Mark[];
    readonly goLives: readonly GoLive[];
    readonly stops: readonly { readonly id: string; readonly x: number }[];
  } {
    if (item.kind === 'group') return { marks: [], goLives: [], stops: [] };
    const scale = this.scale();
    const today = this.session.today();
    const marks = marksOf(item.card.milestones, scale, today);
    const goLives = goLivesOf(item.card, scale, today);
    const stops = goLives.length === 0 ? marks : [...marks, ...goLives].sort((a, b) => a.x - b.x);
    return { marks, goLives, stops };
  }

  private focusRow(id: string | null): void {
    const at = this.items().findIndex((item) => item.key === id);
    if (at < 0) return;
    this.virtual()?.scrollTo(at);
    this.afterScroll(() =>
      this.host
        .querySelector<HTMLElement>(`[data-card="${CSS.escape(id ?? '')}"] a`)
        ?.focus({ preventScroll: true }),
    );
  }

  private focusMark(id: string | undefined): void {
    if (id === undefined) return;
    this.walked.set(id);
    this.host.querySelector<SVGElement>(`[data-mark="${CSS.escape(id)}"]`)?.focus();
  }

  /** Two frames: the scroll event moves the window, then the row is rendered. */
  private afterScroll(run: () => void): void {
    requestAnimationFrame(() => requestAnimationFrame(run));
  }

  private summarise(): string {
    const { count, first, last, late, slipped } = roadmapFigures(this.store.cards(), this.session.today());
    const milestones = this.t('portfolio.roadmap.summary', {
      count: this.format.number(count),
      from: this.format.date(first),
      to: this.format.date(last),
      late: this.format.number(late),
      slipped: this.format.number(slipped),
    });
    return milestones + this.rolloutText.summary(this.store.cards(), this.session.today());
  }

  private twinRows(): readonly TwinRow[] {
    return this.items().flatMap((item): readonly TwinRow[] => {
      if (item.kind === 'group') return [];
      const { card } = item;
      const name = `${card.code} ${card.title}`;
      const link = ['/use-cases', card.id, 'plan'];
      const { marks, goLives, stops } = this.drawn(item);
      if (stops.length === 0)
        return [{ key: card.id, link, cells: [name, this.t('portfolio.roadmap.noMilestone'), '', '', ''] }];
      const milestones = marks.map((mark) => ({
        key: mark.id,
        link,
        cells: [
          name,
          mark.name,
          this.format.date(mark.days.baseline),
          `${this.format.date(mark.days.due)} (${this.t(`portfolio.roadmap.legend.${mark.state}`)})`,
          mark.slip > 0 ? this.format.number(mark.slip) : '0',
        ],
      }));
      return [
        ...milestones,
        ...goLives.map((goLive) => {
          const [what, when] = this.rolloutText.cells(goLive);
          return {
            key: goLive.id,
            link: ['/use-cases', card.id, 'after-go-live'],
            cells: [name, what, '', when, ''],
          };
        }),
      ];
    });
  }

  /** Paper shows every row, not those in view. */
  private printWhole(): void {
    const view = inject(DOCUMENT).defaultView;
    const before = () => this.printing.set(true);
    const after = () => this.printing.set(false);
    view?.addEventListener('beforeprint', before);
    view?.addEventListener('afterprint', after);
    inject(DestroyRef).onDestroy(() => {
      view?.removeEventListener('beforeprint', before);
      view?.removeEventListener('afterprint', after);
    });
  }
}
