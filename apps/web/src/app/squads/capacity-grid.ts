import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { isoWeek } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { OverloadText } from '../core/squad/overload-text';
import { Icon } from '../ui/icon/icon';
import type { Cell, GridRow } from './capacity-rows';

export interface ChosenCell {
  readonly row: GridRow;
  readonly week: number;
}

/** Squads, people and use cases against weeks: a table whose cells are walked with the arrows. */
@Component({
  selector: 'app-capacity-grid',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  // Heard here for all the cells: thousands of them need no listener each.
  host: { '(click)': 'clicked($event)', '(keydown)': 'onKey($event)' },
  templateUrl: './capacity-grid.html',
  styleUrl: './capacity-grid.css',
})
export class CapacityGrid {
  readonly weeks = input.required<readonly string[]>();
  readonly rows = input.required<readonly GridRow[]>();
  readonly caption = input.required<string>();
  readonly chosen = input<ChosenCell | null>(null);
  readonly toggled = output<string>();
  readonly choose = output<ChosenCell>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  private readonly text = inject(OverloadText);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** The one cell in the tab order: `row:week`. */
  private readonly current = signal('');

  protected readonly heads = computed(() =>
    this.weeks().map((monday) => ({
      monday,
      label: this.t('squads.capacity.weekShort', { week: isoWeek(monday).week }),
      day: this.format.date(monday, 'day-month'),
      full: this.text.week(monday),
    })),
  );
  /** Rows whose cells are buttons: a use case is opened by its name. */
  private readonly walked = computed(() => this.rows().filter(({ kind }) => kind !== 'useCase'));
  protected readonly tabStop = computed(() => {
    const current = this.current();
    const row = this.walked().find(({ key }) => current.startsWith(`${key}:`));
    return row ? current : `${this.walked()[0]?.key ?? ''}:0`;
  });

  protected nameOf(row: GridRow): string {
    return row.name ?? this.t('squads.capacity.none');
  }

  protected percent(cell: Cell): string {
    return cell.percent === null ? '∞' : this.format.number(cell.percent / 100, { style: 'percent' });
  }

  protected isChosen(row: GridRow, week: number): boolean {
    const chosen = this.chosen();
    return chosen?.row.key === row.key && chosen.week === week;
  }

  protected clicked(event: Event): void {
    const cell = this.cellOf(event);
    if (!cell) return;
    this.current.set(cell.id);
    const row = this.walked().find(({ key }) => key === cell.key);
    if (row) this.choose.emit({ row, week: cell.week });
  }

  protected onKey(event: KeyboardEvent): void {
    const cell = this.cellOf(event);
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = this.walked();
    const row = rows.findIndex(({ key }) => key === cell.key);
    const last = this.weeks().length - 1;
    const steps: Readonly<Record<string, readonly [row: number, week: number]>> = {
      ArrowLeft: [row, cell.week - 1],
      ArrowRight: [row, cell.week + 1],
      ArrowUp: [row - 1, cell.week],
      ArrowDown: [row + 1, cell.week],
      Home: [row, 0],
      End: [row, last],
    };
    const step = steps[event.key];
    if (!step) return;
    // The page does not scroll at the edges of the table.
    event.preventDefault();
    const [toRow, toWeek] = step;
    const target = rows[toRow];
    if (!target || toWeek < 0 || toWeek > last) return;
    const id = `${target.key}:${toWeek}`;
    this.current.set(id);
    const button = this.host.querySelector<HTMLElement>(`[data-cell="${id}"]`);
    button?.focus();
    button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private cellOf(event: Event): { readonly id: string; readonly key: string; readonly week: number } | null {
    const button = event.target instanceof Element ? event.target.closest('[data-cell]') : null;
    const id = button?.getAttribute('data-cell') ?? '';
    const at = id.lastIndexOf(':');
    return at === -1 ? null : { id, key: id.slice(0, at), week: Number(id.slice(at + 1)) };
  }
}
