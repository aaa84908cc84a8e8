import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

/** What users answer, outside of the shell: nobody is signed in. */
export const routes: Routes = [
  {
    path: ':token',
    canActivate: [words('publicSurvey', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () => import('./survey-page').then((file) => file.SurveyPage),
  },
];
