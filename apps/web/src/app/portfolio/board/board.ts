import {
  afterNextRender,
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { UseCaseCard } from '@jalon/contracts';
import { STAGES, type Stage } from '@jalon/domain';
import { Format } from '../../core/i18n/format';
import { I18n, remember } from '../../core/i18n/i18n';
import { Badge } from '../../ui/badge/badge';
import { HealthBadge } from '../../ui/health/health-badge';
import { Icon } from '../../ui/icon/icon';
import { dropOf, lanesOf } from '../layouts/board-lanes';
import { LayoutFrame, Selection } from '../layouts/frame';
import { OverviewStore } from '../layouts/overview-store';
import { RowFacts } from '../row-facts';
import { BoardMoves } from './board-moves';
import { CardDrag, type DragBoard } from './card-drag';
import { CardMenu } from './card-menu';
import { MoveDialog } from './move-dialog';

/** Cards a cell shows at first, alone or beside the cells of other lanes. */
const FIRST = 30;
const FIRST_IN_LANE = 6;
const MORE = 40;
const LANES = 12;
const FOLDED = 'jalon.board.folded';

/** Use cases as cards in the column of their stage; drag, keyboard and menu all come down to one drop. */
@Component({
  selector: 'app-board',
  imports: [Badge, CardMenu, HealthBadge, Icon, MoveDialog, RouterLink],
  providers: [BoardMoves],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(click)': 'clicked($event)', '(keydown)': 'onKey($event)', '(focusin)': 'onFocus($event)' },
  templateUrl: './board.html',
  styleUrl: './board.css',
})
export class Board implements DragBoard {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly facts = inject(RowFacts);
  protected readonly frame = inject(LayoutFrame);
  protected readonly selection = inject(Selection);
  protected readonly moves = inject(BoardMoves);
  private readonly store = inject(OverviewStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly menu = viewChild.required(CardMenu);

  protected readonly stages = STAGES;
  protected readonly folded = signal<ReadonlySet<Stage>>(readFolded());
  /** The one column of a phone. */
  private readonly chosen = signal<Stage | null>(null);
  protected readonly lifted = signal<UseCaseCard | null>(null);
  /** Where the lifted card is held. */
  protected readonly target = signal<Stage | null>(null);
  protected readonly said = signal('');
  private readonly more = signal<ReadonlyMap<string, number>>(new Map());

  protected readonly group = computed(() => this.frame.arrangement().group);
  private readonly lanes = computed(() => lanesOf(this.store.cards(), this.group(), this.format.compare));
  protected readonly laneCount = linkedSignal({ source: this.group, computation: () => LANES });
  protected readonly counts = computed(() => {
    const counts = new Map<Stage, number>(STAGES.map((stage) => [stage, 0]));
    for (const { stage } of this.store.cards()) counts.set(stage, (counts.get(stage) ?? 0) + 1);
    return counts;
  });
  protected readonly only = computed(
    () => this.chosen() ?? STAGES.find((stage) => (this.counts().get(stage) ?? 0) > 0) ?? 'opportunity',
  );
  protected readonly columns = computed(() => (this.frame.small() ? [this.only()] : STAGES));
  protected readonly template = computed(() =>
    this.columns()
      .map((stage) => (this.isFolded(stage) ? '44px' : 'minmax(220px, 1fr)'))
      .join(' '),
  );
  protected readonly shown = computed(() => {
    const first = this.group() === 'none' ? FIRST : FIRST_IN_LANE;
    return this.lanes()
      .slice(0, this.laneCount())
      .map((lane) => ({
        ...lane,
        cells: lane.cells
          .filter((cell) => this.columns().includes(cell.stage))
          .map((cell) => {
            const key = `${lane.key}/${cell.stage}`;
            const cards = this.isFolded(cell.stage)
              ? []
              : cell.cards.slice(0, first + (this.more().get(key) ?? 0));
            const hidden = this.isFolded(cell.stage) ? 0 : cell.cards.length - cards.length;
            return { key, stage: cell.stage, cards, next: Math.min(MORE, hidden) };
          }),
      }));
  });
  protected readonly hasMoreLanes = computed(() => this.lanes().length > this.laneCount());
  private readonly order = computed(() =>
    this.shown().flatMap((lane) => lane.cells.flatMap((cell) => cell.cards.map((card) => card.id))),
  );
  /** The one stop of the Tab key among the cards. */
  protected readonly stop = computed(() => {
    const order = this.order();
    const id = this.selection.id();
    return id !== null && order.includes(id) ? id : (order[0] ?? null);
  });
  protected readonly targets = computed<ReadonlySet<Stage>>(() => {
    const card = this.lifted();
    return new Set(
      card ? STAGES.filter((stage) => !['none', 'refused'].includes(dropOf(card, stage).kind)) : [],
    );
  });

  constructor() {
    effect(() => this.selection.order(this.order()));
    const wanted = untracked(this.selection.wanted);
    afterRenderEffect(() => {
      if (this.selection.wanted() > wanted) untracked(() => this.focusCard(this.selection.id()));
    });
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      const drag = new CardDrag(this.host, () => this.scroller().nativeElement, this);
      destroy.onDestroy(() => drag.destroy());
    });
  }

  lift(id: string): boolean {
    const card = this.store.card(id);
    if (!card) return false;
    this.selection.select(id);
    if (!this.moves.mayMove()) {
      this.moves.refuse(card, 'right');
      return false;
    }
    this.lifted.set(card);
    this.target.set(card.stage);
    const targets = [...this.targets()].map((stage) => this.t(`stage.${stage}`)).join(', ');
    this.say('lifted', card.stage, { targets: targets || '–' });
    return true;
  }

  over(stage: Stage | null): void {
    this.target.set(stage);
  }

  drop(stage: Stage | null): void {
    const card = this.lifted();
    this.lifted.set(null);
    this.target.set(null);
    if (!card) return;
    if (stage === null || stage === card.stage) this.say('cancelled', card.stage, { code: card.code });
    else this.moves.drop(card, stage);
  }

  protected isFolded(stage: Stage): boolean {
    return !this.frame.small() && this.folded().has(stage);
  }

  protected fold(stage: Stage): void {
    const folded = new Set(this.folded());
    if (!folded.delete(stage)) folded.add(stage);
    this.folded.set(folded);
    remember(FOLDED, [...folded].join(','));
  }

  protected show(key: string): void {
    this.more.update((more) => new Map([...more, [key, (more.get(key) ?? 0) + MORE]]));
  }

  protected showLanes(): void {
    this.laneCount.update((count) => count + LANES);
  }

  protected openMenu(event: Event, card: UseCaseCard): void {
    if (event.currentTarget instanceof HTMLElement) this.menu().show(card, event.currentTarget);
  }

  /** A click beside the link looks at the card; the link itself opens it. */
  protected clicked(event: Event): void {
    const id = idOf(event.target);
    if (id === null || !(event.target instanceof Element) || event.target.closest('a, button')) return;
    this.selection.select(id);
    this.frame.peek(id);
  }

  protected choose(name: string): void {
    this.chosen.set(STAGES.find((stage) => stage === name) ?? null);
  }

  protected onFocus(event: FocusEvent): void {
    const id = idOf(event.target);
    if (id !== null) this.selection.select(id);
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (!(event.target instanceof Element) || !event.target.closest('[data-card] a')) return;
    const card = this.store.card(idOf(event.target));
    if (!card) return;
    if (this.lifted()) return this.carry(event, card);
    const go = (id: string | undefined) => {
      event.preventDefault();
      if (id !== undefined) this.focusCard(id);
    };
    if (event.key === ' ') {
      event.preventDefault();
      if (this.moves.mayMove()) this.lift(card.id);
      else this.frame.peek(card.id);
    } else if (event.key === 'Escape') this.frame.closePeek();
    else if (event.key === 'ArrowDown') go(this.beside(card.id, 0, 1));
    else if (event.key === 'ArrowUp') go(this.beside(card.id, 0, -1));
    else if (event.key === 'ArrowRight') go(this.beside(card.id, 1, 0));
    else if (event.key === 'ArrowLeft') go(this.beside(card.id, -1, 0));
  }

  /** A card picked up by the keyboard goes from one stage it may take to the next. */
  private carry(event: KeyboardEvent, card: UseCaseCard): void {
    event.preventDefault();
    event.stopPropagation();
    const stages = STAGES.filter((stage) => stage === card.stage || this.targets().has(stage));
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const at = stages.indexOf(this.target() ?? card.stage);
      const next = stages[Math.max(0, Math.min(stages.length - 1, at + step))] ?? card.stage;
      this.target.set(next);
      this.say('over', next);
    } else if (event.key === ' ' || event.key === 'Enter') this.drop(this.target());
    else if (event.key === 'Escape' || event.key === 'Tab') this.drop(null);
  }

  /** The card a step away, down its cell or across to the next one that has any. */
  private beside(id: string, across: number, down: number): string | undefined {
    const cells = this.shown().flatMap((lane) => lane.cells);
    const at = cells.findIndex((cell) => cell.cards.some((card) => card.id === id));
    const row = cells[at]?.cards.findIndex((card) => card.id === id) ?? 0;
    if (across === 0) return cells[at]?.cards[row + down]?.id;
    for (let next = at + across; next >= 0 && next < cells.length; next += across) {
      const cards = cells[next]?.cards ?? [];
      if (cards.length > 0) return cards[Math.min(row, cards.length - 1)]?.id;
    }
    return undefined;
  }

  private focusCard(id: string | null): void {
    if (id === null) return;
    this.host.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"] a`)?.focus();
  }

  private say(key: string, stage: Stage, params: Readonly<Record<string, string>> = {}): void {
    const code = this.lifted()?.code ?? '';
    this.said.set(this.t(`portfolio.board.${key}`, { code, stage: this.t(`stage.${stage}`), ...params }));
  }
}

function idOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-card]')?.dataset['card'] ?? null;
}

/** Closed use cases are out of the way until somebody looks for them. */
function readFolded(): ReadonlySet<Stage> {
  try {
    const kept = localStorage.getItem(FOLDED);
    if (kept !== null) return new Set(STAGES.filter((stage) => kept.split(',').includes(stage)));
  } catch {
    // Without storage the board begins as for the first time.
  }
  return new Set<Stage>(['closed']);
}
