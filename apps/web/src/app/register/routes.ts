import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

const ownWords = words('register', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') });

/** The tab of a use case. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [ownWords],
    loadComponent: () => import('./register-tab').then((file) => file.RegisterTab),
  },
];

/** The registers of all use cases, as a page of their own. */
export const allRoutes: Routes = [
  {
    path: '',
    canActivate: [ownWords],
    loadComponent: () => import('./register-page').then((file) => file.RegisterPage),
  },
];
