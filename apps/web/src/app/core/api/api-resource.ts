import { httpResource, type HttpResourceRef, type HttpResourceRequest } from '@angular/common/http';
import type { Injector } from '@angular/core';
import type * as z from 'zod';
import { parseAnswer } from './parse-answer';

/**
 * A read that follows signals: `apiResource(useCasePage, () => '/api/use-cases?' + query())`.
 * Returning undefined asks for nothing. The answer is parsed with its contract; `error()` is an ApiProblem.
 * Keep the last value on screen while loading with `keepValue` of this file.
 */
export function apiResource<S extends z.ZodType>(
  schema: S,
  request: () => string | HttpResourceRequest | undefined,
  options: { readonly injector?: Injector } = {},
): HttpResourceRef<z.output<S> | undefined> {
  const complete = (): HttpResourceRequest | undefined => {
    const asked = request();
    return typeof asked === 'string' ? { url: asked } : asked;
  };
  return httpResource<z.output<S>>(complete, {
    parse: (value: unknown) => parseAnswer(schema, value),
    ...(options.injector ? { injector: options.injector } : {}),
  });
}
