import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { Notification } from '@jalon/contracts';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { Popover } from '../../ui/popover/popover';
import { NotificationsStore } from './notifications-store';

/** Where each kind leads: a tab of its meeting, the month's page, the applications, an internship, or the alerts of use. */
const PLACES: Readonly<Record<Notification['kind'], (one: Notification) => readonly string[]>> = {
  minutes_submitted: ({ subjectId }) => ['/meetings', subjectId, 'review'],
  minutes_returned: ({ subjectId }) => ['/meetings', subjectId, 'minutes'],
  minutes_approved: ({ subjectId }) => ['/meetings', subjectId, 'minutes'],
  minutes_distributed: ({ subjectId }) => ['/meetings', subjectId, 'minutes'],
  month_to_update: () => ['/monthly-report'],
  application_received: () => ['/internships/applications'],
  week_submitted: () => ['/internships/week'],
  evaluation_shared: ({ subjectId }) => ['/internships/people', subjectId, 'reviews'],
  usage_alerts: () => ['/usage/alerts'],
};

/** What the person was told of, one digest an occasion. Loaded once the page is there. */
@Component({
  selector: 'app-bell',
  imports: [Button, Icon, Popover],
  providers: [NotificationsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bell.html',
  styleUrl: './bell.css',
})
export class Bell {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly store = inject(NotificationsStore);
  protected readonly ready = signal(false);
  private readonly popover = viewChild(Popover);

  protected readonly label = computed(() => {
    const count = this.store.unread();
    return count > 0 ? this.plural('notifications.unread', count) : this.t('notifications.label');
  });

  constructor() {
    void this.i18n
      .addScope('notifications', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })
      .then(() => this.ready.set(true));
  }

  protected sentence({ kind, data }: Notification): string {
    return this.t(`notifications.kind.${kind}`, {
      by: data.by ?? this.t('notifications.somebody'),
      title: data.title,
      month: this.format.month(data.owed?.month ?? ''),
      day: this.format.date(data.heldOn),
    });
  }

  protected opened(open: boolean): void {
    if (open) void this.store.read();
  }

  protected go(one: Notification): void {
    this.popover()?.close();
    if (one.readAt === null) void this.store.markRead([one.id]);
    const month = one.data.owed?.month;
    // The month opens at what the person came for.
    if (month) void this.router.navigate(PLACES[one.kind](one), { queryParams: { month, updates: 'shown' } });
    else void this.router.navigate(PLACES[one.kind](one));
  }
}
