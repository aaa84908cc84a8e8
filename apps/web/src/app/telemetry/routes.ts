import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

/** The tab of a use case after go-live. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [words('telemetry', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') })],
    loadComponent: () => import('./telemetry-page').then((file) => file.TelemetryPage),
  },
];
