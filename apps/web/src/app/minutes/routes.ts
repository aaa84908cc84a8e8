import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

/** Where the minutes of a meeting are written: the tab « Compte rendu ». */
export const routes: Routes = [
  {
    path: '',
    canActivate: [
      words('minutes', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') }),
      // Comments stand beside the text that is written too.
      words('minutesReview', { fr: () => import('./review/i18n/fr'), en: () => import('./review/i18n/en') }),
    ],
    loadComponent: () => import('./minutes-page').then((file) => file.MinutesPage),
  },
];
