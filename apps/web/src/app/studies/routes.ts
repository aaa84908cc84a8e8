import type { CanDeactivateFn, Routes } from '@angular/router';
import { words } from '../core/i18n/words';
import { mayDo } from '../core/session/guards';
import type { WizardPage } from './wizard-page';

/** What was typed last is saved before another page reads it. */
const saveFirst: CanDeactivateFn<WizardPage> = (page) => page.leave();

/** The step of the wizard is part of the address, so that back, forward and a reload stay where the person was. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [words('studies', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./studies-page').then((file) => file.StudiesPage),
      },
      {
        path: 'new',
        canActivate: [mayDo('study:write')],
        loadComponent: () => import('./new-study-page').then((file) => file.NewStudyPage),
      },
      { path: ':id', loadComponent: () => import('./study-page').then((file) => file.StudyPage) },
      { path: ':id/edit', pathMatch: 'full', redirectTo: ':id/edit/resume' },
      {
        path: ':id/edit/:step',
        canActivate: [mayDo('study:write')],
        canDeactivate: [saveFirst],
        loadComponent: () => import('./wizard-page').then((file) => file.WizardPage),
      },
    ],
  },
];
