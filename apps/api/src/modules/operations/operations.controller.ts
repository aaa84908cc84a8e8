import { Controller, Get, Inject, Res } from '@nestjs/common';
import { migrations } from '@jalon/migrations';
import type { FastifyReply } from 'fastify';
import { CLOCK, type Clock } from '../../config/clock.js';
import { Database } from '../../database/database.js';
import { LifecycleState } from '../../http/lifecycle-state.js';
import { Policy } from '../../http/policy.js';

interface Lag {
  readonly migrated: boolean;
  readonly oldest_outbox: number | null;
  readonly oldest_job: number | null;
}

/** Work that has waited this long means that no worker takes it. */
const QUEUE_LAG_SECONDS = 300;

/** For load balancers and monitoring: no session, nothing about anybody. */
@Controller()
@Policy('public')
export class OperationsController {
  constructor(
    private readonly database: Database,
    private readonly state: LifecycleState,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The process runs; says nothing of the database. */
  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** Requests can be served: not stopping, database there, schema up to date. A slow queue is said, not fatal. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    if (!this.state.ready) {
      void reply.status(503);
      return { status: 'stopping' };
    }
    const lag = await this.lag().catch(() => null);
    if (lag === null || !lag.migrated) {
      void reply.status(503).header('retry-after', '2');
      return { status: 'unavailable', database: lag !== null, migrated: lag?.migrated ?? false };
    }
    const queueLag = Math.max(lag.oldest_outbox ?? 0, lag.oldest_job ?? 0);
    return {
      status: 'ok',
      database: true,
      migrated: true,
      queue: queueLag < QUEUE_LAG_SECONDS ? 'ok' : 'late',
    };
  }

  /** Prometheus text: queue age, outbox age, pool, memory. */
  @Get('metrics')
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    const lag = await this.lag().catch(() => null);
    const { pool } = this.database;
    const memory = process.memoryUsage();
    const lines: readonly [name: string, help: string, value: number][] = [
      ['jalon_up', 'Database reachable', lag === null ? 0 : 1],
      ['jalon_outbox_age_seconds', 'Age of the oldest job not handed to the queue', lag?.oldest_outbox ?? 0],
      ['jalon_queue_age_seconds', 'Age of the oldest job not begun', lag?.oldest_job ?? 0],
      ['jalon_pool_size', 'Connections open', pool.totalCount],
      ['jalon_pool_idle', 'Connections free', pool.idleCount],
      ['jalon_pool_waiting', 'Requests that wait for a connection', pool.waitingCount],
      ['jalon_resident_memory_bytes', 'Resident memory', memory.rss],
      ['jalon_heap_used_bytes', 'Heap in use', memory.heapUsed],
      ['jalon_uptime_seconds', 'Seconds since the start', Math.round(process.uptime())],
    ];
    const text = lines.map(
      ([name, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`,
    );
    await reply.type('text/plain; version=0.0.4').send(text.join(''));
  }

  private async lag(): Promise<Lag | null> {
    const [row] = await this.database.query<Lag>(
      `select
         (select count(*) from migrations) >= $2 as migrated,
         (select extract(epoch from $1::timestamptz - min(created_at))::float from outbox where enqueued_at is null) as oldest_outbox,
         (select extract(epoch from $1::timestamptz - min(created_at))::float from job where state = 'queued') as oldest_job`,
      [this.clock.now(), migrations.length],
    );
    return row ?? null;
  }
}
