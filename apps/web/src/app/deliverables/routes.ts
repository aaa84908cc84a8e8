import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';
import { mayDo } from '../core/session/guards';

const loadWords = words('deliverables', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') });

export const routes: Routes = [
  {
    path: '',
    canActivate: [loadWords],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./deliverables-page').then((file) => file.DeliverablesPage),
      },
      {
        path: 'new',
        canActivate: [mayDo('deliverable:write')],
        loadComponent: () => import('./new-page').then((file) => file.NewDeliverablePage),
      },
      {
        path: ':id/write',
        canActivate: [mayDo('deliverable:write')],
        loadComponent: () => import('./writing/write-page').then((file) => file.WritePage),
      },
      { path: 'batch', loadChildren: () => import('./batch/routes').then((file) => file.routes) },
      {
        path: ':id',
        loadComponent: () => import('./deliverable-page').then((file) => file.DeliverablePage),
      },
    ],
  },
];

/** The tab of a use case. */
export const useCaseRoutes: Routes = [
  {
    path: '',
    canActivate: [loadWords],
    loadComponent: () => import('./use-case-deliverables').then((file) => file.UseCaseDeliverables),
  },
];

/** What a link of sharing opens, for whoever has it. */
export const sharedRoutes: Routes = [
  {
    path: ':token',
    canActivate: [loadWords],
    loadComponent: () => import('./shared-page').then((file) => file.SharedPage),
  },
];
