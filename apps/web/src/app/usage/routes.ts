import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

/** The tab of a use case. */
export const useCaseRoutes: Routes = [
  {
    path: '',
    canActivate: [words('usage', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () => import('./use-case-usage').then((file) => file.UseCaseUsage),
  },
];
