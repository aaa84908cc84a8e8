import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

const ownWords = words('benefits', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') });

/** The tab of a use case. */
export const useCaseRoutes: Routes = [
  {
    path: '',
    canActivate: [ownWords],
    loadComponent: () => import('./benefits-tab').then((file) => file.BenefitsTab),
  },
];

/** The tab of the portfolio. */
export const portfolioRoutes: Routes = [
  {
    path: '',
    canActivate: [ownWords],
    loadComponent: () => import('./portfolio-page').then((file) => file.BenefitPortfolioPage),
  },
];
