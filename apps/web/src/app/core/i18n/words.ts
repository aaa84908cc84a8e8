import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { I18n, type Loaders } from './i18n';

/**
 * Loads a feature's words with its route, so that no key is ever seen:
 * `canActivate: [words('portfolio', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })]`.
 */
export function words(scope: string, loaders: Loaders): CanActivateFn {
  return async () => {
    await inject(I18n).addScope(scope, loaders);
    return true;
  };
}
