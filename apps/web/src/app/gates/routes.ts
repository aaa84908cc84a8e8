import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

const ownWords = words('gates', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') });

/** The tab of a use case. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [ownWords],
    loadComponent: () => import('./gates-page').then((file) => file.GatesPage),
  },
];

/** The criteria of every border, for administrators. */
export const gridRoutes: Routes = [
  {
    path: '',
    canActivate: [ownWords],
    loadComponent: () => import('./grid-page').then((file) => file.GridPage),
  },
];
