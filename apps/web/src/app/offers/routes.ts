import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';
import { loadOfferWords } from '../ui/offer-view/offer-view';

const loadWords = words('offers', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') });

/** The tab of the home of internships: the campaign of the year. */
export const campaignRoutes: Routes = [
  {
    path: '',
    canActivate: [loadWords],
    loadComponent: () => import('./campaign-page').then((file) => file.CampaignPage),
  },
];

/** The page of one offer. */
export const offerRoutes: Routes = [
  {
    path: ':id',
    canActivate: [loadWords, loadOfferWords],
    loadComponent: () => import('./offer-page').then((file) => file.OfferPage),
  },
];
