import { inject } from '@angular/core';
import { Router, type Data, type Route, type Routes } from '@angular/router';
import type { InternshipDetail } from '@jalon/contracts';
import type { Action } from '@jalon/domain';
import { words } from './core/i18n/words';

import { mayDo } from './core/session/guards';
import { SessionStore } from './core/session/session-store';
import type { InternshipTab } from './internships/internship-tab';
import { keepUnsaved } from './internships/leave';

type Loaded = Pick<Route, 'loadComponent' | 'loadChildren'>;

/** A tab: the page above lists those of these routes that the person may open, in this order. */
function tab(
  path: string,
  id: string,
  action: Action,
  page: Loaded,
  shown?: (detail: InternshipDetail) => boolean,
): Route {
  const data: Data = { tab: { id, action, ...(shown ? { shown } : {}) } satisfies InternshipTab };
  return { path, data, canActivate: [mayDo(action)], canDeactivate: [keepUnsaved], ...page };
}

/** The tabs of the home: the programme's year, its people, its rules. */
const homeTabs: Routes = [
  tab('campaign', 'campaign', 'offer:read', {
    loadChildren: () => import('./offers/routes').then((file) => file.campaignRoutes),
  }),
  tab('applications', 'applications', 'application:read', {
    loadChildren: () => import('./applications/routes').then((file) => file.routes),
  }),
  tab('week', 'week', 'internship:follow', {
    loadChildren: () => import('./internship-life/routes').then((file) => file.tutorWeekRoutes),
  }),
  tab('people', 'people', 'internship:read', {
    loadComponent: () => import('./internships/people-page').then((file) => file.PeoplePage),
  }),
  tab('register', 'register', 'internship:manage', {
    loadComponent: () => import('./internships/register-page').then((file) => file.RegisterPage),
  }),
  tab('settings', 'settings', 'internship:settings', {
    loadComponent: () => import('./internships/settings-page').then((file) => file.SettingsPage),
  }),
];

/** The tabs of one internship. */
const internshipTabs: Routes = [
  tab('', 'overview', 'internship:read', {
    loadComponent: () => import('./internships/overview-tab').then((file) => file.OverviewTab),
  }),
  tab('agreement', 'agreement', 'internship:read', {
    loadComponent: () => import('./internships/agreement-tab').then((file) => file.AgreementTab),
  }),
  tab('steps', 'steps', 'internship:read', {
    loadChildren: () => import('./internship-life/routes').then((file) => file.stepsRoutes),
  }),
  tab('weeks', 'weeks', 'internship:read', {
    loadChildren: () => import('./internship-life/routes').then((file) => file.weeksRoutes),
  }),
  tab(
    'reviews',
    'reviews',
    'internship:read',
    { loadChildren: () => import('./internship-life/routes').then((file) => file.reviewsRoutes) },
    ({ own, mayFollow }) => own || mayFollow,
  ),
  tab('presence', 'presence', 'internship:read', {
    loadChildren: () => import('./internship-life/routes').then((file) => file.presenceRoutes),
  }),
  tab('research', 'research', 'research:read', {
    loadChildren: () => import('./research/routes').then((file) => file.internshipRoutes),
  }),
];

/** The pages of internships. Features bring tabs and know nothing of each other: they meet here. */
export const internshipRoutes: Routes = [
  {
    path: '',
    canActivate: [
      words('internships', {
        fr: () => import('./internships/i18n/fr'),
        en: () => import('./internships/i18n/en'),
      }),
    ],
    children: [
      {
        path: 'people/new',
        canActivate: [mayDo('internship:manage')],
        canDeactivate: [keepUnsaved],
        loadComponent: () => import('./internships/new-page').then((file) => file.NewInternshipPage),
      },
      {
        path: 'offers',
        canActivate: [mayDo('offer:read')],
        canDeactivate: [keepUnsaved],
        loadChildren: () => import('./offers/routes').then((file) => file.offerRoutes),
      },
      {
        path: 'people/:id',
        canActivate: [mayDo('internship:read')],
        loadComponent: () => import('./internships/internship-page').then((file) => file.InternshipPage),
        children: internshipTabs,
      },
      {
        path: '',
        loadComponent: () => import('./internships/home-page').then((file) => file.InternshipsHome),
        children: [
          // The first tab that the person may open.
          {
            path: '',
            pathMatch: 'full',
            redirectTo: () => {
              const session = inject(SessionStore);
              const first = homeTabs.find(({ data }) => session.may((data?.['tab'] as InternshipTab).action));
              return inject(Router).parseUrl(first?.path ? `/internships/${first.path}` : '/forbidden');
            },
          },
          ...homeTabs,
        ],
      },
    ],
  },
];
