import { HttpClient, HttpEventType, HttpRequest } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import {
  applicationReceived,
  CV_BYTES_MAX,
  CV_EXTENSIONS,
  sendApplication,
  type ApplicationReceived,
} from '@jalon/contracts';
import type * as z from 'zod';
import { ApiProblem, toApiProblem, type FieldProblem } from '../core/api/api-problem';
import { parseAnswer } from '../core/api/parse-answer';

export type ApplicationInput = z.input<typeof sendApplication>;

/** Sends the form with its file, and how much of it has gone. Bytes. */
@Injectable()
export class SendForm {
  private readonly http = inject(HttpClient);
  private readonly progress = signal<{ readonly sent: number; readonly size: number } | null>(null);
  /** On its way; null when nothing is. */
  readonly current = this.progress.asReadonly();

  /** @throws ApiProblem with the fields to mend, the file as `file` */
  async send(slug: string, form: ApplicationInput, cv: File): Promise<ApplicationReceived> {
    const body = new FormData();
    body.set('application', JSON.stringify(form));
    body.set('cv', cv, cv.name);
    const url = `/api/public/offers/${encodeURIComponent(slug)}/applications`;
    const request = new HttpRequest('POST', url, body, { reportProgress: true });
    this.progress.set({ sent: 0, size: cv.size });
    try {
      const answer = await new Promise<unknown>((resolve, reject) => {
        this.http.request<unknown>(request).subscribe({
          next: (event) => {
            if (event.type === HttpEventType.UploadProgress)
              this.progress.set({ sent: Math.min(event.loaded, cv.size), size: cv.size });
            if (event.type === HttpEventType.Response) resolve(event.body);
          },
          error: (failure: unknown) => reject(toApiProblem(failure)),
        });
      });
      return parseAnswer(applicationReceived, answer);
    } finally {
      this.progress.set(null);
    }
  }
}

/** What is wrong with the form, as the server would say it. */
export function formProblems(form: ApplicationInput, cv: File | null): readonly FieldProblem[] {
  const checked = sendApplication.safeParse(form);
  const problems = checked.success
    ? []
    : checked.error.issues.map(({ path, message, code }): FieldProblem => ({
        path: path.join('.'),
        code: /^[a-z_]+$/.test(message) ? message : code === 'too_big' ? 'invalid' : 'required',
      }));
  const file = cvProblem(cv);
  return file ? [...problems, file] : problems;
}

/** What can be said of the file without sending it. The server looks into it. */
export function cvProblem(cv: Pick<File, 'name' | 'size'> | null): FieldProblem | null {
  const refuse = (code: string): FieldProblem => ({ path: 'file', code });
  if (cv === null) return refuse('required');
  const name = cv.name.toLowerCase();
  if (/\.do[ct]m$/.test(name)) return refuse('macros');
  if (!CV_EXTENSIONS.some((extension) => name.endsWith(extension))) return refuse('wrong_extension');
  if (cv.size === 0) return refuse('empty_file');
  return cv.size > CV_BYTES_MAX ? refuse('too_large') : null;
}

/** The fields a failure names; none when it is about something else. */
export function problemsOf(failure: unknown): readonly FieldProblem[] {
  return failure instanceof ApiProblem ? failure.errors : [];
}
