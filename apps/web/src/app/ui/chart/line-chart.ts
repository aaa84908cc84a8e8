import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { extent } from 'd3-array';
import { scaleLinear, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import { Format } from '../../core/i18n/format';
import { ChartFrame, type ChartTable } from './chart-frame';
import { ChartMarks } from './chart-marks';
import { chartColour, chartWidth } from './chart-width';

export interface Point {
  readonly label: string;
  /** Null leaves a gap. */
  readonly value: number | null;
}

const HEAD = 20;
const FOOT = 24;

/**
 * One measure over time, as a line over a light area; made small, several side by side compare measures:
 * `<ui-line-chart heading summary nameLabel="Mois" valueLabel="Cas d'usage" [points] [height]="140">`.
 */
@Component({
  selector: 'ui-line-chart',
  imports: [ChartFrame, ChartMarks],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-chart-host' },
  template: `
    <ui-chart-frame [heading]="heading()" [summary]="summary()" [table]="table()">
      <svg
        uiMarks
        [attr.viewBox]="'0 0 ' + width() + ' ' + height()"
        [attr.height]="height()"
        [attr.aria-label]="heading()"
      >
        <line class="ui-chart__rule" x1="0" [attr.x2]="width()" [attr.y1]="base()" [attr.y2]="base()" />
        <path [attr.d]="drawn().area" [attr.fill]="colour()" fill-opacity="0.12" />
        <path
          [attr.d]="drawn().line"
          [attr.stroke]="colour()"
          stroke-width="2"
          fill="none"
          stroke-linejoin="round"
        />
        @for (point of drawn().points; track point.label; let first = $first; let last = $last) {
          <g
            data-mark
            class="ui-chart__mark"
            [class.ui-chart__mark--open]="pickable()"
            [attr.role]="pickable() ? 'button' : 'img'"
            [attr.tabindex]="first ? 0 : -1"
            [attr.aria-label]="point.text"
            (click)="pick(point.index)"
            (keydown.enter)="pick(point.index)"
          >
            <circle class="ui-chart__hit" [attr.cx]="point.x" [attr.cy]="point.y" r="12" />
            <circle
              [attr.cx]="point.x"
              [attr.cy]="point.y"
              [attr.r]="last ? 4 : 2.5"
              [attr.fill]="colour()"
            />
            @if (last || first) {
              <text [attr.text-anchor]="last ? 'end' : 'start'" [attr.x]="point.x" [attr.y]="point.y - 9">
                {{ point.figure }}
              </text>
              <text
                class="ui-chart__axis"
                [attr.text-anchor]="last ? 'end' : 'start'"
                [attr.x]="point.x"
                [attr.y]="height() - 6"
              >
                {{ point.label }}
              </text>
            }
          </g>
        }
      </svg>
    </ui-chart-frame>
  `,
})
export class LineChart {
  readonly heading = input.required<string>();
  readonly summary = input.required<string>();
  readonly nameLabel = input.required<string>();
  readonly valueLabel = input.required<string>();
  readonly points = input.required<readonly Point[]>();
  readonly colour = input(chartColour(0));
  /** Pixels, axis included. */
  readonly height = input(140);
  /** Starts the axis at zero; a measure far from it may be better read without. */
  readonly fromZero = input(true);
  /** A click or Enter on a point gives its place among the points, to reach the rows behind it. */
  readonly pickable = input(false);
  readonly picked = output<number>();

  private readonly format = inject(Format);
  protected readonly width = chartWidth();
  protected readonly base = computed(() => this.height() - FOOT);
  protected readonly drawn = computed(() => {
    const known = this.points().flatMap((point) => (point.value === null ? [] : [point.value]));
    const [low = 0, high = 1] = extent(known);
    const x = scalePoint(
      this.points().map((_, index) => index),
      [6, Math.max(7, this.width() - 6)],
    );
    const y = scaleLinear(
      [this.fromZero() ? Math.min(0, low) : low, high === low ? high + 1 : high],
      [this.base(), HEAD],
    );
    const all = this.points().map((point, index) => ({ ...point, index, x: x(index) ?? 0 }));
    type Drawn = (typeof all)[number];
    const defined = (point: Drawn) => point.value !== null;
    const height = (point: Drawn) => y(point.value ?? 0);
    return {
      line:
        line<Drawn>()
          .defined(defined)
          .x((point) => point.x)
          .y(height)(all) ?? '',
      area:
        area<Drawn>()
          .defined(defined)
          .x((point) => point.x)
          .y0(this.base())
          .y1(height)(all) ?? '',
      points: all.filter(defined).map((point) => {
        const figure = this.format.number(point.value);
        return {
          index: point.index,
          label: point.label,
          x: point.x,
          y: height(point),
          figure,
          text: `${point.label}, ${figure}`,
        };
      }),
    };
  });
  protected readonly table = computed<ChartTable>(() => ({
    columns: [this.nameLabel(), this.valueLabel()],
    rows: this.points().map((point) => [
      point.label,
      point.value === null ? '–' : this.format.number(point.value),
    ]),
  }));

  protected pick(index: number): void {
    if (this.pickable()) this.picked.emit(index);
  }
}
