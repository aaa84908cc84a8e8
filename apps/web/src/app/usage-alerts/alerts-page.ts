import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import {
  usageAlert,
  USAGE_ALERT_SHOWS,
  usageAlerts,
  type UsageAlert,
  type UsageAlertQuery,
} from '@jalon/contracts';
import { USAGE_ALERT_RULES } from '@jalon/domain';
import { ApiClient, apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';

type Show = UsageAlertQuery['show'];

/** /usage/alerts: what asks for attention among what is in use, and who has seen it. */
@Component({
  selector: 'app-usage-alerts',
  imports: [Badge, Banner, Button, Empty, RouterLink, Segmented, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './alerts-page.css',
  templateUrl: './alerts-page.html',
})
export class UsageAlertsPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly problemText = inject(ProblemText);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);

  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  protected readonly show = computed<Show>(
    () => USAGE_ALERT_SHOWS.find((show) => show === this.params().get('show')) ?? 'open',
  );
  protected readonly rule = computed(
    () => USAGE_ALERT_RULES.find((rule) => rule === this.params().get('rule')) ?? '',
  );
  protected readonly rules = USAGE_ALERT_RULES;
  protected readonly list = apiResource(usageAlerts, () => {
    const rule = this.rule();
    return `/api/usage-alerts?show=${this.show()}${rule === '' ? '' : `&rule=${rule}`}`;
  });
  protected readonly loaded = keepValue(this.list);
  private readonly refused = signal<unknown>(null);
  protected readonly failure = computed(() => {
    const error = this.list.error();
    if (error) return this.problemText.of(error.cause ?? error);
    return this.refused() === null ? null : this.problemText.of(this.refused());
  });
  /** The alert whose acknowledgement is on its way. */
  protected readonly busy = signal<string | null>(null);
  protected readonly mayAcknowledge = computed(() => this.session.may('usage:declare'));
  protected readonly options = computed(() => {
    const counts = this.loaded()?.counts;
    return USAGE_ALERT_SHOWS.map((value) => ({
      value,
      label: `${this.t(`usageAlerts.show.${value}`)} (${this.format.number(counts?.[value] ?? 0)})`,
    }));
  });

  /** Why it opened, in one sentence with the figures of that day. */
  protected reason({ rule, facts }: UsageAlert): string {
    const few = this.t('usageAlerts.few');
    const users = facts.activeUsers === null ? few : this.format.number(facts.activeUsers);
    switch (rule) {
      case 'adoption_falling': {
        const before = this.format.number(facts.before);
        return facts.month === null
          ? this.t('usageAlerts.reason.adoption_falling', { users, before })
          : this.t('usageAlerts.reason.declaredFalling', {
              users,
              before,
              month: this.format.month(facts.month),
            });
      }
      case 'silent':
        return facts.lastUseOn === null
          ? this.i18n.plural('usageAlerts.reason.silentNever', facts.days ?? 0)
          : this.i18n.plural('usageAlerts.reason.silent', facts.days ?? 0, {
              day: this.format.date(facts.lastUseOn),
            });
      case 'target_missed':
        return this.t('usageAlerts.reason.target_missed', {
          users,
          eligible: this.format.number(facts.eligible),
          target: this.format.number(facts.target),
          day: this.format.date(facts.targetOn),
        });
    }
  }

  protected choose(part: { readonly show?: Show; readonly rule?: string }): void {
    void this.router.navigate([], {
      queryParams: {
        ...('show' in part && { show: part.show === 'open' ? null : part.show }),
        ...('rule' in part && { rule: part.rule === '' ? null : part.rule }),
      },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected async acknowledge(alert: UsageAlert): Promise<void> {
    if (this.busy() !== null) return;
    this.busy.set(alert.id);
    this.refused.set(null);
    try {
      await this.api.post(`/api/usage-alerts/${alert.id}/acknowledgement`, {}, usageAlert);
      this.list.reload();
    } catch (error) {
      this.refused.set(error);
    } finally {
      this.busy.set(null);
    }
  }
}
