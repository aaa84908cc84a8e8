import { inject, Injectable } from '@angular/core';
import type { DeploymentRow } from '@jalon/contracts';
import type { DeploymentStatus } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import type { BadgeTone } from '../ui/badge/badge';

export const STATUS_TONES: Readonly<Record<DeploymentStatus, BadgeTone>> = {
  planned: 'accent',
  live: 'green',
  paused: 'amber',
  retired: 'neutral',
};

/** Deployments in words. */
@Injectable({ providedIn: 'root' })
export class DeploymentText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);

  /** « Banque Aurore, production » */
  name({ entity, environment }: Pick<DeploymentRow, 'entity' | 'environment'>): string {
    return `${entity.name}, ${this.i18n.t(`deployments.environment.${environment}`).toLowerCase()}`;
  }

  /** The day that matters for where it stands: planned, since, retired. */
  day({ status, plannedOn, liveOn, retiredOn }: DeploymentRow): string {
    const on = status === 'planned' ? plannedOn : status === 'retired' ? retiredOn : liveOn;
    if (on === null) return '–';
    return this.i18n.t(`deployments.day.${status}`, { date: this.format.date(on) });
  }

  /** « 69 % (22 sur 32) », or why there is none. */
  use({ figure }: DeploymentRow): string {
    if (figure === null) return this.i18n.t('deployments.figure.none');
    if (figure.reason === 'few_users' && figure.activeUsers === null)
      return this.i18n.t('deployments.figure.few_users');
    const users = this.i18n.plural('deployments.figure.users', figure.activeUsers ?? 0);
    return figure.adoption === null ? users : `${this.percent(figure.adoption)} (${users})`;
  }

  /** Where the figure comes from, and of when it is. */
  origin({ figure }: DeploymentRow): string {
    if (figure === null) return '';
    const of =
      figure.origin === 'events' ? this.format.date(figure.on) : this.format.month(figure.on.slice(0, 7));
    return this.i18n.t(`deployments.figure.${figure.origin}`, { of });
  }

  percent(share: number): string {
    return this.format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  }
}
