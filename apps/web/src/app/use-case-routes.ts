import type { Data, Route, Routes } from '@angular/router';
import type { Action } from '@jalon/domain';
import { words } from './core/i18n/words';
import { mayDo } from './core/session/guards';
import { keepUnsaved } from './use-case/unsaved';

/** A tab of a use case's page, which lists the tabs of these routes that the person may open, in this order. */
function tab(
  path: string,
  id: string,
  action: Action,
  page: Pick<Route, 'loadComponent' | 'loadChildren'>,
): Route {
  const data: Data = { tab: { id, action } };
  return { path, data, canActivate: [mayDo(action)], canDeactivate: [keepUnsaved], ...page };
}

/** The pages of a use case. Features bring tabs and know nothing of each other: they meet here. */
export const useCaseRoutes: Routes = [
  {
    path: '',
    canActivate: [
      words('useCases', { fr: () => import('./use-case/i18n/fr'), en: () => import('./use-case/i18n/en') }),
    ],
    children: [
      { path: '', pathMatch: 'full', redirectTo: '/portfolio' },
      {
        path: 'new',
        canActivate: [mayDo('use_case:create')],
        canDeactivate: [keepUnsaved],
        loadComponent: () => import('./use-case/new-page').then((file) => file.NewPage),
      },
      {
        path: ':id/edit',
        canActivate: [mayDo('use_case:edit')],
        canDeactivate: [keepUnsaved],
        loadComponent: () => import('./use-case/edit-page').then((file) => file.EditPage),
      },
      {
        path: ':id',
        canDeactivate: [keepUnsaved],
        loadComponent: () => import('./use-case/use-case-page').then((file) => file.UseCasePage),
        children: [
          tab('', 'overview', 'use_case:read', {
            loadComponent: () => import('./use-case/overview-page').then((file) => file.OverviewPage),
          }),
          tab('plan', 'plan', 'plan:read', {
            loadChildren: () => import('./plan/routes').then((file) => file.routes),
          }),
          tab('team', 'team', 'squad:read', {
            loadChildren: () => import('./team/routes').then((file) => file.routes),
          }),
          tab('register', 'register', 'register:read', {
            loadChildren: () => import('./register/routes').then((file) => file.routes),
          }),
          tab('gates', 'gates', 'gate:read', {
            loadChildren: () => import('./gates/routes').then((file) => file.routes),
          }),
          tab('scoring', 'scoring', 'scoring:read', {
            loadChildren: () => import('./scoring/routes').then((file) => file.routes),
          }),
          tab('agreements', 'agreements', 'agreement:read', {
            loadChildren: () => import('./agreements/routes').then((file) => file.routes),
          }),
          tab('meetings', 'meetings', 'meeting:read', {
            loadChildren: () => import('./meetings/routes').then((file) => file.useCaseRoutes),
          }),
          tab('research', 'research', 'research:read', {
            loadChildren: () => import('./research/routes').then((file) => file.useCaseRoutes),
          }),
          tab('deliverables', 'deliverables', 'deliverable:read', {
            loadChildren: () => import('./deliverables/routes').then((file) => file.useCaseRoutes),
          }),
          tab('after-go-live', 'after-go-live', 'deployment:read', {
            loadChildren: () => import('./after-go-live-routes').then((file) => file.afterGoLiveRoutes),
          }),
          tab('history', 'history', 'use_case:history', {
            loadComponent: () => import('./use-case/history-page').then((file) => file.HistoryPage),
          }),
        ],
      },
    ],
  },
];
