import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

/** The step is part of the address, so that back, forward and a reload stay where the person was. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [words('imports', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./imports-page').then((file) => file.ImportsPage),
      },
      { path: ':id', loadComponent: () => import('./import-page').then((file) => file.ImportPage) },
      { path: ':id/:step', loadComponent: () => import('./import-page').then((file) => file.ImportPage) },
    ],
  },
];
