import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@jalon/contracts';
import { DomainError, type DomainErrorCode } from '@jalon/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { TooManyAttempts } from './too-many-attempts.js';

/** One HTTP answer a code: a new code does not compile until it has one. */
const STATUS: Readonly<Record<DomainErrorCode, number>> = {
  not_found: 404,
  forbidden: 403,
  invalid_value: 422,
  reason_required: 422,
  transition_not_allowed: 422,
  evidence_missing: 422,
  version_conflict: 409,
  already_exists: 409,
  limit_exceeded: 413,
  file_refused: 422,
  not_cancellable: 409,
  not_ready: 409,
};

/** Errors of PostgreSQL and its driver that mean "not now": the client tries again. */
const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '55P03',
  '53300',
  '08000',
  '08003',
  '08006',
  '40001',
  '40P01',
  '25P03',
]);
const UNAVAILABLE_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|driver not connected|Cannot use a pool/i;

/** Turns everything that goes wrong into an RFC 9457 body that says nothing of our insides. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.describe(error, request);
    if (reply.sent || reply.raw.headersSent) return;
    if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter));
    void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private describe(error: unknown, request: FastifyRequest): Problem {
    const requestId = request.id;
    if (error instanceof DomainError) {
      return {
        ...base(STATUS[error.code], error.code),
        detail: error.detail,
        requestId,
        ...(error.fields.length > 0 ? { errors: error.fields.map((field) => ({ ...field })) } : {}),
        ...(error.current === undefined ? {} : { current: error.current }),
      };
    }
    if (error instanceof TooManyAttempts) {
      return { ...base(429, 'too_many_attempts'), retryAfter: error.retryAfter, requestId };
    }
    if (isUnavailable(error)) {
      this.logger.warn({ requestId, err: error }, 'the database did not answer');
      return { ...base(503, 'unavailable'), retryAfter: 2, requestId };
    }
    const status = clientStatus(error);
    if (status !== null) return { ...base(status, CLIENT_CODES[status] ?? 'bad_request'), requestId };
    this.logger.error({ requestId, err: error, route: request.routeOptions.url }, 'unexpected error');
    return { ...base(500, 'internal'), requestId };
  }
}

const CLIENT_CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'signed_out',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  414: 'too_large',
  415: 'unsupported_type',
  431: 'too_large',
};

function base(status: number, code: string): Problem {
  return { type: `urn:jalon:problem:${code}`, title: STATUS_CODES[status] ?? 'Error', status, code };
}

/** The 4xx of an error that Nest or Fastify raised about the request itself. */
function clientStatus(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus() < 500 ? error.getStatus() : null;
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError } = error as Error & { code?: unknown; driverError?: unknown };
  if (typeof code === 'string' && UNAVAILABLE.has(code)) return true;
  if (UNAVAILABLE_WORDS.test(error.message)) return true;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  return driverError !== undefined && driverError !== error && isUnavailable(driverError);
}
