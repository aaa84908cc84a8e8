import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

/** The tab of a use case. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [words('surveys', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () => import('./surveys-tab').then((file) => file.SurveysTab),
  },
];
