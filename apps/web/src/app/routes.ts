import type { Routes } from '@angular/router';
import { mayDo, signedIn, signedOut } from './core/session/guards';
import { routes as monthlyReportRoutes } from './monthly-report/routes';
import { routes as portfolioRoutes } from './portfolio/routes';
import { Shell } from './shell/shell';

/** Every address of Jalon. A feature brings its words, pages and stores in its own chunk. */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'signIn.title',
    canMatch: [signedOut],
    loadComponent: () => import('./account/sign-in-page').then((file) => file.SignInPage),
  },
  {
    path: 'shared',
    loadChildren: () => import('./deliverables/routes').then((file) => file.sharedRoutes),
  },
  {
    path: 'offers',
    loadChildren: () => import('./public-offers/routes').then((file) => file.routes),
  },
  {
    path: 'survey',
    loadChildren: () => import('./public-survey/routes').then((file) => file.routes),
  },
  {
    path: '',
    canActivate: [signedIn],
    component: Shell,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'portfolio' },
      {
        path: 'week',
        title: 'nav.week',
        canActivate: [mayDo('week:read')],
        loadChildren: () => import('./week/routes').then((file) => file.routes),
      },
      {
        path: 'portfolio',
        title: 'nav.portfolio',
        canActivate: [mayDo('use_case:list')],
        children: portfolioRoutes,
      },
      {
        path: 'use-cases',
        title: 'nav.useCase',
        canActivate: [mayDo('use_case:read')],
        loadChildren: () => import('./use-case-routes').then((file) => file.useCaseRoutes),
      },
      {
        path: 'squads',
        canActivate: [mayDo('squad:read')],
        loadChildren: () => import('./squads/routes').then((file) => file.routes),
      },
      {
        path: 'people',
        title: 'nav.people',
        canActivate: [mayDo('reference:edit')],
        loadChildren: () => import('./people/routes').then((file) => file.routes),
      },
      {
        path: 'meetings',
        title: 'nav.meetings',
        canActivate: [mayDo('meeting:read')],
        loadChildren: () => import('./meeting-routes').then((file) => file.meetingRoutes),
      },
      {
        path: 'register',
        title: 'nav.register',
        canActivate: [mayDo('register:read')],
        loadChildren: () => import('./register/routes').then((file) => file.allRoutes),
      },
      {
        path: 'agreements',
        title: 'nav.agreements',
        canActivate: [mayDo('agreement:read')],
        loadChildren: () => import('./agreements/routes').then((file) => file.registerRoutes),
      },
      {
        path: 'studies',
        title: 'nav.studies',
        canActivate: [mayDo('study:list')],
        loadChildren: () => import('./studies/routes').then((file) => file.routes),
      },
      {
        path: 'internships',
        title: 'nav.internships',
        loadChildren: () => import('./internship-routes').then((file) => file.internshipRoutes),
      },
      {
        path: 'research',
        title: 'nav.research',
        canActivate: [mayDo('research:read')],
        loadChildren: () => import('./research/routes').then((file) => file.routes),
      },
      {
        path: 'usage',
        title: 'nav.usage',
        canActivate: [mayDo('usage:read')],
        loadChildren: () => import('./usage-routes').then((file) => file.usageRoutes),
      },
      {
        path: 'imports',
        title: 'nav.imports',
        canActivate: [mayDo('import:run')],
        loadChildren: () => import('./portfolio-import/routes').then((file) => file.routes),
      },
      {
        path: 'deliverables',
        title: 'nav.deliverables',
        canActivate: [mayDo('deliverable:read')],
        loadChildren: () => import('./deliverables/routes').then((file) => file.routes),
      },
      {
        path: 'leadership',
        title: 'nav.leadership',
        canActivate: [mayDo('leadership:read')],
        loadChildren: () => import('./leadership/routes').then((file) => file.routes),
      },
      {
        path: 'monthly-report',
        title: 'nav.monthlyReport',
        canActivate: [mayDo('report:read')],
        children: monthlyReportRoutes,
      },
      {
        path: 'templates',
        title: 'nav.templates',
        canActivate: [mayDo('template:read')],
        loadChildren: () => import('./templates/routes').then((file) => file.routes),
      },
      {
        path: 'account',
        loadChildren: () => import('./account/routes').then((file) => file.routes),
      },
      {
        path: 'administration/gates',
        title: 'nav.gateCriteria',
        canActivate: [mayDo('gate:criteria')],
        loadChildren: () => import('./gates/routes').then((file) => file.gridRoutes),
      },
      {
        path: 'administration/scoring',
        title: 'nav.scoringGrids',
        canActivate: [mayDo('scoring:grid')],
        loadChildren: () => import('./scoring/routes').then((file) => file.gridRoutes),
      },
      {
        path: 'administration',
        canActivate: [mayDo('account:manage')],
        loadChildren: () => import('./administration/routes').then((file) => file.routes),
      },
      {
        path: 'forbidden',
        title: 'forbidden.title',
        loadComponent: () => import('./shell/forbidden-page').then((file) => file.ForbiddenPage),
      },
      {
        path: '**',
        title: 'notFound.title',
        loadComponent: () => import('./shell/not-found-page').then((file) => file.NotFoundPage),
      },
    ],
  },
];
