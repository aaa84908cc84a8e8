import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ApplicationRow } from '@jalon/contracts';
import { APPLICATION_STATES, type ApplicationState } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Icon } from '../ui/icon/icon';
import { Menu, type MenuItem } from '../ui/popover/menu';
import { Toasts } from '../ui/toast/toasts';
import { ApplicationMoves } from './application-moves';
import { ApplicationText } from './application-text';

/** Candidates by state. A card is dragged to another column; the menu of the card does the same. */
@Component({
  selector: 'app-application-board',
  imports: [Icon, Menu],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="board" role="region" tabindex="0" [attr.aria-label]="t('applications.board.label')">
      @for (column of columns(); track column.state) {
        <section
          class="column"
          [class.column--over]="over() === column.state"
          [class.column--open]="dragged() && reachable(column.state)"
          [attr.aria-labelledby]="'column-' + column.state"
          [attr.data-column]="column.state"
          (dragover)="hover($event, column.state)"
          (dragleave)="over.set(null)"
          (drop)="drop($event, column.state)"
        >
          <h3 [id]="'column-' + column.state">
            {{ text.state(column.state) }} <span class="muted tabular">{{ column.rows.length }}</span>
          </h3>
          <ul>
            @for (row of column.rows; track row.id) {
              <li
                class="card"
                [class.card--active]="row.id === activeId()"
                [attr.data-card]="row.id"
                [attr.draggable]="row.moves.length > 0"
                (dragstart)="lift($event, row)"
                (dragend)="release()"
              >
                <div class="head">
                  <button type="button" class="link" (click)="opened.emit(row.id)">
                    {{ text.name(row) }}
                  </button>
                  @if (row.moves.length) {
                    <ui-menu
                      [label]="t('applications.moveTo', { name: text.name(row) })"
                      [items]="menu(row)"
                      buttonClass="ui-button ui-button--quiet ui-button--square ui-button--small"
                      ><ui-icon trigger name="ellipsis"
                    /></ui-menu>
                  }
                </div>
                <p class="muted small">{{ row.offerNumber }}. {{ row.offerTitle }}</p>
                <p class="small tabular">
                  {{ text.score(row.score) }}
                  @if (row.rank !== null) {
                    · {{ t('applications.column.rank') }} {{ row.rank }}
                    @if (row.tied) {
                      {{ t('applications.rank.tied') }}
                    }
                  }
                </p>
              </li>
            } @empty {
              <li class="muted small">{{ t('applications.empty.column') }}</li>
            }
          </ul>
        </section>
      }
    </div>
  `,
  styleUrl: './application-board.css',
})
export class ApplicationBoard {
  readonly rows = input.required<readonly ApplicationRow[]>();
  /** Only these columns; all of them when empty. */
  readonly shownStates = input<readonly string[]>([]);
  readonly activeId = input<string | null>(null);
  readonly opened = output<string>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly text = inject(ApplicationText);
  private readonly moves = inject(ApplicationMoves);
  private readonly toasts = inject(Toasts);

  protected readonly dragged = signal<ApplicationRow | null>(null);
  protected readonly over = signal<ApplicationState | null>(null);
  protected readonly columns = computed(() =>
    APPLICATION_STATES.filter(
      (state) => this.shownStates().length === 0 || this.shownStates().includes(state),
    ).map((state) => ({ state, rows: this.rows().filter((row) => row.state === state) })),
  );

  protected menu(row: ApplicationRow): readonly MenuItem[] {
    return row.moves.map(({ name }) => ({
      id: name,
      label: this.t(`applications.move.${name}`),
      run: () => this.moves.take([row], name),
    }));
  }

  protected reachable(state: ApplicationState): boolean {
    return this.dragged()?.moves.some(({ to }) => to === state) ?? false;
  }

  protected lift(event: DragEvent, row: ApplicationRow): void {
    this.dragged.set(row);
    // Nothing of the person leaves the window with the drag.
    event.dataTransfer?.setData('text/plain', '');
  }

  protected release(): void {
    this.dragged.set(null);
    this.over.set(null);
  }

  protected hover(event: DragEvent, state: ApplicationState): void {
    const row = this.dragged();
    if (!row || row.state === state) return;
    event.preventDefault();
    this.over.set(state);
  }

  protected drop(event: DragEvent, state: ApplicationState): void {
    event.preventDefault();
    const row = this.dragged();
    this.release();
    if (!row || row.state === state) return;
    const move = row.moves.find(({ to }) => to === state);
    if (move) this.moves.take([row], move.name);
    else {
      const words = {
        name: this.text.name(row),
        state: this.text.state(state),
        from: this.text.state(row.state),
      };
      this.toasts.show(this.t('applications.dropRefused', words), { tone: 'bad' });
    }
  }
}
