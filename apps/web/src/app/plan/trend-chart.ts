import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { PlanView } from '@jalon/contracts';
import { daysBetween } from '@jalon/domain';
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ChartFrame, type ChartTable } from '../ui/chart/chart-frame';
import { ChartMarks } from '../ui/chart/chart-marks';
import { chartColour, chartWidth } from '../ui/chart/chart-width';
import { timeAxis } from '../ui/chart/time-axis';

const HEIGHT = 300;
const HEAD = 12;
const FOOT = 26;
const LEFT = 64;
const LABEL = 148;
/** Lines of labels that are closer would run into each other. */
const LABEL_GAP = 15;
/** One a line of time, so that colour is not alone: drawn around 0,0. */
const SHAPES = [
  'M-4,0 a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0',
  'M-3.6,-3.6 H3.6 V3.6 H-3.6 Z',
  'M0,-4.6 L4.6,3.6 L-4.6,3.6 Z',
  'M0,-5 L5,0 L0,5 L-5,0 Z',
  'M0,4.6 L4.6,-3.6 L-4.6,-3.6 Z',
  'M-1.6,-4.6 H1.6 V-1.6 H4.6 V1.6 H1.6 V4.6 H-1.6 V1.6 H-4.6 V-1.6 H-1.6 Z',
];

const number = (day: string) => daysBetween('1970-01-01', day);

/**
 * Milestone trend analysis: across, the days of the reports; up, the date expected then. A level line is a milestone
 * that keeps its date, a rising one slips; where a line meets the diagonal the milestone is reached.
 */
@Component({
  selector: 'app-trend-chart',
  imports: [ChartFrame, ChartMarks],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-chart-host' },
  template: `
    <ui-chart-frame [heading]="t('plan.trend.heading')" [summary]="summary()" [table]="table()">
      @if (drawn(); as chart) {
        @if (!roomy()) {
          <ul class="ui-chart__legend">
            @for (one of chart.lines; track one.id) {
              <li>
                <svg class="ui-chart__swatch" viewBox="-6 -6 12 12" aria-hidden="true">
                  <path [attr.d]="one.shape" [attr.fill]="one.colour" /></svg
                >{{ one.name }}
              </li>
            }
          </ul>
        }
        <svg
          uiMarks
          [attr.viewBox]="'0 0 ' + width() + ' ' + height"
          [attr.height]="height"
          [attr.aria-label]="t('plan.trend.heading')"
        >
          @for (tick of chart.up; track tick.day) {
            <line
              class="ui-chart__rule"
              [attr.x1]="left"
              [attr.x2]="chart.right"
              [attr.y1]="tick.y"
              [attr.y2]="tick.y"
            />
            <text class="ui-chart__axis" text-anchor="end" [attr.x]="left - 8" [attr.y]="tick.y + 4">
              {{ format.month(tick.day.slice(0, 7), true) }}
            </text>
          }
          <line
            class="diagonal"
            [attr.x1]="chart.diagonal.x1"
            [attr.y1]="chart.diagonal.y1"
            [attr.x2]="chart.diagonal.x2"
            [attr.y2]="chart.diagonal.y2"
          />
          @for (tick of chart.across; track tick.on) {
            <text class="ui-chart__axis" text-anchor="middle" [attr.x]="tick.x" [attr.y]="height - 6">
              {{ tick.label }}
            </text>
          }
          @for (one of chart.lines; track one.id) {
            <path
              fill="none"
              stroke-linejoin="round"
              [attr.d]="one.d"
              [attr.stroke]="one.colour"
              [attr.stroke-width]="one.alert ? 3 : 1.75"
            />
            @if (one.label !== null) {
              <text [attr.x]="chart.right + 10" [attr.y]="one.label + 4">{{ one.short }}</text>
            }
          }
          @for (mark of chart.marks; track mark.id; let first = $first) {
            <g
              data-mark
              class="ui-chart__mark"
              role="img"
              [attr.tabindex]="first ? 0 : -1"
              [attr.aria-label]="mark.text"
              [attr.transform]="'translate(' + mark.x + ',' + mark.y + ')'"
            >
              <title>{{ mark.text }}</title>
              <circle class="ui-chart__hit" r="12" />
              <path [attr.d]="mark.shape" [attr.fill]="mark.colour" />
            </g>
          }
        </svg>
      }
    </ui-chart-frame>
  `,
  styles: `
    .diagonal {
      stroke: var(--control);
      stroke-dasharray: 4 4;
    }
  `,
})
export class TrendChart {
  readonly plan = input.required<PlanView>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly width = chartWidth();
  protected readonly height = HEIGHT;
  protected readonly left = LEFT;

