import { HttpEventType, HttpHeaders, HttpRequest, HttpXhrBackend } from '@angular/common/http';
import { EnvironmentInjector, inject, Injectable, runInInjectionContext, signal } from '@angular/core';
import type { Subscription } from 'rxjs';
import type * as z from 'zod';
import { toApiProblem } from './api-problem';
import { apiInterceptor } from './interceptors';
import { parseAnswer } from './parse-answer';

/** One upload at a time, with its progress. Provided by the page that shows it. */
@Injectable()
export class FileUpload {
  private readonly xhr = inject(HttpXhrBackend);
  private readonly injector = inject(EnvironmentInjector);
  private readonly state = signal<{
    readonly name: string;
    readonly size: number;
    readonly sent: number;
  } | null>(null);
  private subscription: Subscription | undefined;
  private giveUp: (() => void) | undefined;

  /** The file on its way; null when none is. Bytes. */
  readonly current = this.state.asReadonly();

  /** @returns null when the person cancelled. @throws ApiProblem */
  async send<S extends z.ZodType>(
    url: string,
    file: File,
    schema: S,
    idempotencyKey: string,
  ): Promise<z.output<S> | null> {
    this.state.set({ name: file.name, size: file.size, sent: 0 });
    try {
      const answer = await this.post(url, file, idempotencyKey);
      return answer === null ? null : parseAnswer(schema, answer);
    } finally {
      this.state.set(null);
      this.subscription = undefined;
      this.giveUp = undefined;
    }
  }

  cancel(): void {
    this.subscription?.unsubscribe();
    this.giveUp?.();
  }

  private post(url: string, file: File, idempotencyKey: string): Promise<unknown> {
    const request = new HttpRequest('POST', url, file, {
      reportProgress: true,
      headers: new HttpHeaders({
        'content-type': 'application/octet-stream',
        'idempotency-key': idempotencyKey,
      }),
    });
    return new Promise((resolve, reject) => {
      this.giveUp = () => resolve(null);
      // fetch(), the application's backend, tells nothing of an upload's progress: this call goes by XHR.
      const events = runInInjectionContext(this.injector, () =>
        apiInterceptor(request, (next) => this.xhr.handle(next)),
      );
      this.subscription = events.subscribe({
        next: (event) => {
          if (event.type === HttpEventType.UploadProgress)
            this.state.update((now) => now && { ...now, sent: event.loaded });
          if (event.type === HttpEventType.Response) resolve(event.body);
        },
        error: (failure: unknown) => reject(toApiProblem(failure)),
      });
    });
  }
}
