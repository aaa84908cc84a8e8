import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

/** The tab of /usage; what is shown is in the query: `/usage/alerts?show=closed&rule=silent`. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [words('usageAlerts', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () => import('./alerts-page').then((file) => file.UsageAlertsPage),
  },
];