  /** Wide enough for the names to stand at the end of their lines; else a legend says them. */
  protected readonly roomy = computed(() => this.width() > 480);
  private readonly named = computed(() => {
    const { milestones, trend } = this.plan();
    const names = new Map(milestones.map((one) => [one.id, one.name]));
    return trend.lines.map((one, index) => ({
      ...one,
      name: names.get(one.milestoneId) ?? '',
      colour: chartColour(index),
      shape: SHAPES[index % SHAPES.length] ?? '',
    }));
  });
  protected readonly summary = computed(() => {
    const slipping = this.named().filter((one) => one.alert);
    return slipping.length === 0
      ? this.t('plan.trend.calm')
      : this.i18n.plural('plan.trend.alert', slipping.length, {
          names: slipping.map((one) => one.name).join(', '),
        });
  });
  protected readonly drawn = computed(() => {
    const { reports } = this.plan().trend;
    const lines = this.named();
    const [from, to] = [reports[0], reports.at(-1)];
    if (lines.length === 0 || from === undefined || to === undefined) return null;
    const right = this.width() - (this.roomy() ? LABEL : 12);
    const last = Math.max(number(to), number(from) + 1);
    const x = scaleLinear([number(from), last], [LEFT + 8, right]);
    const due = lines.flatMap((one) => one.points.map((point) => point.dueOn));
    const [low = 0, high = 1] = extent([...due, to].map(number));
    const y = scaleLinear([low - 5, high + 5], [HEIGHT - FOOT, HEAD]);
    const days = [...due, to].sort();
    const at = (day: string) => ({ x: x(number(day)), y: y(number(day)) });
    // Only what of the diagonal lies within the dates drawn.
    const start = Math.max(number(from), low - 5);
    const ends = this.ends(lines.map((one) => y(number(one.points.at(-1)?.dueOn ?? to))));
    return {
      right,
      up: (timeAxis(days, (HEIGHT - HEAD) * 1.6)?.ticks ?? [])
        .map(({ day }) => ({ day, y: y(number(day)) }))
        .filter((tick) => tick.y > HEAD && tick.y < HEIGHT - FOOT),
      across: thinned(reports, right - LEFT).map((on) => ({
        on,
        x: x(number(on)),
        label: this.format.date(on, 'day-month'),
      })),
      diagonal: { x1: x(start), y1: y(start), x2: x(last), y2: at(to).y },
      lines: lines.map((one, index) => ({
        id: one.milestoneId,
        alert: one.alert,
        colour: one.colour,
        d:
          line<(typeof one.points)[number]>()
            .x((point) => x(number(point.on)))
            .y((point) => y(number(point.dueOn)))(one.points) ?? '',
        label: this.roomy() ? (ends[index] ?? null) : null,
        name: one.name,
        shape: one.shape,
        short: one.name.length > 22 ? `${one.name.slice(0, 21)}…` : one.name,
      })),
      marks: lines.flatMap((one) =>
        one.points.map((point) => ({
          id: `${one.milestoneId} ${point.on}`,
          x: x(number(point.on)),
          y: y(number(point.dueOn)),
          colour: one.colour,
          shape: one.shape,
          text: this.t('plan.trend.mark', {
            name: one.name,
            on: this.format.date(point.on),
            due: this.format.date(point.dueOn),
          }),
        })),
      ),
    };
  });
  protected readonly table = computed<ChartTable>(() => {
    const { reports } = this.plan().trend;
    return {
      columns: [
        this.t('plan.name'),
        ...reports.map((on) => this.t('plan.trend.report', { on: this.format.date(on) })),
        this.t('plan.trend.slips'),
      ],
      rows: this.named().map((one) => [
        one.name,
        ...reports.map((on) => this.format.date(one.points.find((point) => point.on === on)?.dueOn) || '–'),
        this.format.number(one.slips),
      ]),
    };
  });

  /** Where the names stand at the end of their lines, pushed apart from top to bottom. */
  private ends(heights: readonly number[]): readonly number[] {
    const placed = [...heights];
    let free = 0;
    for (const index of heights.map((_, at) => at).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))) {
      placed[index] = Math.max(heights[index] ?? 0, free);
      free = (placed[index] ?? 0) + LABEL_GAP;
    }
    return placed;
  }
}

/** As many of the report days as have room for their label, the last one always. */
function thinned(reports: readonly string[], width: number): readonly string[] {
  const every = Math.max(1, Math.ceil((reports.length * 52) / Math.max(1, width)));
  return reports.filter((_, index) => (reports.length - 1 - index) % every === 0);
}
