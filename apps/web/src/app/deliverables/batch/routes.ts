import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';
import { mayDo } from '../../core/session/guards';

const loadWords = words('deliverableBatch', {
  fr: () => import('./i18n/fr'),
  en: () => import('./i18n/en'),
});

/** Deliverables made in series: what to make, then how far it is. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [loadWords],
    children: [
      {
        path: '',
        pathMatch: 'full',
        canActivate: [mayDo('deliverable:write')],
        loadComponent: () => import('./choose-page').then((file) => file.ChooseBatchPage),
      },
      { path: ':id', loadComponent: () => import('./batch-page').then((file) => file.BatchPage) },
    ],
  },
];
