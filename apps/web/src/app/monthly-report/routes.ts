import type { Routes } from '@angular/router';
import { oneByOne } from '../core/breathe';
import { words } from '../core/i18n/words';

/** Month and scope are in the query: `/monthly-report?month=2026-11&entity=…`. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [words('report', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () =>
      oneByOne(
        () => import('./contracts'),
        () => import('./parts'),
        () => import('./monthly-report-page'),
      ).then((file) => file.MonthlyReportPage),
  },
];
