import { inject, Injectable } from '@angular/core';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import type { DatedWave } from './roadmap-scale';

/** A wave of a rollout in words, the same for the drawing and its table. */
@Injectable({ providedIn: 'root' })
export class WaveText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);

  name({ wave }: DatedWave): string {
    return wave === null
      ? this.i18n.t('plan.waves.none')
      : this.i18n.t('plan.waves.one', { number: String(wave) });
  }

  /** Everything of it is in use. */
  live({ deployments }: DatedWave): boolean {
    return deployments.every(({ status }) => status !== 'planned');
  }

  days({ from, to }: DatedWave): string {
    return from === to
      ? this.format.date(from)
      : this.i18n.t('plan.waves.days', { from: this.format.date(from), to: this.format.date(to) });
  }

  /** How much of it is in use: `2 sur 3`. */
  state({ deployments }: DatedWave): string {
    const live = deployments.filter(({ status }) => status !== 'planned').length;
    return this.i18n.t('plan.waves.live', { live: String(live), of: String(deployments.length) });
  }

  entities({ deployments }: DatedWave): string {
    return [...new Set(deployments.map(({ entity }) => entity.name))].join(', ');
  }

  said(wave: DatedWave): string {
    return [this.days(wave), this.state(wave), this.entities(wave)].join(', ');
  }
}
