import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  model,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { UseCaseRow, UseCaseSort } from '@jalon/contracts';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { HealthBadge } from '../ui/health/health-badge';
import { SortHeader, type Sort } from '../ui/table/sort-header';
import { VirtualRows } from '../ui/table/virtual-rows';
import { PortfolioStore } from './portfolio-store';
import { RowFacts } from './row-facts';

const ROW_HEIGHT = 44;
const PAGE_STEP = 10;

/**
 * The portfolio as a native table of which only the rows in view are rendered. Arrows (and j/k, through the page)
 * walk the rows, Enter opens, Space looks beside; the focus is on the title's link, so that readers say the row.
 */
@Component({
  selector: 'app-portfolio-table',
  imports: [Badge, HealthBadge, RouterLink, SortHeader, VirtualRows],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './portfolio-table.html',
  styleUrl: './portfolio-table.css',
})
export class PortfolioTable {
  readonly sort = input.required<Sort<UseCaseSort>>();
  /** Index of the row the keyboard is on; -1 before the first move. */
  readonly active = model.required<number>();
  readonly sortBy = output<Sort<UseCaseSort>>();
  readonly opened = output<UseCaseRow>();
  /** Asked to look at the active row beside the list. */
  readonly peeked = output<UseCaseRow>();
  readonly left = output();

  protected readonly t = inject(I18n).t;
  protected readonly store = inject(PortfolioStore);
  protected readonly facts = inject(RowFacts);
  protected readonly rowHeight = ROW_HEIGHT;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly virtual = viewChild.required(VirtualRows);
  protected readonly visible = computed(() => {
    const { start, end } = this.virtual().window();
    return Array.from({ length: Math.max(0, end - start) }, (_, offset) => ({
      index: start + offset,
      row: this.store.row(start + offset),
    }));
  });

  protected readonly before = computed(() => this.virtual().window().before);
  protected readonly after = computed(() => this.virtual().window().after);

  constructor() {
    // After rendering: the window exists once the directive has its inputs.
    afterRenderEffect(() => {
      const { start, end } = this.virtual().window();
      this.store.ensure(start, end);
    });
    // Another query is another list: it is read from its top.
    afterRenderEffect(() => {
      this.store.query();
      untracked(() => this.virtual().toTop());
    });
  }

  /** Moves the active row by `step` and focuses its link once it is rendered. */
  move(step: number): void {
    const last = this.store.total() - 1;
    if (last < 0) return;
    const from = this.active();
    this.goTo(from < 0 ? (step > 0 ? 0 : last) : Math.max(0, Math.min(last, from + step)));
  }

  protected goTo(index: number): void {
    this.active.set(index);
    this.virtual().scrollTo(index);
    // Two frames: the scroll event moves the window, then the row is rendered.
    requestAnimationFrame(() => requestAnimationFrame(() => this.focusActive()));
  }

  focusActive(): void {
    this.host.querySelector<HTMLElement>(`[data-row="${this.active()}"] a`)?.focus({ preventScroll: true });
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target instanceof HTMLElement ? event.target : this.host;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_STEP, PageUp: -PAGE_STEP }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      return this.move(step);
    }
    if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      return this.goTo(event.key === 'Home' ? 0 : Math.max(0, this.store.total() - 1));
    }
    if (event.key === 'Escape') return this.left.emit();
    // The sort buttons and the links keep what Enter and Space mean to them, but for Space on a row's link.
    if (target.closest('button')) return;
    const row = this.store.row(this.active());
    if (!row) return;
    if (event.key === ' ') {
      event.preventDefault();
      this.peeked.emit(row);
    } else if (event.key === 'Enter' && !target.closest('a')) this.opened.emit(row);
  }

  /** A click beside the link looks at the row; the link itself opens it. */
  protected onClick(event: MouseEvent): void {
    if (!(event.target instanceof HTMLElement)) return;
    const index = Number(event.target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? -1);
    const row = index < 0 ? null : this.store.row(index);
    if (!row) return;
    this.active.set(index);
    // Text being selected is not a click.
    if (event.target.closest('a') || getSelection()?.type === 'Range') return;
    this.peeked.emit(row);
  }

  protected onFocus(event: FocusEvent): void {
    if (!(event.target instanceof HTMLElement)) return;
    const index = event.target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (index !== undefined) this.active.set(Number(index));
  }
}
