import { NgComponentOutlet } from '@angular/common';
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
  signal,
  type Type,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { UseCaseRow, UseCaseSort } from '@jalon/contracts';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { HealthBadge } from '../ui/health/health-badge';
import { Icon } from '../ui/icon/icon';
import { SortHeader, type Sort } from '../ui/table/sort-header';
import { VirtualRows } from '../ui/table/virtual-rows';
import { CountsText } from './counts-text';
import { Columns, type Column } from './edit/columns';
import type { CellField } from './edit/row-edits';
import { PortfolioStore } from './portfolio-store';
import { RowFacts } from './row-facts';

const ROW_HEIGHT = 44;
const PAGE_STEP = 10;
/** Code, title, stage, health and next milestone are always shown. */
const FIXED_COLUMNS = 5;
const FIELDS: readonly CellField[] = ['title', 'domain', 'health', 'scores', 'tags', 'referent'];
/** A second click within this time makes a double click, in milliseconds. */
const DOUBLE_MS = 220;

interface Editing {
  readonly field: CellField;
  readonly row: UseCaseRow;
  readonly anchor: HTMLElement;
}

/**
 * The portfolio as a native table of which only the rows in view are rendered. Arrows (and j/k, through the page)
 * walk the rows, Enter opens, Space looks beside; the focus is on the title's link, so that readers say the row. Left and
 * right reach the cells that can be changed, where Enter, F2 or a double click opens the editor over them.
 */
@Component({
  selector: 'app-portfolio-table',
  imports: [Badge, CountsText, HealthBadge, Icon, NgComponentOutlet, RouterLink, SortHeader, VirtualRows],
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
  private readonly columns = inject(Columns);
  private readonly session = inject(SessionStore);
  protected readonly mayEdit = computed(() => this.session.may('use_case:edit'));
  /** Cells that can be changed take the focus from the arrows, not from Tab. */
  protected readonly stop = computed(() => (this.mayEdit() ? -1 : null));
  protected readonly columnCount = computed(() => FIXED_COLUMNS + this.columns.shown().size);
  /** The cell the arrows are on, in whatever row; the title's link by default. */
  private readonly column = signal<CellField>('title');
  protected readonly editing = signal<Editing | null>(null);
  /** Its code comes with the first edit. */
  protected readonly editor = signal<Type<unknown> | null>(null);
  private peekTimer: ReturnType<typeof setTimeout> | undefined;
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
    const cell = this.cellOf(this.active(), this.column());
    const target = this.column() === 'title' ? null : cell;
    (target ?? this.cellOf(this.active(), 'title')?.querySelector('a'))?.focus({ preventScroll: true });
  }

  protected shows(column: Column): boolean {
    return this.columns.shown().has(column);
  }

  /** Opens the editor over a cell. */
  protected edit(index: number, field: CellField): void {
    const row = this.store.row(index);
    const anchor = this.cellOf(index, field);
    if (!row || !anchor || !this.mayEdit()) return;
    this.active.set(index);
    this.column.set(field);
    this.editing.set({ field, row, anchor });
    if (this.editor() === null) {
      void import('./edit/cell-editor').then(
        (file) => this.editor.set(file.CellEditor),
        () => this.editing.set(null),
      );
    }
  }

  protected readonly endEdit = (): void => {
    this.editing.set(null);
    this.focusActive();
  };

  private cellOf(index: number, field: CellField): HTMLElement | null {
    return this.host.querySelector<HTMLElement>(`[data-row="${index}"] [data-cell="${field}"]`);
  }

  /** The cells of the active row that can be changed and are shown, from left to right. */
  private cells(): readonly CellField[] {
    const row = this.host.querySelector(`[data-row="${this.active()}"]`);
    const found = [...(row?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])].filter(
      (cell) => cell.offsetParent !== null,
    );
    return found.flatMap((cell) => FIELDS.filter((field) => field === cell.dataset['cell']));
  }

  private sideways(step: number): void {
    const cells = this.cells();
    const next = cells[cells.indexOf(this.column()) + step];
    if (next === undefined) return;
    this.column.set(next);
    this.focusActive();
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
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (side !== undefined && this.mayEdit() && target.closest('[data-cell]')) {
      event.preventDefault();
      return this.sideways(side);
    }
    const onCell = target.matches('td[data-cell]');
    if (event.key === 'F2' || (event.key === 'Enter' && onCell)) {
      event.preventDefault();
      return this.edit(this.active(), onCell ? this.column() : 'title');
    }
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
    if (event.target.closest('a, button') || getSelection()?.type === 'Range') return;
    clearTimeout(this.peekTimer);
    // A cell that can be changed may be about to be clicked twice.
    if (this.mayEdit() && event.target.closest('[data-cell]')) {
      if (event.detail > 1) return;
      this.peekTimer = setTimeout(() => this.peeked.emit(row), DOUBLE_MS);
    } else this.peeked.emit(row);
  }

  protected onDoubleClick(event: MouseEvent): void {
    clearTimeout(this.peekTimer);
    if (!(event.target instanceof HTMLElement)) return;
    const cell = event.target.closest<HTMLElement>('[data-cell]');
    const index = event.target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    const field = FIELDS.find((one) => one === cell?.dataset['cell']);
    if (index !== undefined && field !== undefined) this.edit(Number(index), field);
  }

  protected onFocus(event: FocusEvent): void {
    if (!(event.target instanceof HTMLElement)) return;
    const index = event.target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (index === undefined) return;
    this.active.set(Number(index));
    const cell = event.target.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
    this.column.set(FIELDS.find((field) => field === cell) ?? 'title');
  }
}
