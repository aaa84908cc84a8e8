import type { Data, Route, Routes } from '@angular/router';
import type { Action } from '@jalon/domain';
import { words } from './core/i18n/words';
import { mayDo } from './core/session/guards';
import type { UsageTab } from './usage/usage-tab';

/** A tab: the home lists those of these routes that the person may open, in this order. */
function tab(
  path: string,
  id: string,
  action: Action,
  page: Pick<Route, 'loadComponent' | 'loadChildren' | 'canDeactivate'>,
): Route {
  const data: Data = { tab: { id, action } satisfies UsageTab };
  return { path, data, canActivate: [mayDo(action)], ...page };
}

/** The pages of usage. Features bring tabs and know nothing of each other: they meet here. */
export const usageRoutes: Routes = [
  {
    path: '',
    canActivate: [
      words('usage', { fr: () => import('./usage/i18n/fr'), en: () => import('./usage/i18n/en') }),
    ],
    loadComponent: () => import('./usage/home-page').then((file) => file.UsageHome),
    children: [
      tab('', 'overview', 'usage:read', {
        loadComponent: () => import('./usage/overview-page').then((file) => file.OverviewPage),
      }),
      tab('deployments', 'deployments', 'deployment:read', {
        loadChildren: () => import('./deployments/routes').then((file) => file.listRoutes),
      }),
      tab('benefits', 'benefits', 'benefit:read', {
        loadChildren: () => import('./benefits/routes').then((file) => file.portfolioRoutes),
      }),
      tab('alerts', 'alerts', 'usage:read', {
        loadChildren: () => import('./usage-alerts/routes').then((file) => file.routes),
      }),
    ],
  },
];
