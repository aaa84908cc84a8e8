import { inject, Injectable } from '@angular/core';
import type { BenefitFactUnit, DeploymentFact } from '@jalon/domain';
import { adoptionPercent } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import type { LeadershipFigure } from './leadership-figures';

/** Figures of the page in the language of the screen, with their units. */
@Injectable({ providedIn: 'root' })
export class LeadershipWords {
  private readonly t = inject(I18n).t;
  private readonly format = inject(Format);

  /** Hundredths of a unit: « 12 400 € », « 35 h ». */
  amount(hundredths: number, unit: BenefitFactUnit): string {
    if (unit === 'eur') return this.money(hundredths);
    const value = this.format.number(hundredths / 100, { maximumFractionDigits: 1 });
    return this.t(`leadership.unit.${unit}`, { value });
  }

  money(cents: number): string {
    return this.format.number(cents / 100, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
  }

  percent(value: number): string {
    return this.t('leadership.percent', { value: this.format.number(value, { maximumFractionDigits: 1 }) });
  }

  figure(key: LeadershipFigure, value: number | null): string {
    if (value === null) return '–';
    if (key === 'adoption') return this.percent(value);
    if (key === 'benefits') return this.money(value);
    return this.format.number(value);
  }

  /** « +3 », « −2 pts », « = ». */
  change(key: LeadershipFigure, change: number): string {
    if (change === 0) return '=';
    const size = Math.abs(change);
    const text =
      key === 'adoption'
        ? this.t('leadership.points', { value: this.format.number(size, { maximumFractionDigits: 1 }) })
        : this.figure(key, size);
    return `${change > 0 ? '+' : '−'}${text}`;
  }

  /** The users of a deployment, or why there is no figure. */
  users(row: DeploymentFact): string {
    return row.unknown === null
      ? this.format.number(row.activeUsers)
      : this.t(`leadership.unknown.${row.unknown}`);
  }

  adoption(row: DeploymentFact): string {
    const percent = adoptionPercent([row]);
    return percent === null ? '–' : this.percent(percent);
  }
}
