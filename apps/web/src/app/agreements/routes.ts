import { inject } from '@angular/core';
import type { CanDeactivateFn, Routes } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { words } from '../core/i18n/words';
import { Confirm } from '../ui/confirm/confirm';
import type { AgreementPage } from './agreement-page';

const loadWords = words('agreements', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') });

/** Saves what was typed before the page goes; asks when it could not be saved. */
const saveFirst: CanDeactivateFn<AgreementPage> = async (page) => {
  const [t, confirm] = [inject(I18n).t, inject(Confirm)];
  if (await page.flush()) return true;
  return confirm.ask({
    heading: t('agreements.leave.heading'),
    text: t('agreements.leave.text'),
    confirm: t('agreements.leave.confirm'),
    danger: true,
  });
};

/** The tab of a use case. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [loadWords],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./agreements-page').then((file) => file.AgreementsPage),
      },
      {
        path: ':agreementId',
        canDeactivate: [saveFirst],
        loadComponent: () => import('./agreement-page').then((file) => file.AgreementPage),
      },
    ],
  },
];

/** The list across use cases. */
export const registerRoutes: Routes = [
  {
    path: '',
    canActivate: [loadWords],
    loadComponent: () => import('./register-page').then((file) => file.AgreementRegisterPage),
  },
];
