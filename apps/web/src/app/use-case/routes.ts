import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';
import { mayDo } from '../core/session/guards';
import { keepUnsaved } from './unsaved';

export const routes: Routes = [
  {
    path: '',
    canActivate: [words('useCases', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    children: [
      { path: '', pathMatch: 'full', redirectTo: '/portfolio' },
      {
        path: 'new',
        canActivate: [mayDo('use_case:create')],
        canDeactivate: [keepUnsaved],
        loadComponent: () => import('./new-page').then((file) => file.NewPage),
      },
      {
        path: ':id/edit',
        canActivate: [mayDo('use_case:edit')],
        canDeactivate: [keepUnsaved],
        loadComponent: () => import('./edit-page').then((file) => file.EditPage),
      },
      {
        path: ':id',
        canDeactivate: [keepUnsaved],
        loadComponent: () => import('./detail-page').then((file) => file.DetailPage),
      },
    ],
  },
];
