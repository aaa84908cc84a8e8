import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Assignment } from '@jalon/contracts';
import { addMonths, daysBetween, firstDayOf, monthOf } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';

const TICKS_MAX = 14;

/** Assignments as bars on a line of time, weeks of overload hatched. Its twin is the table below it. */
@Component({
  selector: 'app-team-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="frame" role="img" [attr.aria-label]="summary()">
      <div class="axis" aria-hidden="true">
        @for (tick of plot().ticks; track tick.month) {
          <span class="tick" [style.inset-inline-start.%]="tick.at">{{
            format.month(tick.month, true)
          }}</span>
        }
      </div>
      @for (bar of plot().bars; track bar.id) {
        <div class="row" aria-hidden="true">
          <span class="name" [attr.title]="bar.name">{{ bar.name }}</span>
          <span class="lane">
            @if (plot().today !== null) {
              <span class="today" [style.inset-inline-start.%]="plot().today"></span>
            }
            <span class="bar" [style.inset-inline-start.%]="bar.at" [style.inline-size.%]="bar.size"></span>
            @for (over of bar.overloads; track over.at) {
              <span
                class="over"
                [style.inset-inline-start.%]="over.at"
                [style.inline-size.%]="over.size"
              ></span>
            }
            <span class="words" [style.inset-inline-start.%]="bar.at">{{ bar.words }}</span>
          </span>
        </div>
      }
    </div>
  `,
  styles: `
    .frame {
      display: grid;
      gap: 4px;
      min-inline-size: 0;
    }
    .axis {
      position: relative;
      block-size: 18px;
      margin-inline-start: 158px;
      color: var(--muted);
      font-size: 12px;
      line-height: 16px;
    }
    .tick {
      position: absolute;
      padding-inline-start: 3px;
      border-inline-start: 1px solid var(--line);
      white-space: nowrap;
    }
    .row {
      display: grid;
      grid-template-columns: 150px minmax(0, 1fr);
      gap: 8px;
      align-items: center;
    }
    .name {
      overflow: hidden;
      font-size: 13px;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .lane {
      position: relative;
      display: block;
      block-size: 22px;
      overflow: hidden;
      border-radius: 4px;
      background: var(--sunken);
    }
    .lane > * {
      position: absolute;
      inset-block: 0;
    }
    .bar {
      min-inline-size: 3px;
      border-radius: 4px;
      background: color-mix(in srgb, var(--accent) 30%, var(--surface));
    }
    .over {
      background: repeating-linear-gradient(
        45deg,
        color-mix(in srgb, var(--red) 45%, transparent) 0 2px,
        transparent 2px 6px
      );
      border-block: 2px solid var(--red);
    }
    .today {
      z-index: 1;
      inline-size: 2px;
      background: var(--accent);
    }
    .words {
      z-index: 1;
      margin: 2px;
      padding-inline: 5px;
      border-radius: 3px;
      background: color-mix(in srgb, var(--surface) 82%, transparent);
      font-size: 12px;
      line-height: 18px;
      white-space: nowrap;
    }
    @media (max-width: 640px) {
      .row {
        grid-template-columns: 90px minmax(0, 1fr);
      }
      .axis {
        margin-inline-start: 98px;
      }
    }
  `,
})
export class TeamTimeline {
  readonly items = input.required<readonly Assignment[]>();
  readonly today = input.required<string>();

  private readonly t = inject(I18n).t;
  protected readonly format = inject(Format);

  protected readonly plot = computed(() => {
    const items = this.items();
    const from = items.reduce((first, { fromOn }) => (fromOn < first ? fromOn : first), '9999-12-31');
    const to = items.reduce((last, { toOn }) => (toOn > last ? toOn : last), '0000-01-01');
    const days = Math.max(1, daysBetween(from, to) + 1);
    const at = (day: string) => (Math.max(0, daysBetween(from, day)) / days) * 100;
    const size = (start: string, end: string) => Math.min(100, ((daysBetween(start, end) + 1) / days) * 100);
    const months = Math.max(1, Math.ceil(days / 30 / TICKS_MAX));
    const ticks: { month: string; at: number }[] = [];
    for (let month = monthOf(from); firstDayOf(month) <= to; month = addMonths(month, months)) {
      if (firstDayOf(month) >= from) ticks.push({ month, at: at(firstDayOf(month)) });
    }
    const today = this.today();
    return {
      ticks,
      today: today >= from && today <= to ? at(today) : null,
      bars: items.map((one) => ({
        id: one.id,
        name: one.personName,
        words: one.role,
        at: at(one.fromOn),
        size: size(one.fromOn, one.toOn),
        overloads: one.overloads.map(({ fromWeek, toWeek }) => {
          const start = fromWeek < one.fromOn ? one.fromOn : fromWeek;
          // A week is shown to its Friday.
          const end = at(toWeek) + (5 / days) * 100;
          return {
            at: at(start),
            size: Math.min(end, at(one.fromOn) + size(one.fromOn, one.toOn)) - at(start),
          };
        }),
      })),
    };
  });
  protected readonly summary = computed(() => {
    const bars = this.items().map((one) =>
      this.t('team.bar', {
        name: one.personName,
        role: one.role,
        from: this.format.date(one.fromOn),
        to: this.format.date(one.toOn),
      }),
    );
    return `${this.t('team.timeline')}. ${bars.join('. ')}`;
  });
}
