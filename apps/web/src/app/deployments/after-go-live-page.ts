import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ActivatedRoute, RouterOutlet } from '@angular/router';
import type { Action } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { TabLinks, type TabLink } from '../ui/tabs/tab-links';

/** A tab of the page, as the routes declare it (after-go-live-routes.ts). */
export interface AfterGoLiveTab {
  /** Its word: `deployments.tabs.<id>`. */
  readonly id: 'deployments' | 'usage' | 'benefits' | 'satisfaction' | 'telemetry';
  readonly action: Action;
}

/** What happens to a use case once people have it: where it is deployed, who uses it, what it brings. */
@Component({
  selector: 'app-after-go-live-page',
  imports: [RouterOutlet, TabLinks],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (tabs().length > 1) {
      <ui-tab-links [label]="t('deployments.tabs.label')" [tabs]="tabs()" />
    }
    <router-outlet />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
  `,
})
export class AfterGoLivePage {
  protected readonly t = inject(I18n).t;
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(SessionStore);
  private readonly current = inject(CurrentUseCase);

  protected readonly tabs = computed<readonly TabLink[]>(() => {
    // The address of the page may name the use case by its code: links keep what it says.
    const id = (this.route.parent?.snapshot.params['id'] as string | undefined) ?? this.current.detail()?.id;
    return (this.route.routeConfig?.children ?? []).flatMap(({ path, data }) => {
      const tab = data?.['tab'] as AfterGoLiveTab | undefined;
      if (!tab || !this.session.may(tab.action)) return [];
      const link = ['/use-cases', id, 'after-go-live', ...(path ? [path] : [])];
      return [{ link, label: this.t(`deployments.tabs.${tab.id}`), exact: path === '' }];
    });
  });
}
