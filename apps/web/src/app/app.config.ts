import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  DOCUMENT,
  inject,
  Injector,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
  type ApplicationConfig,
} from '@angular/core';
import {
  provideRouter,
  Router,
  TitleStrategy,
  withComponentInputBinding,
  withDisabledInitialNavigation,
  withInMemoryScrolling,
  withRouterConfig,
} from '@angular/router';
import { breathe } from './core/breathe';
import { apiInterceptor } from './core/api/interceptors';
import { I18n } from './core/i18n/i18n';
import { PageTitleStrategy } from './core/navigation/page';
import { SessionStore } from './core/session/session-store';
import { routes } from './routes';

/** Words and session are read side by side; the first screen shows both, so it waits for them. */
async function start(): Promise<void> {
  const i18n = inject(I18n);
  const session = inject(SessionStore);
  const injector = inject(Injector);
  // Who applies has no session, and is not asked for one.
  const isPublic = /^\/offers(\/|$)/.test(inject(DOCUMENT).location.pathname);
  // A server that does not answer is said by the connection banner over the sign-in page.
  await Promise.all([
    i18n.use(i18n.language()),
    isPublic ? undefined : session.refresh().catch(() => undefined),
  ]);
  // Making the router, the first component and the first navigation are three tasks.
  injector.get(Router);
  await breathe();
}

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    // On XMLHttpRequest: fetch cannot tell how much of an upload has gone.
    provideHttpClient(withInterceptors([apiInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      // The app starts it, in a task apart.
      withDisabledInitialNavigation(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
    ),
    // A <base> element would be refused by the content security policy (base-uri 'none').
    { provide: APP_BASE_HREF, useValue: '/' },
    { provide: TitleStrategy, useClass: PageTitleStrategy },
    provideAppInitializer(start),
  ],
};
