import {
  HttpEventType,
  HttpHeaders,
  HttpRequest,
  HttpXhrBackend,
  type HttpEvent,
} from '@angular/common/http';
import { EnvironmentInjector, inject, Injectable, runInInjectionContext, signal } from '@angular/core';
import { importView, type ImportView } from '@jalon/contracts';
import { FILE_BYTES_MAX, FILE_EXTENSIONS } from './file-limits';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { apiInterceptor } from '../core/api/interceptors';
import type { Subscription } from 'rxjs';

/** One upload at a time, with its progress. `send` gives null when the person cancelled. */
@Injectable()
export class Upload {
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

  /** @throws ApiProblem `file_refused` with `errors[0].code` saying why, or any failure of a call */
  async send(file: File): Promise<ImportView | null> {
    const refusal = refusedAtOnce(file);
    if (refusal) throw refusal;
    this.state.set({ name: file.name, size: file.size, sent: 0 });
    try {
      const answer = await this.post(file);
      if (answer === null) return null;
      const parsed = importView.safeParse(answer);
      if (!parsed.success) throw new ApiProblem(200, 'unreadable', parsed.error.message);
      return parsed.data;
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

  private post(file: File): Promise<unknown> {
    const request = new HttpRequest('POST', `/api/imports?fileName=${encodeURIComponent(file.name)}`, file, {
      reportProgress: true,
      headers: new HttpHeaders({ 'content-type': 'application/octet-stream' }),
    });
    return new Promise((resolve, reject) => {
      this.giveUp = () => resolve(null);
      // fetch(), the application's backend, tells nothing of an upload's progress: this one call goes by XHR,
      // through the same interceptor.
      const events = runInInjectionContext(this.injector, () =>
        apiInterceptor(request, (next) => this.xhr.handle(next)),
      );
      this.subscription = events.subscribe({
        next: (event: HttpEvent<unknown>) => {
          if (event.type === HttpEventType.UploadProgress)
            this.state.update((now) => now && { ...now, sent: event.loaded });
          if (event.type === HttpEventType.Response) resolve(event.body);
        },
        error: (failure: unknown) => reject(toApiProblem(failure)),
      });
    });
  }
}

/** What can be said without sending 50 MB to hear it. The server checks everything again. */
export function refusedAtOnce(file: Pick<File, 'name' | 'size'>): ApiProblem | null {
  const refuse = (code: string, params: Record<string, string | number> = {}) =>
    new ApiProblem(422, 'file_refused', code, [{ path: 'file', code, params }]);
  if (file.size === 0) return refuse('empty_file');
  if (file.size > FILE_BYTES_MAX) return refuse('too_large', { max: FILE_BYTES_MAX });
  const extension = /\.[^.]+$/.exec(file.name.toLowerCase())?.[0] ?? '';
  if (extension === '.xls') return refuse('old_excel');
  if (/^\.(xlsm|xltm|xlsb|xlam)$/.test(extension)) return refuse('macros');
  return FILE_EXTENSIONS.includes(extension) ? null : refuse('wrong_extension');
}
