import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { extent } from 'd3-array';
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { Format } from '../../core/i18n/format';
import { ChartFrame, type ChartTable } from './chart-frame';
import { ChartMarks } from './chart-marks';
import { chartColour, chartWidth } from './chart-width';

export interface ComparedLine {
  readonly id: string;
  readonly label: string;
  /** One a category, in their order; null leaves a gap. */
  readonly values: readonly (number | null)[];
  /** Expected or projected: drawn in dashes, so that colour is not alone. */
  readonly dashed?: boolean;
}

const HEAD = 16;
const FOOT = 24;

/**
 * Lines of one measure compared over ordered categories, with zero ruled when they cross it:
 * `<ui-compare-chart heading summary nameLabel="Mois" [categories] [lines] [figure]="euros">`.
 */
@Component({
  selector: 'ui-compare-chart',
  imports: [ChartFrame, ChartMarks],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-chart-host' },
  template: `
    <ui-chart-frame [heading]="heading()" [summary]="summary()" [table]="table()">
      <ul class="ui-chart__legend">
        @for (one of drawn().lines; track one.id) {
          <li>
            <svg class="ui-chart__swatch" viewBox="0 0 10 10" aria-hidden="true">
              <line
                x1="0"
                x2="10"
                y1="5"
                y2="5"
                stroke-width="3"
                [attr.stroke]="one.colour"
                [attr.stroke-dasharray]="one.dashed ? '3 2' : null"
              />
            </svg>
            {{ one.label }}
          </li>
        }
      </ul>
      <svg
        uiMarks
        [attr.viewBox]="'0 0 ' + width() + ' ' + height()"
        [attr.height]="height()"
        [attr.aria-label]="heading()"
      >
        <line
          class="ui-chart__rule"
          x1="0"
          [attr.x2]="width()"
          [attr.y1]="drawn().zero"
          [attr.y2]="drawn().zero"
        />
        @for (one of drawn().lines; track one.id) {
          <path
            [attr.d]="one.path"
            [attr.stroke]="one.colour"
            [attr.stroke-dasharray]="one.dashed ? '5 4' : null"
            stroke-width="2"
            fill="none"
            stroke-linejoin="round"
          />
        }
        @for (mark of drawn().marks; track mark.label; let first = $first; let last = $last) {
          <g
            data-mark
            class="ui-chart__mark"
            role="img"
            [attr.tabindex]="first ? 0 : -1"
            [attr.aria-label]="mark.text"
          >
            <rect
              class="ui-chart__hit"
              y="0"
              [attr.x]="mark.x - drawn().step / 2"
              [attr.width]="drawn().step"
              [attr.height]="height() - foot"
            />
            @for (dot of mark.dots; track $index) {
              <circle r="3" [attr.cx]="mark.x" [attr.cy]="dot.y" [attr.fill]="dot.colour" />
            }
            @if (first || last) {
              <text
                class="ui-chart__axis"
                [attr.text-anchor]="first ? 'start' : 'end'"
                [attr.x]="first ? 0 : width()"
                [attr.y]="height() - 6"
              >
                {{ mark.label }}
              </text>
            }
          </g>
        }
      </svg>
    </ui-chart-frame>
  `,
})
export class CompareChart {
  readonly heading = input.required<string>();
  readonly summary = input.required<string>();
  readonly nameLabel = input.required<string>();
  readonly categories = input.required<readonly string[]>();
  readonly lines = input.required<readonly ComparedLine[]>();
  /** A value as people read it, with its unit. */
  readonly figure = input<((value: number) => string) | null>(null);
  readonly height = input(180);

  private readonly format = inject(Format);
  protected readonly width = chartWidth();
  protected readonly foot = FOOT;
  protected readonly drawn = computed(() => {
    const categories = this.categories();
    const known = this.lines().flatMap(({ values }) => values.filter((value) => value !== null));
    const [low = 0, high = 1] = extent(known);
    const [bottom, top] = [Math.min(0, low), Math.max(0, high)];
    const y = scaleLinear([bottom, top === bottom ? bottom + 1 : top], [this.height() - FOOT, HEAD]);
    const x = scalePoint(
      categories.map((_, index) => index),
      [4, Math.max(5, this.width() - 4)],
    );
    const lines = this.lines().map((one, index) => ({
      ...one,
      colour: chartColour(index),
      path:
        line<number | null>()
          .defined((value) => value !== null)
          .x((_, place) => x(place) ?? 0)
          .y((value) => y(value ?? 0))([...one.values]) ?? '',
    }));
    return {
      lines,
      zero: y(0),
      step: Math.max(4, x.step()),
      marks: categories.map((label, place) => ({
        label,
        x: x(place) ?? 0,
        text: [
          label,
          ...this.lines().map((one) => `${one.label}\u00a0: ${this.said(one.values[place] ?? null)}`),
        ].join(', '),
        dots: lines.flatMap(({ values, colour }) => {
          const value = values[place] ?? null;
          return value === null ? [] : [{ y: y(value), colour }];
        }),
      })),
    };
  });
  protected readonly table = computed<ChartTable>(() => ({
    columns: [this.nameLabel(), ...this.lines().map(({ label }) => label)],
    rows: this.categories().map((label, place) => [
      label,
      ...this.lines().map(({ values }) => this.said(values[place] ?? null)),
    ]),
  }));

  private said(value: number | null): string {
    if (value === null) return '–';
    return this.figure()?.(value) ?? this.format.number(value);
  }
}
