import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import type { DatedWave } from './roadmap-scale';
import { WaveText } from './wave-text';

/** The waves of the rollout as a table: the drawing's twin. */
@Component({
  selector: 'app-wave-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-table-scroll" role="region" tabindex="0" [attr.aria-label]="t('plan.waves.heading')">
      <table class="ui-table">
        <caption class="visually-hidden">
          {{
            t('plan.waves.heading')
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ t('plan.waves.wave') }}</th>
            <th scope="col">{{ t('plan.waves.when') }}</th>
            <th scope="col">{{ t('plan.waves.progress') }}</th>
            <th scope="col">{{ t('plan.waves.where') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (wave of waves(); track wave.wave) {
            <tr>
              <th scope="row">{{ text.name(wave) }}</th>
              <td>{{ text.days(wave) }}</td>
              <td>{{ text.state(wave) }}</td>
              <td>{{ text.entities(wave) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class WaveTable {
  readonly waves = input.required<readonly DatedWave[]>();
  protected readonly t = inject(I18n).t;
  protected readonly text = inject(WaveText);
}
