import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { When } from '../core/meeting/when';
import { clockOf } from './present-timing';

/** One clock of the presentation: what is left or passed, in words and colour, and a bar of it. */
@Component({
  selector: 'app-present-clock',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.over]': "clock().kind === 'over'", '[class.short]': 'clock().short' },
  template: `
    <span class="label">{{ label() }}</span>
    <span class="time tabular" role="timer">{{
      t('meetings.present.' + clock().kind, { time: clock().time })
    }}</span>
    @if (planned(); as minutes) {
      <span class="planned">{{ t('meetings.present.planned', { time: when.duration(minutes) }) }}</span>
    }
    <span class="bar" aria-hidden="true"
      ><span class="bar__spent" [style.inline-size.%]="(clock().share ?? 0) * 100"></span
    ></span>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: auto auto;
      align-items: baseline;
      gap: 0 12px;
      min-inline-size: 200px;
    }
    .label,
    .planned {
      color: var(--muted);
      font-size: 14px;
      line-height: 20px;
    }
    .planned {
      text-align: end;
    }
    .time {
      grid-column: 1 / -1;
      font-size: 24px;
      line-height: 32px;
      font-weight: 650;
    }
    .label + .time {
      grid-row: 2;
    }
    .bar {
      grid-column: 1 / -1;
      block-size: 6px;
      overflow: hidden;
      border-radius: 3px;
      background: var(--line);
    }
    .bar__spent {
      display: block;
      block-size: 100%;
      background: var(--accent);
    }
    :host(.short) .time {
      color: var(--amber);
    }
    :host(.short) .bar__spent {
      background: var(--amber);
    }
    :host(.over) .time {
      color: var(--red);
    }
    :host(.over) .bar__spent {
      background: var(--red);
    }
  `,
})
export class PresentClock {
  readonly label = input.required<string>();
  /** Milliseconds. */
  readonly spent = input.required<number>();
  /** Minutes; null when nobody said. */
  readonly planned = input<number | null>(null);
  protected readonly t = inject(I18n).t;
  protected readonly when = inject(When);
  protected readonly clock = computed(() => clockOf(this.spent(), this.planned()));
}
