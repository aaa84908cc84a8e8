import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';

const DOTS = [1, 2, 3, 4, 5] as const;

/** A score out of five as dots, with its figure. */
@Component({
  selector: 'app-score-dots',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (score(); as value) {
      <span class="dots" aria-hidden="true">
        @for (dot of dots; track dot) {
          <span class="dot" [class.dot--on]="dot <= value"></span>
        }
      </span>
      <span class="tabular">{{ value }}&#8239;/&#8239;5</span>
    } @else {
      <span class="muted">{{ t('useCases.notScored') }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 8px;
    }
    .dots {
      display: inline-flex;
      gap: 3px;
    }
    .dot {
      inline-size: 10px;
      block-size: 10px;
      border: 1.5px solid var(--control);
      border-radius: 50%;
    }
    .dot--on {
      border-color: var(--accent);
      background: var(--accent);
    }
  `,
})
export class ScoreDots {
  readonly score = input.required<number | null>();
  protected readonly dots = DOTS;
  protected readonly t = inject(I18n).t;
}
