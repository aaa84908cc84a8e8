import {
  afterNextRender,
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { HEALTHS, type Health } from '@jalon/domain';
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from 'd3-shape';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { Button } from '../../ui/button/button';
import { ChartMarks } from '../../ui/chart/chart-marks';
import { CHART_COLOURS } from '../../ui/chart/chart-width';
import { HEALTH_SHAPES } from '../../ui/health/health-badge';
import { Icon } from '../../ui/icon/icon';
import { LayoutFrame, Selection } from '../layouts/frame';
import { LayoutTable, type TwinRow } from '../layouts/layout-table';
import {
  bubbles,
  domainGroups,
  HIGH_FROM,
  isScored,
  QUADRANTS,
  quadrantOf,
  type Bubble,
} from '../layouts/matrix-geometry';
import { OverviewStore } from '../layouts/overview-store';

const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar];
/** Room around the plot for scores and names, in pixels. */
const LEFT = 44;
const BOTTOM = 40;
const TOP = 8;
const MIN_WIDTH = 560;
const MIN_HEIGHT = 400;
const UNSCORED_SHOWN = 60;
const GRADES = [1, 2, 3, 4, 5];

/** Use cases by value and feasibility: area is effort, shape is domain, outline is health. */
@Component({
  selector: 'app-matrix',
  imports: [Button, ChartMarks, Icon, LayoutTable, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(focusin)': 'onFocus($event)', '(keydown)': 'onKey($event)' },
  templateUrl: './matrix.html',
  styleUrl: './matrix.css',
})
export class Matrix {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly frame = inject(LayoutFrame);
  protected readonly selection = inject(Selection);
  private readonly store = inject(OverviewStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly area = viewChild<ElementRef<HTMLElement>>('area');

  protected readonly asTable = signal(false);
  protected readonly size = signal({ width: 900, height: 520 });
  protected readonly grades = GRADES;
  protected readonly healths = HEALTHS;
  protected readonly plot = computed(() => ({
    left: LEFT,
    top: TOP,
    width: this.size().width - LEFT - 8,
    height: this.size().height - TOP - BOTTOM,
  }));
  private readonly scored = computed(() => this.store.cards().filter(isScored));
  protected readonly unscored = computed(() => this.store.cards().filter((card) => !isScored(card)));
  protected readonly unscoredShown = computed(() => this.unscored().slice(0, UNSCORED_SHOWN));
  protected readonly groups = computed(() =>
    domainGroups(this.scored(), SHAPES.length).map((domain, index) => ({
      domain,
      index,
      colour: CHART_COLOURS[index] ?? '',
      path: shape(index, 6),
    })),
  );
  private readonly groupOf = computed(() => {
    const groups = this.groups();
    const named = new Map(groups.map((group) => [group.domain, group]));
    return (domain: string | null) => named.get(domain) ?? named.get(null);
  });
  protected readonly drawn = computed(() =>
    bubbles(this.scored(), this.plot()).map((bubble) => {
      const group = this.groupOf()(bubble.card.domain);
      return {
        ...bubble,
        id: bubble.card.id,
        colour: group?.colour ?? '',
        path: shape(group?.index ?? 0, bubble.r),
        stroke: Math.max(0.75, Math.min(2.25, bubble.r / 4)) * (bubble.card.health === 'off_track' ? 1.6 : 1),
        at: `translate(${bubble.x} ${bubble.y})`,
        words: this.words(bubble),
      };
    }),
  );
  /** The first mark the Tab key stops at: the selected one, when it is there. */
  protected readonly stop = computed(() => {
    const drawn = this.drawn();
    const id = this.selection.id();
    return drawn.some((bubble) => bubble.id === id) ? id : (drawn[0]?.id ?? null);
  });
  protected readonly quadrants = computed(() => {
    const counts = new Map<string, number>();
    for (const card of this.scored()) {
      const quadrant = quadrantOf(card);
      counts.set(quadrant, (counts.get(quadrant) ?? 0) + 1);
    }
    const { left, top, width, height } = this.plot();
    const split = { x: left + (width * (HIGH_FROM - 1)) / 5, y: top + (height * (6 - HIGH_FROM)) / 5 };
    return QUADRANTS.map((id) => {
      const right = id === 'priorities' || id === 'quick_wins';
      const up = id === 'priorities' || id === 'bets';
      return {
        id,
        count: counts.get(id) ?? 0,
        x: right ? split.x : left,
        y: up ? top : split.y,
        width: right ? left + width - split.x : split.x - left,
        height: up ? split.y - top : top + height - split.y,
      };
    });
  });
  protected readonly known = computed(() => this.scored().filter((card) => card.effort !== null).length);
  protected readonly summary = computed(() => {
    const counts = Object.fromEntries(
      this.quadrants().map(({ id, count }) => [id, this.format.number(count)]),
    );
    return this.t('portfolio.matrix.summary', {
      count: this.format.number(this.scored().length),
      unscored: this.format.number(this.unscored().length),
      ...counts,
    });
  });
  protected readonly sizeNote = computed(() =>
    this.known() === 0
      ? this.t('portfolio.matrix.sizeUnknown')
      : this.t('portfolio.matrix.size', {
          known: this.format.number(this.known()),
          count: this.format.number(this.scored().length),
        }),
  );
  protected readonly twinColumns = computed(() => [
    { label: this.t('portfolio.roadmap.useCase') },
    { label: this.t('portfolio.matrix.quadrantColumn') },
    { label: this.t('portfolio.matrix.value'), numeric: true },
    { label: this.t('portfolio.matrix.feasibility'), numeric: true },
    { label: this.t('portfolio.matrix.effortColumn'), numeric: true },
    { label: this.t('useCase.domain') },
    { label: this.t('useCase.health') },
  ]);
  protected readonly twin = computed<readonly TwinRow[]>(() =>
    this.asTable()
      ? this.scored().map((card) => ({
          key: card.id,
          link: ['/use-cases', card.id],
          cells: [
            `${card.code} ${card.title}`,
            this.t(`portfolio.matrix.quadrant.${quadrantOf(card)}`),
            String(card.value),
            String(card.feasibility),
            this.format.number(card.effort),
            card.domain ?? '',
            this.health(card.health),
          ],
        }))
      : [],
  );

  constructor() {
    effect(() => this.selection.order(this.drawn().map((bubble) => bubble.id)));
    const asked = untracked(this.selection.wanted);
    afterRenderEffect(() => {
      if (this.selection.wanted() > asked) untracked(() => this.focusMark(this.selection.id()));
    });
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(() => this.measure());
      observer.observe(this.host);
      destroy.onDestroy(() => observer.disconnect());
      this.measure();
    });
  }

  protected health(health: Health): string {
    return `${HEALTH_SHAPES[health]} ${this.t(`health.${health}`)}`;
  }

  protected open(id: string): void {
    void this.router.navigate(['/use-cases', id]);
  }

  protected clicked(id: string): void {
    this.selection.select(id);
    this.frame.peek(id);
  }

  protected onFocus(event: FocusEvent): void {
    const id = event.target instanceof Element ? event.target.getAttribute('data-card') : null;
    if (id !== null) this.selection.select(id);
  }

  protected onKey(event: KeyboardEvent): void {
    const id = event.target instanceof Element ? event.target.getAttribute('data-card') : null;
    if (event.key === 'Escape') return this.frame.closePeek();
    if (id === null) return;
    if (event.key === 'Enter') this.open(id);
    else if (event.key === ' ') {
      event.preventDefault();
      this.frame.peek(id);
    }
  }

  private words({ card }: Bubble): string {
    return this.t('portfolio.matrix.bubble', {
      code: card.code,
      title: card.title,
      value: card.value,
      feasibility: card.feasibility,
      effort:
        card.effort === null
          ? this.t('portfolio.matrix.noEffort')
          : this.t('portfolio.matrix.effort', { days: this.format.number(card.effort) }),
      domain: card.domain ?? this.t('portfolio.matrix.noDomain'),
      health: this.t(`health.${card.health}`),
    });
  }

  private measure(): void {
    const box = this.area()?.nativeElement;
    if (!box || box.clientWidth === 0) return;
    const width = Math.max(MIN_WIDTH, box.clientWidth);
    const height = Math.max(MIN_HEIGHT, box.clientHeight);
    const { width: before, height: tall } = this.size();
    if (width !== before || height !== tall) this.size.set({ width, height });
  }

  private focusMark(id: string | null): void {
    if (id === null) return;
    this.host.querySelector<SVGElement>(`[data-mark][data-card="${CSS.escape(id)}"]`)?.focus();
  }
}

/** The path of a group's shape with the area of a circle of radius `r`. */
function shape(index: number, r: number): string {
  return symbol(SHAPES[index] ?? symbolCircle, Math.PI * r * r)() ?? '';
}
