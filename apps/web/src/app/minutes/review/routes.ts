import type { Routes } from '@angular/router';
import { words } from '../../core/i18n/words';

const loadWords = [
  words('minutesReview', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') }),
  // The text, its rows and what they lack are said in the words of the editor.
  words('minutes', { fr: () => import('../i18n/fr'), en: () => import('../i18n/en') }),
];

/** The tab « Revue » of a meeting. */
export const reviewRoutes: Routes = [
  {
    path: '',
    canActivate: loadWords,
    loadComponent: () => import('./review-page').then((file) => file.ReviewPage),
  },
];

/** The tab « Documents » of a meeting. */
export const documentRoutes: Routes = [
  {
    path: '',
    canActivate: loadWords,
    loadComponent: () => import('./documents-page').then((file) => file.DocumentsPage),
  },
];

/** The approved text on paper. */
export const printRoutes: Routes = [
  {
    path: '',
    canActivate: loadWords,
    loadComponent: () => import('./print-page').then((file) => file.PrintPage),
  },
];
