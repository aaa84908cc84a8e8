import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { meetingSeriesList } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { offerCommands } from '../core/commands/commands';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { ReferenceStore } from '../core/reference/reference-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { SeriesForm } from './series-form';
import { SeriesText } from './series-text';

/** The meetings that come back, with their rhythm in words. */
@Component({
  selector: 'app-series-list-page',
  imports: [Badge, Banner, Button, Dialog, Empty, Icon, PageHeader, RouterLink, SeriesForm, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './series-list-page.html',
  styleUrl: './series-list-page.css',
})
export class SeriesListPage {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly text = inject(SeriesText);
  protected readonly reference = inject(ReferenceStore);
  protected readonly creating = signal(false);
  protected readonly withArchived = signal(false);
  protected readonly list = apiResource(meetingSeriesList, () => '/api/meeting-series');
  protected readonly found = keepValue(this.list);
  protected readonly mayEdit = computed(() => this.found()?.mayEdit ?? false);
  protected readonly hasArchived = computed(() => (this.found()?.items ?? []).some((one) => one.archived));
  protected readonly rows = computed(() =>
    (this.found()?.items ?? []).filter((one) => this.withArchived() || !one.archived),
  );

  constructor() {
    this.reference.load().catch(() => undefined);
    describePage(() => ({
      title: this.t('meetings.series.title'),
      parents: [{ label: this.t('nav.meetings'), link: '/meetings' }],
    }));
    offerCommands(() =>
      this.mayEdit()
        ? [
            {
              id: 'meeting-series.create',
              group: 'create',
              label: this.t('meetings.series.new'),
              icon: 'plus',
              keys: 'n',
              run: () => this.creating.set(true),
            },
          ]
        : [],
    );
  }

  protected created(id: string): void {
    this.creating.set(false);
    this.toasts.show(this.t('meetings.series.created'), { tone: 'good' });
    void this.router.navigate(['/meetings/series', id]);
  }
}
