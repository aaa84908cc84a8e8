import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Format } from '../core/i18n/format';

export interface DistributionPart {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
  /** Shape said before the label (● ▲ ◆ ○), for healths. */
  readonly shape?: string;
  /** A colour token: `--green`. */
  readonly colour: string;
}

/**
 * How the rows spread over stages or healths: a small bar and a figure each, which filter when pressed. The bar's
 * length is the share of the largest part, so that small parts can still be compared.
 */
@Component({
  selector: 'app-distribution',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    @for (part of bars(); track part.value) {
      <button
        type="button"
        class="part"
        [class.part--on]="part.selected"
        [attr.aria-pressed]="part.selected"
        (click)="chosen.emit(part.value)"
      >
        <span class="count tabular">{{ format.number(part.count) }}</span>
        <span class="label">
          @if (part.shape) {
            <span aria-hidden="true" [style.color]="'var(' + part.colour + ')'">{{ part.shape }}</span>
          }
          {{ part.label }}
        </span>
        <span class="track" aria-hidden="true">
          <span
            class="bar"
            [style.inline-size.%]="part.share"
            [style.background]="'var(' + part.colour + ')'"
          ></span>
        </span>
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      min-inline-size: 0;
      border: 1px solid var(--line);
      border-radius: var(--radius-large);
      background: var(--surface);
      overflow: hidden;
    }
    .part {
      flex: 1 1 0;
      min-inline-size: 84px;
      display: grid;
      grid-template: auto auto auto / 1fr;
      gap: 2px;
      padding: 8px 8px 10px 10px;
      border: 0;
      background: none;
      text-align: start;
      transition: background var(--quick);
    }
    .part + .part {
      border-inline-start: 1px solid var(--line);
    }
    .part:hover {
      background: var(--hover);
    }
    .part--on {
      background: var(--accent-soft);
    }
    .part:focus-visible {
      outline-offset: -3px;
      border-radius: var(--radius-large);
    }
    .count {
      font-size: 16px;
      line-height: 20px;
      font-weight: 650;
    }
    .label {
      overflow: hidden;
      color: var(--muted);
      font-size: 12px;
      line-height: 18px;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .part--on .label {
      color: var(--text);
      font-weight: 550;
    }
    .track {
      block-size: 4px;
      margin-block-start: 2px;
      border-radius: 2px;
      background: var(--sunken);
    }
    .bar {
      display: block;
      block-size: 100%;
      border-radius: 2px;
      transition: inline-size var(--slow);
    }
    @media (max-width: 767.98px) {
      :host {
        overflow-x: auto;
        scrollbar-width: none;
      }
      .part {
        flex: 1 0 auto;
        min-inline-size: 96px;
      }
    }
  `,
})
export class Distribution {
  readonly label = input.required<string>();
  readonly parts = input.required<readonly DistributionPart[]>();
  readonly chosen = output<string>();

  protected readonly format = inject(Format);
  protected readonly bars = computed(() => {
    const largest = Math.max(1, ...this.parts().map((part) => part.count));
    return this.parts().map((part) => ({
      ...part,
      // Something is always seen where there is something.
      share: part.count === 0 ? 0 : Math.max(3, (100 * part.count) / largest),
    }));
  });
}
