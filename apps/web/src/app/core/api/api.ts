import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type * as z from 'zod';
import { toApiProblem } from './api-problem';
import { parseAnswer } from './parse-answer';

export { apiResource } from './api-resource';

export interface WriteOptions {
  /** Sent as Idempotency-Key: a retry with the same key returns the first answer (`newIdempotencyKey()`). */
  readonly idempotencyKey?: string;
}

/**
 * Calls outside signals. Every method rejects with an ApiProblem. Without a schema the answer is dropped (204).
 * The CSRF token is added by an interceptor; a 401 asks to sign in over the page, then the call is made again.
 */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);

  /** The schema may still be loading: the call does not wait for it. */
  async get<S extends z.ZodType>(url: string, schema: S | Promise<S>): Promise<z.output<S>> {
    const [loaded, answer] = await Promise.all([schema, this.send('GET', url, undefined, null, {})]);
    return parseAnswer(loaded, answer);
  }

  post<S extends z.ZodType>(
    url: string,
    body: unknown,
    schema: S,
    options?: WriteOptions,
  ): Promise<z.output<S>>;
  post(url: string, body: unknown, schema?: null, options?: WriteOptions): Promise<void>;
  post(
    url: string,
    body: unknown,
    schema: z.ZodType | null = null,
    options: WriteOptions = {},
  ): Promise<unknown> {
    return this.send('POST', url, body, schema, options);
  }

  put<S extends z.ZodType>(url: string, body: unknown, schema: S): Promise<z.output<S>>;
  put(url: string, body: unknown, schema?: null): Promise<void>;
  put(url: string, body: unknown, schema: z.ZodType | null = null): Promise<unknown> {
    return this.send('PUT', url, body, schema, {});
  }

  patch<S extends z.ZodType>(url: string, body: unknown, schema: S): Promise<z.output<S>>;
  patch(url: string, body: unknown, schema?: null): Promise<void>;
  patch(url: string, body: unknown, schema: z.ZodType | null = null): Promise<unknown> {
    return this.send('PATCH', url, body, schema, {});
  }

  delete<S extends z.ZodType>(url: string, schema: S): Promise<z.output<S>>;
  delete(url: string, schema?: null): Promise<void>;
  delete(url: string, schema: z.ZodType | null = null): Promise<unknown> {
    return this.send('DELETE', url, undefined, schema, {});
  }

  private async send(
    method: string,
    url: string,
    body: unknown,
    schema: z.ZodType | null,
    options: WriteOptions,
  ): Promise<unknown> {
    const headers = options.idempotencyKey
      ? new HttpHeaders({ 'idempotency-key': options.idempotencyKey })
      : new HttpHeaders();
    let answer: unknown;
    try {
      answer = await firstValueFrom(this.http.request<unknown>(method, url, { body, headers }));
    } catch (failure) {
      throw toApiProblem(failure);
    }
    return schema ? parseAnswer(schema, answer) : answer;
  }
}

/** A key for one intended creation: make it when the form opens, send it at each attempt. */
export function newIdempotencyKey(): string {
  // randomUUID needs a secure context; an intranet address over plain HTTP has only getRandomValues.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
