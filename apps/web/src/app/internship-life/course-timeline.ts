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
import type { InternshipSteps } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { timeAxis } from '../ui/chart/time-axis';

const ROW = 26;
const TOP = 22;
const DIAMOND = 'M0,-6 L6,0 L0,6 L-6,0 Z';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly due: number | null;
  readonly done: number | null;
  readonly late: boolean;
}

/** The steps with a day, and the check-ins and evaluations, on a line of time. Its twins are the tables below it. */
@Component({
  selector: 'app-course-timeline',
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
            <rect
              class="span"
              [attr.x]="line.from"
              [attr.width]="line.to - line.from"
              [attr.y]="top - 4"
              height="4"
            />
            <line
              class="today"
              [attr.x1]="line.today"
              [attr.x2]="line.today"
              [attr.y1]="top - 4"
              [attr.y2]="height()"
            />
            @for (row of line.rows; track row.id; let index = $index) {
              <g [attr.transform]="'translate(0,' + (top + index * rowHeight + rowHeight / 2) + ')'">
                @if (row.due !== null) {
                  <path
                    class="due"
                    [class.due--late]="row.late"
                    [attr.d]="diamond"
                    [attr.transform]="'translate(' + row.due + ',0)'"
                  />
                }
                @if (row.done !== null) {
                  <circle class="done" r="6" [attr.cx]="row.done" />
                }
              </g>
            }
          </svg>
        </div>
      </div>
      <ul class="legend" aria-hidden="true">
        <li>
          <svg width="14" height="14"><path class="due" [attr.d]="diamond" transform="translate(7,7)" /></svg
          >{{ t('internshipLife.steps.planned') }}
        </li>
        <li>
          <svg width="14" height="14"><circle class="done" r="6" cx="7" cy="7" /></svg
          >{{ t('internshipLife.steps.reached') }}
        </li>
        <li>
          <svg width="14" height="14"><line class="today" x1="7" x2="7" y1="0" y2="14" /></svg
          >{{ t('internshipLife.steps.today') }}
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
    .span {
      fill: var(--chart-2);
    }
    .today {
      stroke: var(--accent);
      stroke-width: 1.5;
      stroke-dasharray: 3 3;
    }
    .due {
      fill: var(--surface);
      stroke: var(--control);
      stroke-width: 1.5;
    }
    .due--late {
      stroke: var(--red);
    }
    .done {
      fill: var(--green);
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
export class CourseTimeline {
  readonly course = input.required<InternshipSteps>();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly top = TOP;
  protected readonly rowHeight = ROW;
  protected readonly diamond = DIAMOND;
  protected readonly width = signal(480);
  protected readonly plot = computed(() => {
    const { startOn, endOn, today, steps, reviews, due } = this.course();
    const kind = (code: string) => this.t(`internshipLife.reviewKinds.${code}`);
    const dated = [
      ...steps.map((step) => ({ id: step.code, name: step.label, dueOn: step.dueOn, doneOn: step.doneOn })),
      ...reviews.map((one) => ({ id: one.id, name: kind(one.kind), dueOn: null, doneOn: one.heldOn })),
      ...due.map((one, index) => ({
        id: `due-${index}`,
        name: kind(one.kind),
        dueOn: one.dueOn,
        doneOn: null,
      })),
    ].filter(({ dueOn, doneOn }) => dueOn !== null || doneOn !== null);
    const days = dated.flatMap(({ dueOn, doneOn }) => [dueOn, doneOn]).filter((day) => day !== null);
    const axis = timeAxis([startOn, endOn, today, ...days], this.width());
    if (!axis) return null;
    const { x, ticks } = axis;
    const rows = dated.map(({ id, name, dueOn, doneOn }): Row => ({
      id,
      name,
      due: dueOn === null ? null : x(dueOn),
      done: doneOn === null ? null : x(doneOn),
      late: dueOn !== null && dueOn < (doneOn ?? today),
    }));
    return { rows, ticks, from: x(startOn), to: x(endOn), today: x(today) };
  });
  protected readonly height = computed(() => TOP + ROW * (this.plot()?.rows.length ?? 0));
  protected readonly summary = computed(() => {
    const { startOn, endOn, progress, reviews } = this.course();
    return this.t('internshipLife.steps.timelineSummary', {
      from: this.format.date(startOn),
      to: this.format.date(endOn),
      done: progress.done,
      of: progress.of,
      reviews: reviews.length,
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
