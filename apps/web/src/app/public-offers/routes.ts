import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';
import { loadOfferWords } from '../ui/offer-view/offer-view';

/** What candidates read, outside of the shell: nobody is signed in. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [
      words('publicOffers', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') }),
      loadOfferWords,
    ],
    loadComponent: () => import('./public-frame').then((file) => file.PublicFrame),
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./public-offers-page').then((file) => file.PublicOffersPage),
      },
      {
        path: ':slug',
        loadComponent: () => import('./public-offer-page').then((file) => file.PublicOfferPage),
      },
    ],
  },
];
