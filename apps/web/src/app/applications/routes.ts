import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

export const routes: Routes = [
  {
    path: '',
    canActivate: [words('applications', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () => import('./applications-page').then((file) => file.ApplicationsPage),
  },
];
