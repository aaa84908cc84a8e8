import type { Routes } from '@angular/router';
import { oneByOne } from '../core/breathe';
import { words } from '../core/i18n/words';

export const routes: Routes = [
  {
    path: '',
    canActivate: [words('portfolio', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () =>
      oneByOne(
        () => import('./contracts'),
        () => import('./parts'),
        () => import('./portfolio-page'),
      ).then((file) => file.PortfolioPage),
  },
];
