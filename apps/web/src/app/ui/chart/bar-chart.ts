import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { Format } from '../../core/i18n/format';
import { ChartFrame, type ChartTable } from './chart-frame';
import { ChartMarks } from './chart-marks';
import { chartColour, chartWidth } from './chart-width';

export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** A CSS colour; the first of the categories by default. */
  readonly colour?: string;
  /** After the value: the change from last month, for example, in its brackets. */
  readonly note?: string;
}

const ROW = 28;
const THICKNESS = 16;
/** What a label takes above its bar, where labels are too long to stand beside. */
const ABOVE = 18;
const LETTER = 6.8;

/**
 * Horizontal bars, labelled directly: `<ui-bar-chart heading summary nameLabel="Étape" valueLabel="Cas d'usage"
 * [bars]="…" (picked)="open($event)">`. With `pickable`, Enter or a click on a bar gives its id, to reach the rows
 * behind it. Labels too long to stand beside the bars stand above them.
 */
@Component({
  selector: 'ui-bar-chart',
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
        @for (bar of drawn(); track bar.id; let first = $first) {
          <g
            data-mark
            class="ui-chart__mark"
            [class.ui-chart__mark--open]="pickable()"
            [attr.role]="pickable() ? 'button' : 'img'"
            [attr.tabindex]="first ? 0 : -1"
            [attr.aria-label]="bar.text"
            (click)="pick(bar.id)"
            (keydown.enter)="pick(bar.id)"
          >
            <rect
              class="ui-chart__hit"
              x="0"
              [attr.y]="bar.y"
              [attr.width]="width()"
              [attr.height]="row()"
              rx="4"
            />
            @if (bar.short !== bar.label) {
              <title>{{ bar.label }}</title>
            }
            <text class="ui-chart__axis" x="0" [attr.y]="bar.labelled" dy="0.35em">{{ bar.short }}</text>
            <rect
              [attr.x]="start()"
              [attr.y]="bar.top"
              [attr.width]="bar.length"
              [attr.height]="thickness"
              rx="2"
              [attr.fill]="bar.colour"
            />
            <text [attr.x]="start() + bar.length + 6" [attr.y]="bar.middle" dy="0.35em">
              {{ bar.figure }}
              @if (bar.note) {
                <tspan class="ui-chart__axis" dx="4">{{ bar.note }}</tspan>
              }
            </text>
          </g>
        }
      </svg>
    </ui-chart-frame>
  `,
})
export class BarChart {
  readonly heading = input.required<string>();
  readonly summary = input.required<string>();
  readonly nameLabel = input.required<string>();
  readonly valueLabel = input.required<string>();
  readonly bars = input.required<readonly Bar[]>();
  /** A value as people read it, with its unit. */
  readonly figure = input<((value: number) => string) | null>(null);
  readonly pickable = input(false);
  readonly picked = output<string>();

  private readonly format = inject(Format);
  protected readonly width = chartWidth();
  protected readonly thickness = THICKNESS;
  private readonly labelWidth = computed(() => {
    const longest = max(this.bars(), (bar) => bar.label.length) ?? 0;
    return longest * LETTER + 12;
  });
  private readonly isAbove = computed(() => this.labelWidth() > this.width() * 0.4);
  /** Where bars start. */
  protected readonly start = computed(() => (this.isAbove() ? 0 : this.labelWidth()));
  protected readonly row = computed(() => (this.isAbove() ? ROW + ABOVE : ROW));
  protected readonly height = computed(() => Math.max(1, this.bars().length) * this.row());
  protected readonly drawn = computed(() => {
    const [row, above] = [this.row(), this.isAbove() ? ABOVE : 0];
    const said = this.bars().map(({ value, note }) => ({ figure: this.said(value), note: note ?? '' }));
    const beside = (max(said, ({ figure, note }) => figure.length + note.length) ?? 0) * LETTER + 16;
    const room = Math.max(20, this.width() - this.start() - beside);
    const scale = scaleLinear([0, Math.max(1, max(this.bars(), (bar) => bar.value) ?? 1)], [0, room]);
    const letters = Math.floor((above ? this.width() : this.labelWidth()) / 6.2);
    return this.bars().map((bar, index) => {
      const figure = said[index]?.figure ?? '';
      const top = index * row + above;
      return {
        ...bar,
        figure,
        y: index * row,
        labelled: above ? index * row + 12 : top + ROW / 2,
        top: top + (ROW - THICKNESS) / 2,
        middle: top + ROW / 2,
        length: bar.value > 0 ? Math.max(2, scale(bar.value)) : 0,
        colour: bar.colour ?? chartColour(0),
        short: bar.label.length > letters ? `${bar.label.slice(0, letters - 1)}…` : bar.label,
        text: `${bar.label}, ${figure}${bar.note ? `, ${bar.note}` : ''}`,
      };
    });
  });
  protected readonly table = computed<ChartTable>(() => ({
    columns: [this.nameLabel(), this.valueLabel()],
    rows: this.bars().map((bar) => [bar.label, `${this.said(bar.value)}${bar.note ? ` ${bar.note}` : ''}`]),
  }));

  private said(value: number): string {
    return this.figure()?.(value) ?? this.format.number(value);
  }

  protected pick(id: string): void {
    if (this.pickable()) this.picked.emit(id);
  }
}
