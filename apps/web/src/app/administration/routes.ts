import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';
import { mayDo } from '../core/session/guards';

const wording = words('administration', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') });

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'accounts' },
  {
    path: 'accounts',
    title: 'nav.accounts',
    canActivate: [wording],
    loadComponent: () => import('./accounts-page').then((file) => file.AccountsPage),
  },
  {
    path: 'usage',
    title: 'nav.usageSettings',
    canActivate: [mayDo('usage:settings'), wording],
    loadComponent: () => import('./usage-settings-page').then((file) => file.UsageSettingsPage),
  },
];
