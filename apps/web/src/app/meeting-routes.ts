import type { Data, Route, Routes } from '@angular/router';
import type { MeetingDetail } from '@jalon/contracts';
import type { Action } from '@jalon/domain';
import { words } from './core/i18n/words';
import { mayDo } from './core/session/guards';
import { keepUnsaved } from './meetings/leave';
import type { MeetingTab } from './meetings/meeting-tab';

/** A tab of a meeting's page, which lists the tabs of these routes that the person may open, in this order. */
function tab(
  path: string,
  id: string,
  action: Action,
  page: Pick<Route, 'loadComponent' | 'loadChildren'>,
  shown?: (detail: MeetingDetail) => boolean,
  prefetch?: () => void,
): Route {
  const more = { ...(shown ? { shown } : {}), ...(prefetch ? { prefetch } : {}) };
  const data: Data = { tab: { id, action, ...more } satisfies MeetingTab };
  return { path, data, canActivate: [mayDo(action)], canDeactivate: [keepUnsaved], ...page };
}

/** The pages of meetings. Features bring tabs and know nothing of each other: they meet here. */
export const meetingRoutes: Routes = [
  {
    path: '',
    canActivate: [
      words('meetings', { fr: () => import('./meetings/i18n/fr'), en: () => import('./meetings/i18n/en') }),
    ],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./meetings/meetings-page').then((file) => file.MeetingsPage),
      },
      {
        path: 'series',
        loadComponent: () => import('./meetings/series-list-page').then((file) => file.SeriesListPage),
      },
      {
        path: 'series/:id',
        canDeactivate: [keepUnsaved],
        loadComponent: () => import('./meetings/series-page').then((file) => file.SeriesPage),
      },
      {
        path: ':id/present',
        canDeactivate: [keepUnsaved],
        loadComponent: () => import('./meetings/present-page').then((file) => file.PresentPage),
      },
      {
        path: ':id/minutes/print',
        canActivate: [mayDo('minutes:read')],
        loadChildren: () => import('./minutes/review/routes').then((file) => file.printRoutes),
      },
      {
        path: ':id',
        loadComponent: () => import('./meetings/meeting-page').then((file) => file.MeetingPage),
        children: [
          tab('', 'preparation', 'meeting:read', {
            loadComponent: () => import('./meetings/preparation-page').then((file) => file.PreparationPage),
          }),
          tab(
            'minutes',
            'minutes',
            'minutes:read',
            { loadChildren: () => import('./minutes/routes').then((file) => file.routes) },
            undefined,
            () => void import('./minutes/prefetch').then((file) => file.prefetch()),
          ),
          // Partners read what was distributed; how it came about is the lab's.
          tab(
            'review',
            'review',
            'minutes:live',
            { loadChildren: () => import('./minutes/review/routes').then((file) => file.reviewRoutes) },
            (detail) => detail.minutesId !== null,
          ),
          tab('documents', 'documents', 'meeting:read', {
            loadChildren: () => import('./minutes/review/routes').then((file) => file.documentRoutes),
          }),
        ],
      },
    ],
  },
];
