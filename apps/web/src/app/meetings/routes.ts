import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

/** The tab of a use case; the pages of meetings themselves are in meeting-routes.ts. */
export const useCaseRoutes: Routes = [
  {
    path: '',
    canActivate: [words('meetings', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () => import('./use-case-meetings').then((file) => file.UseCaseMeetings),
  },
];
