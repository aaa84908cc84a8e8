import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

export const routes: Routes = [
  {
    path: '',
    canActivate: [words('team', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () => import('./team-page').then((file) => file.TeamPage),
  },
];
