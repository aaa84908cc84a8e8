import type { Routes } from '@angular/router';
import { words } from '../core/i18n/words';

const lifeWords = words('internshipLife', {
  fr: () => import('./i18n/fr'),
  en: () => import('./i18n/en'),
});

/** Tabs of an internship, and the tutor's week; each loads the words of all. */
const page = (loadComponent: NonNullable<Routes[number]['loadComponent']>): Routes => [
  { path: '', canActivate: [lifeWords], loadComponent },
];

export const stepsRoutes = page(() => import('./steps-tab').then((file) => file.StepsTab));
export const weeksRoutes = page(() => import('./weeks-tab').then((file) => file.WeeksTab));
export const reviewsRoutes = page(() => import('./reviews-tab').then((file) => file.ReviewsTab));
export const presenceRoutes = page(() => import('./presence-tab').then((file) => file.PresenceTab));
export const tutorWeekRoutes = page(() => import('./tutor-week-page').then((file) => file.TutorWeekPage));
