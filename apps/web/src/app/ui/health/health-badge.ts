import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Health, Trend } from '@jalon/domain';
import { I18n } from '../../core/i18n/i18n';

/** The sign of each health, wherever it is shown. */
export const HEALTH_SHAPES: Readonly<Record<Health, string>> = {
  on_track: '●',
  at_risk: '▲',
  off_track: '◆',
  not_rated: '○',
};
const ARROWS: Readonly<Record<Trend, string>> = { improving: '↗', stable: '→', worsening: '↘' };
export const HEALTH_TONES: Readonly<Record<Health, string>> = {
  on_track: 'green',
  at_risk: 'amber',
  off_track: 'red',
  not_rated: 'neutral',
};

/** Health as shape, word, colour and trend (● Maîtrisé ↗); says « à actualiser » when the rating is stale. */
@Component({
  selector: 'ui-health',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-badge ui-health', '[class]': "'ui-badge--' + tone()" },
  // The spaces between the parts are for copying and for readers.
  template: `<span class="ui-health__shape" aria-hidden="true">{{ shape() }}</span
    >&ngsp;<span>{{ t('health.' + health()) }}</span>
    @if (trend(); as way) {
      @if (health() !== 'not_rated') {
        &ngsp;<span aria-hidden="true">{{ arrow() }}</span
        >&ngsp;<span class="visually-hidden">{{ t('trend.' + way) }}</span>
      }
    }
    @if (stale()) {
      &ngsp;<span class="ui-health__stale">{{ t('health.stale') }}</span>
    }`,
})
export class HealthBadge {
  readonly health = input.required<Health>();
  readonly trend = input<Trend | null>(null);
  readonly stale = input(false);

  protected readonly t = inject(I18n).t;
  protected readonly tone = computed(() => HEALTH_TONES[this.health()]);
  protected readonly shape = computed(() => HEALTH_SHAPES[this.health()]);
  protected readonly arrow = computed(() => ARROWS[this.trend() ?? 'stable']);
}
