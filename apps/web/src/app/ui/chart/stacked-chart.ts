import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { max, sum } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { Format } from '../../core/i18n/format';
import { ChartFrame, type ChartTable } from './chart-frame';
import { ChartMarks } from './chart-marks';
import { chartColour, chartWidth } from './chart-width';

export interface Series {
  readonly id: string;
  readonly label: string;
  readonly colour?: string;
  /** A character before the label in the legend (● ▲ ◆ ○), so that colour is not alone. */
  readonly shape?: string;
  /** One value a category, in their order. */
  readonly values: readonly number[];
}

const HEIGHT = 220;
const FOOT = 24;
const HEAD = 18;

/** Columns stacked by series over ordered categories (months): `<ui-stacked-chart heading summary nameLabel [categories] [series]>`. */
@Component({
  selector: 'ui-stacked-chart',
  imports: [ChartFrame, ChartMarks],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-chart-host' },
  template: `
    <ui-chart-frame [heading]="heading()" [summary]="summary()" [table]="table()">
      <ul class="ui-chart__legend">
        @for (one of legend(); track one.id) {
          <li>
            <svg class="ui-chart__swatch" viewBox="0 0 10 10" aria-hidden="true">
              <rect width="10" height="10" rx="2" [attr.fill]="one.colour" />
            </svg>
            {{ one.shape ? one.shape + ' ' : '' }}{{ one.label }}
          </li>
        }
      </ul>
      <svg
        uiMarks
        [attr.viewBox]="'0 0 ' + width() + ' ' + total"
        [attr.height]="total"
        [attr.aria-label]="heading()"
      >
        <line class="ui-chart__rule" x1="0" [attr.x2]="width()" [attr.y1]="base" [attr.y2]="base" />
        @for (column of columns(); track column.label; let first = $first) {
          <g
            data-mark
            class="ui-chart__mark"
            [class.ui-chart__mark--open]="pickable()"
            [attr.role]="pickable() ? 'button' : 'img'"
            [attr.tabindex]="first ? 0 : -1"
            [attr.aria-label]="column.text"
            (click)="pick(column.index)"
            (keydown.enter)="pick(column.index)"
          >
            <rect
              class="ui-chart__hit"
              [attr.x]="column.x"
              y="0"
              [attr.width]="column.width"
              [attr.height]="total"
              rx="4"
            />
            @for (part of column.parts; track part.id) {
              <rect
                [attr.x]="column.x"
                [attr.y]="part.y"
                [attr.width]="column.width"
                [attr.height]="part.height"
                [attr.fill]="part.colour"
              />
              @if (part.height >= 16 && column.width >= 22) {
                <text
                  class="ui-chart__inside"
                  text-anchor="middle"
                  [attr.x]="column.middle"
                  [attr.y]="part.y + part.height / 2"
                  dy="0.35em"
                >
                  {{ part.figure }}
                </text>
              }
            }
            <text text-anchor="middle" [attr.x]="column.middle" [attr.y]="column.top - 5">
              {{ column.figure }}
            </text>
            @if (column.named) {
              <text class="ui-chart__axis" text-anchor="middle" [attr.x]="column.middle" [attr.y]="total - 6">
                {{ column.label }}
              </text>
            }
          </g>
        }
      </svg>
    </ui-chart-frame>
  `,
})
export class StackedChart {
  readonly heading = input.required<string>();
  readonly summary = input.required<string>();
  /** What the categories are (« Mois »), for the table. */
  readonly nameLabel = input.required<string>();
  readonly categories = input.required<readonly string[]>();
  readonly series = input.required<readonly Series[]>();
  /** A click or Enter on a column gives its place among the categories, to reach the rows behind it. */
  readonly pickable = input(false);
  readonly picked = output<number>();

  private readonly format = inject(Format);
  protected readonly width = chartWidth();
  protected readonly total = HEIGHT;
  protected readonly base = HEIGHT - FOOT;
  protected readonly legend = computed(() =>
    this.series().map((one, index) => ({ ...one, colour: one.colour ?? chartColour(index) })),
  );
  protected readonly columns = computed(() => {
    const legend = this.legend();
    const categories = this.categories();
    const indexes = categories.map((_, index) => index);
    const sums = indexes.map((index) => sum(legend, (one) => one.values[index] ?? 0));
    const x = scaleBand(indexes, [0, this.width()]).padding(0.3);
    const y = scaleLinear([0, Math.max(1, max(sums) ?? 1)], [this.base, HEAD]);
    const layers = stack<number, string>()
      .keys(legend.map((one) => one.id))
      .value((index, id) => legend.find((one) => one.id === id)?.values[index] ?? 0)(indexes);
    const every = Math.ceil((categories.length * 52) / Math.max(1, this.width()));
    return indexes.map((index) => {
      const label = categories[index] ?? '';
      const left = x(index) ?? 0;
      const parts = layers.flatMap((layer, at) => {
        const [from, to] = layer[index] ?? [0, 0];
        const one = legend[at];
        if (!one || to <= from) return [];
        return [
          {
            id: one.id,
            colour: one.colour,
            y: y(to),
            height: y(from) - y(to),
            figure: this.format.number(to - from),
          },
        ];
      });
      const detail = legend
        .map((one) => `${one.label} ${this.format.number(one.values[index] ?? 0)}`)
        .join(', ');
      return {
        index,
        label,
        x: left,
        width: x.bandwidth(),
        middle: left + x.bandwidth() / 2,
        top: y(sums[index] ?? 0),
        figure: this.format.number(sums[index] ?? 0),
        // Counted from the end: the last category is the one that matters.
        named: (categories.length - 1 - index) % every === 0,
        parts,
        text: `${label}, ${this.format.number(sums[index] ?? 0)} (${detail})`,
      };
    });
  });
  protected readonly table = computed<ChartTable>(() => ({
    columns: [this.nameLabel(), ...this.series().map((one) => one.label)],
    rows: this.categories().map((label, index) => [
      label,
      ...this.series().map((one) => this.format.number(one.values[index] ?? 0)),
    ]),
  }));

  protected pick(index: number): void {
    if (this.pickable()) this.picked.emit(index);
  }
}
