import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

export const routes: Routes = [
  {
    path: '',
    title: 'nav.account',
    canActivate: [words('account', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () => import('./account-page').then((file) => file.AccountPage),
  },
];
