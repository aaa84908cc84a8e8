import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@jalon/contracts';

export type FieldProblem = NonNullable<Problem['errors']>[number];

/**
 * What the API refused, typed (RFC 9457). `code` is translated as `problem.<code>`; `errors` name fields by path;
 * `current` carries the present value after `version_conflict`. Two codes are the web's own: `unreachable` (no
 * answer at all, status 0) and `unreadable` (an answer that does not match its contract).
 */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string = code,
    readonly errors: readonly FieldProblem[] = [],
    readonly current: unknown = undefined,
    readonly requestId: string | undefined = undefined,
    readonly retryAfter: number | undefined = undefined,
  ) {
    super(detail);
    this.name = 'ApiProblem';
  }

  /** The first problem of the field `path`, its children included; null when the field is fine. */
  field(path: string): FieldProblem | null {
    return this.errors.find((error) => error.path === path || error.path.startsWith(`${path}.`)) ?? null;
  }
}

/** Any failure of a call as an ApiProblem. */
export function toApiProblem(failure: unknown): ApiProblem {
  if (failure instanceof ApiProblem) return failure;
  if (!(failure instanceof HttpErrorResponse)) {
    return new ApiProblem(0, 'unreadable', failure instanceof Error ? failure.message : String(failure));
  }
  if (failure.status === 0) return new ApiProblem(0, 'unreachable', failure.message);
  const body = parseBody(failure.error);
  if (!isProblem(body)) return new ApiProblem(failure.status, codeOfStatus(failure.status), failure.message);
  const { code, detail, title, errors, current, requestId, retryAfter } = body;
  return new ApiProblem(failure.status, code, detail ?? title, errors ?? [], current, requestId, retryAfter);
}

/**
 * Whether the body is a problem of ours: checked by hand, because it is read before the contracts are loaded and
 * because an answer that is itself an error must not raise another.
 */
function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { code, title, status, errors } = body as Partial<Record<keyof Problem, unknown>>;
  if (typeof code !== 'string' || typeof title !== 'string' || typeof status !== 'number') return false;
  return errors === undefined || (Array.isArray(errors) && errors.every(isFieldProblem));
}

function isFieldProblem(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { path, code } = error as Partial<Record<keyof FieldProblem, unknown>>;
  return typeof path === 'string' && typeof code === 'string';
}

function parseBody(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function codeOfStatus(status: number): string {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 413) return 'too_large';
  if (status === 429) return 'too_many_requests';
  return status >= 500 ? 'unavailable' : 'invalid_value';
}
