import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

export const routes: Routes = [
  {
    path: '',
    canActivate: [words('templates', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./templates-page').then((file) => file.TemplatesPage),
      },
      { path: 'new', loadComponent: () => import('./new-page').then((file) => file.NewTemplatePage) },
      { path: 'tokens', loadComponent: () => import('./tokens-page').then((file) => file.TokensPage) },
      { path: ':id', loadComponent: () => import('./template-page').then((file) => file.TemplatePage) },
    ],
  },
];
