import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ActivatedRoute, RouterOutlet } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { describePage } from '../core/navigation/page';
import { SessionStore } from '../core/session/session-store';
import { PageHeader } from '../ui/page-header/page-header';
import { TabLinks, type TabLink } from '../ui/tabs/tab-links';
import type { InternshipTab } from './internship-tab';

/** /internships: the campaign, its candidates, the interns and what the law asks of their host, a tab each. */
@Component({
  selector: 'app-internships-home',
  imports: [PageHeader, RouterOutlet, TabLinks],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <ui-page-header [heading]="t('internships.title')" [text]="t('internships.intro')" />
      <ui-tab-links [label]="t('internships.tabs.label')" [tabs]="tabs()" />
      <router-outlet />
    </div>
  `,
})
export class InternshipsHome {
  protected readonly t = inject(I18n).t;
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(SessionStore);

  /** The tabs of the routes below that the person may open. */
  protected readonly tabs = computed<readonly TabLink[]>(() =>
    (this.route.routeConfig?.children ?? []).flatMap(({ path, data }) => {
      const tab = data?.['tab'] as InternshipTab | undefined;
      if (!tab || !this.session.may(tab.action)) return [];
      return [{ link: ['/internships', path], label: this.t(`internships.tabs.${tab.id}`) }];
    }),
  );

  constructor() {
    describePage(() => ({ title: this.t('internships.title') }));
  }
}
