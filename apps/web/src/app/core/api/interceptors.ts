import type { HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { HttpEventType } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { catchError, from, switchMap, tap, throwError } from 'rxjs';
import { SessionStore } from '../session/session-store';
import { toApiProblem } from './api-problem';
import { Connection } from './connection';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * What every call to the API goes through: the CSRF token on writes, failures turned into ApiProblem, a lost
 * session asked for again (and the call repeated), and the state of the connection kept.
 */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const injector = inject(Injector);
  const connection = inject(Connection);
  // Looked up late: the store itself makes calls.
  const session = () => injector.get(SessionStore);

  const send = () =>
    next(withToken(request, session().csrfToken())).pipe(
      tap((event) => {
        if (event.type !== HttpEventType.Response) return;
        connection.answered();
        session().touched();
      }),
    );

  return send().pipe(
    catchError((failure: unknown) => {
      const problem = toApiProblem(failure);
      connection.failed(problem.status);
      const lost = problem.status === 401 && request.url !== '/api/session' && session().me() !== null;
      if (!lost) return throwError(() => problem);
      return from(session().askToSignIn()).pipe(
        switchMap((signedIn) => (signedIn ? send() : throwError(() => problem))),
        catchError((again: unknown) => throwError(() => toApiProblem(again))),
      );
    }),
  );
};

function withToken(request: HttpRequest<unknown>, token: string | null): HttpRequest<unknown> {
  if (token === null || SAFE.has(request.method)) return request;
  return request.clone({ setHeaders: { 'x-csrf-token': token } });
}
