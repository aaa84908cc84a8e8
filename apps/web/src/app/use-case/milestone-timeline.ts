import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import type { MilestoneView } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { timeline } from './timeline-scale';

const ROW = 26;
const TOP = 22;
const DIAMOND = 'M0,-6 L6,0 L0,6 L-6,0 Z';

/** The milestones on a line of time: what was agreed (hollow), what is expected or done (full). Its twin is the table. */
@Component({
  selector: 'app-milestone-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (plot(); as line) {
      <div class="frame" role="img" [attr.aria-label]="summary()">
        <div class="names" aria-hidden="true" [style.padding-block-start.px]="top">
          @for (row of line.rows; track row.id) {
            <span class="name" [attr.title]="row.name">{{ row.name }}</span>
          }
        </div>
        <div class="plot">
          <svg [attr.width]="width()" [attr.height]="height()" focusable="false" aria-hidden="true">
            @for (tick of line.ticks; track tick.day) {
              <line
                class="tick"
                [attr.x1]="tick.x"
                [attr.x2]="tick.x"
                [attr.y1]="top - 4"
                [attr.y2]="height()"
              />
              <text class="label" [attr.x]="tick.x" y="12" text-anchor="middle">
                {{ format.month(tick.day.slice(0, 7), true) }}
              </text>
            }
            <line
              class="today"
              [attr.x1]="line.today"
              [attr.x2]="line.today"
              [attr.y1]="top - 4"
              [attr.y2]="height()"
            />
            @for (row of line.rows; track row.id; let index = $index) {
              <g [attr.transform]="'translate(0,' + (top + index * rowHeight + rowHeight / 2) + ')'">
                @if (row.baseline !== null && row.end !== null) {
                  <line
                    class="slip"
                    [class.slip--late]="row.slipped"
                    [attr.x1]="row.baseline"
                    [attr.x2]="row.end"
                  />
                }
                @if (row.baseline !== null) {
                  <path
                    class="baseline"
                    [attr.d]="diamond"
                    [attr.transform]="'translate(' + row.baseline + ',0)'"
                  />
                }
                @if (row.end !== null) {
                  @if (row.reached) {
                    <circle class="reached" r="6" [attr.cx]="row.end" />
                    <path
                      class="tickmark"
                      d="M-2.6,0 L-0.8,2 L2.8,-2"
                      [attr.transform]="'translate(' + row.end + ',0)'"
                    />
                  } @else {
                    <path
                      class="forecast"
                      [class.forecast--late]="row.late"
                      [attr.d]="diamond"
                      [attr.transform]="'translate(' + row.end + ',0)'"
                    />
                  }
                }
              </g>
            }
          </svg>
        </div>
      </div>
      <ul class="legend" aria-hidden="true">
        <li>
          <svg width="14" height="14">
            <path class="baseline" [attr.d]="diamond" transform="translate(7,7)" /></svg
          >{{ t('useCases.milestones.baseline') }}
        </li>
        <li>
          <svg width="14" height="14">
            <path class="forecast" [attr.d]="diamond" transform="translate(7,7)" /></svg
          >{{ t('useCases.milestones.forecast') }}
        </li>
        <li>
          <svg width="14" height="14"><circle class="reached" r="6" cx="7" cy="7" /></svg
          >{{ t('useCases.milestones.actual') }}
        </li>
        <li>
          <svg width="14" height="14"><line class="today" x1="7" x2="7" y1="0" y2="14" /></svg
          >{{ t('useCases.milestones.today') }}
        </li>
      </ul>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .frame {
      display: grid;
      grid-template-columns: minmax(90px, 28%) minmax(0, 1fr);
      gap: 12px;
    }
    .name {
      display: block;
      block-size: 26px;
      overflow: hidden;
      color: var(--muted);
      font-size: 13px;
      line-height: 26px;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .plot {
      min-inline-size: 0;
      overflow: hidden;
    }
    svg {
      overflow: visible;
    }
    .tick {
      stroke: var(--line);
    }
    .label {
      fill: var(--muted);
      font-size: 12px;
    }
    .today {
      stroke: var(--accent);
      stroke-width: 1.5;
      stroke-dasharray: 3 3;
    }
    .slip {
      stroke: var(--control);
      stroke-width: 2;
    }
    .slip--late {
      stroke: var(--amber);
    }
    .baseline {
      fill: var(--surface);
      stroke: var(--control);
      stroke-width: 1.5;
    }
    .forecast {
      fill: var(--chart-2);
    }
    .forecast--late {
      fill: var(--red);
    }
    .reached {
      fill: var(--green);
    }
    .tickmark {
      fill: none;
      stroke: var(--surface);
      stroke-width: 1.8;
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      margin-block-start: 8px;
      color: var(--muted);
      font-size: 13px;
      line-height: 18px;
    }
    .legend li {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
  `,
})
export class MilestoneTimeline {
  readonly milestones = input.required<readonly MilestoneView[]>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  private readonly session = inject(SessionStore);
  protected readonly top = TOP;
  protected readonly rowHeight = ROW;
  protected readonly diamond = DIAMOND;
  protected readonly width = signal(480);
  protected readonly plot = computed(() => timeline(this.milestones(), this.session.today(), this.width()));
  protected readonly height = computed(() => TOP + ROW * (this.plot()?.rows.length ?? 0));
  protected readonly summary = computed(() => {
    const rows = this.plot()?.rows ?? [];
    return this.t('useCases.milestones.summary', {
      total: this.format.number(rows.length),
      reached: this.format.number(rows.filter((row) => row.reached).length),
      late: this.format.number(rows.filter((row) => row.late).length),
      slipped: this.format.number(rows.filter((row) => row.slipped).length),
    });
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof ResizeObserver === 'undefined') return;
      const measure = () =>
        this.width.set(Math.max(120, Math.floor(host.querySelector('.plot')?.clientWidth ?? 480)));
      const observer = new ResizeObserver(measure);
      observer.observe(host);
      measure();
      destroy.onDestroy(() => observer.disconnect());
    });
  }
}
