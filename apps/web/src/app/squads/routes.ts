import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

export const routes: Routes = [
  {
    path: '',
    canActivate: [words('squads', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    children: [
      {
        path: '',
        title: 'squads.title',
        loadComponent: () => import('./squads-page').then((file) => file.SquadsPage),
      },
      {
        path: 'capacity',
        title: 'squads.capacity.title',
        loadComponent: () => import('./capacity-page').then((file) => file.CapacityPage),
      },
    ],
  },
];
