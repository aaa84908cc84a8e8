import { Controller, Post, Req, Res } from '@nestjs/common';
import type { Problem } from '@jalon/contracts';
import type { FastifyReply } from 'fastify';
import { Policy } from '../../../http/policy.js';
import type { JalonRequest } from '../../../http/request-context.js';
import { IngestEvents, KeyRefused } from '../application/ingest-events.js';
import { bearerSecret } from '../application/key-secret.js';
import { NoPseudonymKey } from '../application/pseudonymiser.js';
import { readEventRequest } from './event-request.js';

/** Where solutions send what their users do: CloudEvents 1.0 over HTTP, with a key of the solution. */
@Controller('api/usage/events')
export class UsageEventsController {
  constructor(private readonly events: IngestEvents) {}

  /** One event: 202 with its verdict, 400 when it is rejected. A batch: 207 with a verdict for each. */
  @Post()
  @Policy('api_key')
  async receive(@Req() request: JalonRequest, @Res() reply: FastifyReply): Promise<void> {
    const secret = bearerSecret(request.headers.authorization);
    try {
      if (secret === null) throw new KeyRefused();
      const { mode, values, bytes } = readEventRequest(request.headers, request.body);
      const answer = await this.events.ingest(secret, values, bytes);
      const [only] = answer.items;
      if (mode === 'batch') await reply.status(207).send(answer);
      else await reply.status(only?.status === 'rejected' ? 400 : 202).send(only);
    } catch (error) {
      const problem = problemOf(error, request.id);
      if (problem === null) throw error;
      if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
      await reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
    }
  }
}

/** What only machines meet here; the rest is the filter's. */
function problemOf(error: unknown, requestId: string): Problem | null {
  if (error instanceof KeyRefused) {
    const detail = 'Send Authorization: Bearer with a key that is neither expired nor revoked.';
    return {
      type: 'urn:jalon:problem:key_refused',
      title: 'Unauthorized',
      status: 401,
      code: 'key_refused',
      detail,
      requestId,
    };
  }
  if (error instanceof NoPseudonymKey) {
    const detail = 'JALON_PSEUDONYM_KEY is not set: users cannot be stored under pseudonyms.';
    return {
      type: 'urn:jalon:problem:not_configured',
      title: 'Service Unavailable',
      status: 503,
      code: 'not_configured',
      detail,
      requestId,
    };
  }
  return null;
}
