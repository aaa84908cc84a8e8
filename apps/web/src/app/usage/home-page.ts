import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ActivatedRoute, RouterOutlet } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { describePage } from '../core/navigation/page';
import { SessionStore } from '../core/session/session-store';
import { PageHeader } from '../ui/page-header/page-header';
import { TabLinks, type TabLink } from '../ui/tabs/tab-links';
import type { UsageTab } from './usage-tab';

/** /usage: how the lab's solutions are used, where they are deployed and what they bring, a tab each. */
@Component({
  selector: 'app-usage-home',
  imports: [PageHeader, RouterOutlet, TabLinks],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <ui-page-header [heading]="t('usage.title')" [text]="t('usage.intro')" />
      <ui-tab-links [label]="t('usage.tabs.label')" [tabs]="tabs()" />
      <router-outlet />
    </div>
  `,
})
export class UsageHome {
  protected readonly t = inject(I18n).t;
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(SessionStore);

  /** The tabs of the routes below that the person may open. */
  protected readonly tabs = computed<readonly TabLink[]>(() =>
    (this.route.routeConfig?.children ?? []).flatMap(({ path, data }) => {
      const tab = data?.['tab'] as UsageTab | undefined;
      if (!tab || !this.session.may(tab.action)) return [];
      const link = ['/usage', ...(path ? [path] : [])];
      return [{ link, label: this.t(`usage.tabs.${tab.id}`), exact: path === '' }];
    }),
  );

  constructor() {
    describePage(() => ({ title: this.t('usage.title') }));
  }
}
