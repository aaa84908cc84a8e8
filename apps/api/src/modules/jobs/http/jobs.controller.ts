import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { id, type Jobs } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import type { FastifyReply } from 'fastify';
import { CLOCK, type Clock } from '../../../config/clock.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { LifecycleState } from '../../../http/lifecycle-state.js';
import { Policy } from '../../../http/policy.js';
import { Context, type JalonRequest, type RequestContext } from '../../../http/request-context.js';
import { readSessionToken } from '../../../http/session-cookie.js';
import { SessionReader } from '../../identity/index.js';
import { JobCommands } from '../application/job-commands.js';
import { JobStream } from '../application/job-stream.js';

const HEARTBEAT_MS = 20_000;
/** The session of a stream is checked again each minute: a disabled account stops hearing. */
const SESSION_CHECK_MS = 60_000;
const MAX_STREAMS = 500;
const MAX_STREAMS_PER_ACCOUNT = 20;

@Controller('api/jobs')
@Policy('job:own')
export class JobsController {
  private readonly open = new Map<string, number>();

  constructor(
    private readonly commands: JobCommands,
    private readonly stream: JobStream,
    private readonly sessions: SessionReader,
    private readonly state: LifecycleState,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  list(@Context() context: RequestContext): Promise<Jobs> {
    return this.stream.list(context.principal.accountId);
  }

  /** Server-Sent Events: one "job" event a change, resumed with Last-Event-ID. */
  @Get('stream')
  async events(
    @Context() context: RequestContext,
    @Req() request: JalonRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { accountId } = context.principal;
    if (!this.state.ready) throw new DomainError('not_ready', 'The server is stopping');
    const total = [...this.open.values()].reduce((sum, count) => sum + count, 0);
    const mine = this.open.get(accountId) ?? 0;
    if (total >= MAX_STREAMS || mine >= MAX_STREAMS_PER_ACCOUNT) {
      throw new DomainError('limit_exceeded', 'Too many streams are open');
    }
    this.open.set(accountId, mine + 1);

    reply.hijack();
    const { raw } = reply;
    const close = () => raw.end();
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    raw.write('retry: 2000\n\n');
    const unregister = this.state.onStop(close);
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
    const token = readSessionToken(request, this.config.https) ?? '';
    const check = setInterval(() => {
      this.sessions.isOpen(token).then((open) => (open ? undefined : close()), close);
    }, SESSION_CHECK_MS);
    let unfollow: () => void = () => undefined;
    raw.on('close', () => {
      clearInterval(heartbeat);
      clearInterval(check);
      unregister();
      unfollow();
      const left = (this.open.get(accountId) ?? 1) - 1;
      if (left > 0) this.open.set(accountId, left);
      else this.open.delete(accountId);
    });

    const last = Number(request.headers['last-event-id'] ?? 0);
    try {
      unfollow = await this.stream.follow(
        accountId,
        Number.isSafeInteger(last) ? last : 0,
        this.clock.now(),
        (event) => {
          const { eventId, ...job } = event;
          raw.write(`id: ${eventId}\nevent: job\ndata: ${JSON.stringify(job)}\n\n`);
        },
      );
      if (raw.destroyed || raw.writableEnded) unfollow();
    } catch {
      close();
    }
  }

  @Post(':id/cancel')
  @HttpCode(204)
  async cancel(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) jobId: string,
  ): Promise<void> {
    await this.commands.cancel(context, jobId);
  }

  @Post(':id/retry')
  @HttpCode(204)
  async retry(@Context() context: RequestContext, @Param('id', { schema: id }) jobId: string): Promise<void> {
    await this.commands.retry(context, jobId);
  }
}
