import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  model,
  signal,
} from '@angular/core';
import type { RegisterEntry } from '@jalon/contracts';
import { riskLevel, SEVERE } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { ChartFrame, type ChartTable } from '../ui/chart/chart-frame';
import { Segmented } from '../ui/segmented/segmented';

export interface Cell {
  readonly p: number;
  readonly i: number;
}

const GRADES = [1, 2, 3, 4, 5];
const SHOWN = 3;

/**
 * Open risks by probability and impact, before their response or after it. One stop of the Tab key: arrows walk the
 * cells, and a cell filters the list to its risks.
 */
@Component({
  selector: 'app-risk-matrix',
  imports: [ChartFrame, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-chart-frame [heading]="t('register.matrix.heading')" [summary]="summary()" [table]="table()">
      <div class="stack stack--tight">
        <ui-segmented
          class="which"
          [label]="t('register.matrix.which')"
          [options]="options()"
          [value]="which()"
          (valueChange)="turn($event)"
        />
        <div class="plot">
          <span class="axis axis--p" aria-hidden="true">{{ t('register.field.probability') }}</span>
          <div
            class="grid"
            role="group"
            [attr.aria-label]="t('register.matrix.heading')"
            (keydown)="onKey($event)"
          >
            @for (p of down; track p) {
              <span class="grade" aria-hidden="true">{{ p }}</span>
              @for (cell of rows()[5 - p] ?? []; track cell.i) {
                <button
                  type="button"
                  class="cell"
                  [class]="'cell cell--' + cell.level"
                  [attr.data-cell]="cell.p + '-' + cell.i"
                  [attr.aria-label]="cell.label"
                  [attr.aria-pressed]="isChosen(cell)"
                  [tabindex]="cell.p === at().p && cell.i === at().i ? 0 : -1"
                  (focus)="at.set(cell)"
                  (click)="choose(cell)"
                >
                  <span class="codes" aria-hidden="true">{{ cell.short }}</span>
                </button>
              }
            }
            <span></span>
            @for (i of across; track i) {
              <span class="grade" aria-hidden="true">{{ i }}</span>
            }
          </div>
          <span class="axis axis--i" aria-hidden="true">{{ t('register.field.impact') }}</span>
        </div>
      </div>
    </ui-chart-frame>
  `,
  styleUrl: './risk-matrix.css',
})
export class RiskMatrix {
  /** Open risks. */
  readonly risks = input.required<readonly RegisterEntry[]>();
  /** The cell the list is filtered to. */
  readonly chosen = model<Cell | null>(null);
  readonly which = model<'before' | 'after'>('before');

  private readonly i18n = inject(I18n);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly t = this.i18n.t;
  protected readonly down = [...GRADES].reverse();
  protected readonly across = GRADES;
  /** Where the Tab key enters the grid. */
  protected readonly at = signal<Cell>({ p: 5, i: 1 });

  protected readonly options = computed(() => [
    { value: 'before' as const, label: this.t('register.matrix.before') },
    { value: 'after' as const, label: this.t('register.matrix.after') },
  ]);
  protected readonly summary = computed(() => {
    const risks = this.risks();
    const severe = risks.filter((risk) => (risk.severity ?? 0) >= SEVERE).length;
    return this.i18n.plural('register.matrix.summary', risks.length, { severe });
  });
  protected readonly rows = computed(() =>
    this.down.map((p) =>
      GRADES.map((i) => {
        const codes = this.risks()
          .filter((risk) => isIn(risk, { p, i }, this.which()))
          .map((risk) => risk.code);
        const level = riskLevel(p * i);
        const said = {
          p,
          i,
          score: p * i,
          level: this.t(`register.level.${level}`),
          codes: codes.join(', '),
        };
        const label =
          codes.length === 0
            ? this.t('register.matrix.emptyCell', said)
            : this.i18n.plural('register.matrix.cell', codes.length, said);
        const more = codes.length > SHOWN ? ` +${codes.length - SHOWN}` : '';
        return { p, i, level, label, short: codes.slice(0, SHOWN).join(' ') + more };
      }),
    ),
  );
  protected readonly table = computed<ChartTable>(() => ({
    columns: ['kind.risk', 'field.probability', 'field.impact', 'field.severity', 'field.residual'].map(
      (key) => this.t(`register.${key}`),
    ),
    rows: this.risks().map((risk) => [
      `${risk.code} ${risk.title}`,
      String(risk.probability ?? ''),
      String(risk.impact ?? ''),
      String(risk.severity ?? ''),
      risk.residualSeverity === null ? this.t('register.matrix.unrated') : String(risk.residualSeverity),
    ]),
  }));

  protected isChosen(cell: Cell): boolean {
    const chosen = this.chosen();
    return chosen?.p === cell.p && chosen.i === cell.i;
  }

  protected choose(cell: Cell): void {
    this.chosen.set(this.isChosen(cell) ? null : { p: cell.p, i: cell.i });
  }

  /** Another rating has other cells: what was chosen means nothing there. */
  protected turn(which: 'before' | 'after'): void {
    this.which.set(which);
    this.chosen.set(null);
  }

  protected onKey(event: KeyboardEvent): void {
    const { p, i } = this.at();
    const next = {
      ArrowUp: { p: p + 1, i },
      ArrowDown: { p: p - 1, i },
      ArrowRight: { p, i: i + 1 },
      ArrowLeft: { p, i: i - 1 },
      Home: { p, i: 1 },
      End: { p, i: 5 },
    }[event.key];
    if (!next) return;
    event.preventDefault();
    const cell = { p: Math.min(5, Math.max(1, next.p)), i: Math.min(5, Math.max(1, next.i)) };
    this.at.set(cell);
    this.host.querySelector<HTMLElement>(`[data-cell="${cell.p}-${cell.i}"]`)?.focus();
  }
}

/** Whether the risk stands in the cell; one whose residual is not rated stands nowhere after its response. */
export function isIn(risk: RegisterEntry, cell: Cell, which: 'before' | 'after'): boolean {
  return which === 'before'
    ? risk.probability === cell.p && risk.impact === cell.i
    : risk.residualProbability === cell.p && risk.residualImpact === cell.i;
}
