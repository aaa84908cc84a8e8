import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'accounts' },
  {
    path: 'accounts',
    title: 'nav.accounts',
    canActivate: [words('administration', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () => import('./accounts-page').then((file) => file.AccountsPage),
  },
];
