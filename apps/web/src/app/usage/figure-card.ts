import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { UsageFigures } from '@jalon/contracts';
import type { UsageFigure } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { UsageText } from './usage-text';

/** A figure with its definition beside it; one that cannot be shown says why. More about it comes as content. */
@Component({
  selector: 'app-figure-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-card' },
  template: `
    <h4>{{ t('usage.figure.' + name()) }}</h4>
    <p class="value" [class.value--none]="figure().value === null">{{ shown() }}</p>
    <ng-content />
    @if (text.why(figure()); as why) {
      <p class="why">{{ why }}</p>
    }
    <p class="muted small">{{ t('usage.definition.' + name(), { days: days() }) }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      align-content: start;
      min-inline-size: 0;
    }
    h4 {
      font-size: 13px;
      line-height: 18px;
      font-weight: 550;
    }
    .value {
      font-size: 24px;
      line-height: 30px;
      font-weight: 650;
      font-variant-numeric: tabular-nums;
    }
    .value--none {
      font-size: 16px;
      color: var(--muted);
    }
    .small,
    .why {
      font-size: 13px;
      line-height: 18px;
    }
  `,
})
export class FigureCard {
  readonly name = input.required<keyof UsageFigures>();
  readonly figure = input.required<UsageFigure>();
  /** Days of activation, for its definition. */
  readonly days = input(0);
  protected readonly t = inject(I18n).t;
  protected readonly text = inject(UsageText);
  protected readonly shown = computed(() => this.text.figure(this.name(), this.figure()));
}
