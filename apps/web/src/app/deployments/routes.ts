import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

/** The deployments of all use cases. */
export const listRoutes: Routes = [
  {
    path: '',
    canActivate: [words('deployments', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () => import('./list-page').then((file) => file.DeploymentListPage),
  },
];
