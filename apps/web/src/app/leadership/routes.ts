import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

/** Month and comparison are in the query: `/leadership?month=2026-11&against=2026-08`. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [words('leadership', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () => import('./leadership-page').then((file) => file.LeadershipPage),
  },
];
