import { inject, Injectable } from '@angular/core';
import {
  adoptionPercent,
  adoptionTotal,
  type AfterGoLive,
  type BenefitFactUnit,
  type DeploymentFact,
} from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { euros, type LeadershipFigure } from './leadership-figures';

/** Figures that a month frozen before usage was kept does not have. */
const UNKEPT: Partial<Record<LeadershipFigure, true>> = {
  adoption: true,
  users: true,
  benefits: true,
  alerts: true,
};

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

  /** Of a month; nothing accepted is not nothing brought. */
  measured(hundredths: number, unit: BenefitFactUnit): string {
    return hundredths === 0 ? '–' : this.amount(hundredths, unit);
  }

  /** Months of a percent or of a mark are not added up. */
  cumulated(hundredths: number, unit: BenefitFactUnit): string {
    return unit === 'percent' || unit === 'points' ? '–' : this.amount(hundredths, unit);
  }

  /** What a figure counts, and of what: read beside it. */
  define(key: LeadershipFigure, use: AfterGoLive | null): string {
    const define = (name: string, params = {}) => this.t(`leadership.define.${name}`, params);
    if (!use) return key in UNKEPT ? '' : define(key);
    const { eligible, deployments, fewUsers, noFigure } = adoptionTotal(use.deployments);
    const told = this.format.number(deployments - fewUsers - noFigure);
    if (key === 'adoption') return define(key, { eligible: this.format.number(eligible) });
    if (key === 'users') return define(key, { told, all: this.format.number(deployments) });
    if (key !== 'benefits') return define(key);
    const total = euros(use);
    if (!total) return define('noBenefit');
    const params = { expected: this.money(total.expectedMonth), cumulated: this.money(total.cumulated) };
    return define(total.month === 0 ? 'unmeasured' : 'benefits', params);
  }

  figure(key: LeadershipFigure, value: number | null): string {
    if (value === null) return '–';
    if (key === 'adoption') return this.percent(value);
    if (key === 'benefits') return this.money(value);
    return this.format.number(value);
  }

  /** « +3 », « −2 pt ». */
  change(key: LeadershipFigure, change: number): string {
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
