import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError, type Principal } from '@jalon/domain';
import type { FastifyRequest } from 'fastify';
import type { Actor, OnceKey } from '../database/unit-of-work.js';

/** What the session guard found out about a request. */
export interface SignedIn {
  readonly principal: Principal;
  readonly csrfToken: string;
  readonly tokenHash: Buffer;
  readonly endsAt: string;
}

export interface JalonRequest extends FastifyRequest {
  signedIn?: SignedIn;
}

/** Who asks, as the commands and queries take it. */
export interface RequestContext {
  readonly principal: Principal;
  readonly actor: Actor;
  /** From the `Idempotency-Key` header, if the client sent one. */
  readonly once: OnceKey | null;
}

/** Injects the RequestContext of a signed-in request. */
export const Context = createParamDecorator((_: unknown, host: ExecutionContext): RequestContext => {
  const request = host.switchToHttp().getRequest<JalonRequest>();
  if (!request.signedIn) throw new DomainError('forbidden', 'Nobody is signed in');
  const { principal } = request.signedIn;
  return {
    principal,
    actor: { accountId: principal.accountId, personId: principal.personId, requestId: request.id },
    once: onceKey(request),
  };
});

function onceKey(request: FastifyRequest): OnceKey | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\w.-]{8,200}$/.test(key)) {
    throw new DomainError('invalid_value', 'Idempotency-Key: 8 to 200 letters, digits, dots or dashes', [
      { path: 'Idempotency-Key', code: 'invalid_format' },
    ]);
  }
  const fingerprint = createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(request.body instanceof Readable ? uploadSize(request) : bodyText(request.body))
    .digest('base64');
  return { key, fingerprint };
}

/** @throws DomainError `invalid_value` for what is nested deeper than can be written: no request of ours is */
function bodyText(body: unknown): string {
  try {
    return JSON.stringify(body ?? null);
  } catch {
    throw new DomainError('invalid_value', 'The request is nested too deep', [
      { path: 'body', code: 'invalid' },
    ]);
  }
}

/** A file is not read yet: its size, beside the address; `onceOf` tells it from others of its size once it is. */
function uploadSize(request: FastifyRequest): string {
  return `upload ${request.headers['content-length'] ?? ''}`;
}
