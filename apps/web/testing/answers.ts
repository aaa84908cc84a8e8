import { HttpBackend, HttpErrorResponse, HttpResponse, type HttpRequest } from '@angular/common/http';
import type { Provider } from '@angular/core';
import { Observable } from 'rxjs';

/** What the server says to a request: a body, or `{ status, body }` in place of a 200. */
export type Answer = (request: HttpRequest<unknown>) => unknown;

class Refused {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {}
}

/** An answer that is a problem, as the API writes them. */
export function refused(status: number, code: string, more: object = {}): Refused {
  return new Refused(status, { type: `urn:jalon:problem:${code}`, title: code, status, code, ...more });
}

/**
 * A server that answers at once, so that pages which read as they open come to rest: answers by `METHOD /address`,
 * without the query. `asked` lists every request, as `GET /api/x?y=z`.
 */
export function answering(answers: Readonly<Record<string, Answer>>): {
  readonly providers: Provider[];
  readonly asked: string[];
  readonly requests: HttpRequest<unknown>[];
} {
  const asked: string[] = [];
  const requests: HttpRequest<unknown>[] = [];
  const handle = (request: HttpRequest<unknown>) =>
    new Observable<HttpResponse<unknown>>((seen) => {
      asked.push(`${request.method} ${request.urlWithParams}`);
      requests.push(request);
      const answer = answers[`${request.method} ${request.url}`]?.(request) ?? refused(503, 'unavailable');
      if (answer instanceof Refused) {
        const { status, body: error } = answer;
        seen.error(new HttpErrorResponse({ status, error, url: request.url }));
        return;
      }
      seen.next(new HttpResponse({ status: 200, body: answer, url: request.url }));
      seen.complete();
    });
  return { providers: [{ provide: HttpBackend, useValue: { handle } }], asked, requests };
}
