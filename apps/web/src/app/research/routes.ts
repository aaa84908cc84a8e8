import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';
import { leaveResearch } from './leave';

const ownWords = words('research', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') });

/** Bibliography, comparisons and publications of the lab, and the page of one comparison. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [ownWords],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./research-page').then((file) => file.ResearchPage),
      },
      {
        path: 'studies/:id',
        canDeactivate: [leaveResearch],
        loadComponent: () => import('./study-page').then((file) => file.StudyPage),
      },
    ],
  },
];

/** The tab of a use case. */
export const useCaseRoutes: Routes = [
  {
    path: '',
    canActivate: [ownWords],
    loadComponent: () => import('./use-case-research').then((file) => file.UseCaseResearch),
  },
];

/** The tab of an internship. */
export const internshipRoutes: Routes = [
  {
    path: '',
    canActivate: [ownWords],
    loadComponent: () => import('./internship-research').then((file) => file.InternshipResearch),
  },
];
