import type { Data, Route, Routes } from '@angular/router';
import type { Action } from '@jalon/domain';
import { words } from './core/i18n/words';
import { mayDo } from './core/session/guards';
import type { AfterGoLiveTab } from './deployments/after-go-live-page';
import { keepUnsaved } from './use-case/unsaved';

/** A tab of what happens after go-live: the page above lists those the person may open, in this order. */
function tab(
  path: string,
  id: AfterGoLiveTab['id'],
  action: Action,
  page: Pick<Route, 'loadComponent' | 'loadChildren'>,
): Route {
  const data: Data = { tab: { id, action } satisfies AfterGoLiveTab };
  return { path, data, canActivate: [mayDo(action)], canDeactivate: [keepUnsaved], ...page };
}

/** Deployment and usage of one use case. Features bring tabs and know nothing of each other: they meet here. */
export const afterGoLiveRoutes: Routes = [
  {
    path: '',
    canActivate: [
      words('deployments', {
        fr: () => import('./deployments/i18n/fr'),
        en: () => import('./deployments/i18n/en'),
      }),
    ],
    loadComponent: () => import('./deployments/after-go-live-page').then((file) => file.AfterGoLivePage),
    children: [
      tab('', 'deployments', 'deployment:read', {
        loadComponent: () => import('./deployments/deployments-tab').then((file) => file.DeploymentsTab),
      }),
      tab('usage', 'usage', 'usage:read', {
        loadChildren: () => import('./usage/routes').then((file) => file.useCaseRoutes),
      }),
      tab('benefits', 'benefits', 'benefit:read', {
        loadChildren: () => import('./benefits/routes').then((file) => file.useCaseRoutes),
      }),
      tab('satisfaction', 'satisfaction', 'survey:read', {
        loadChildren: () => import('./surveys/routes').then((file) => file.routes),
      }),
      tab('telemetry', 'telemetry', 'usage:keys', {
        loadChildren: () => import('./telemetry/routes').then((file) => file.routes),
      }),
    ],
  },
];
