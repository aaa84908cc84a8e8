import type { Logger } from 'pino';
import type { Database } from '../database/database.js';
import type { Listener } from '../database/listener.js';
import type { JobQueue } from './backend.js';

const POLL_MS = 2_000;
const SWEEP_MS = 15_000;
const BATCH = 100;
/** A job that has not moved for this long is looked for in the queue. */
const SILENT = '45 seconds';

interface Waiting {
  readonly id: string;
  readonly job_id: string;
  readonly kind: string;
  readonly request_id: string | null;
  readonly part: boolean;
}

/**
 * Hands committed jobs to the queue: at each NOTIFY, and every two seconds for what was missed. A row is
 * ticked after the queue has it, so a crash between the two adds the same job id twice, which adds it once.
 */
export class OutboxRelay {
  private readonly timers: NodeJS.Timeout[] = [];
  private running: Promise<void> | undefined;
  private again = false;
  private closed = false;
  private unlisten: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly listener: Listener,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.unlisten = this.listener.on('jalon_outbox', () => this.wake());
    this.timers.push(setInterval(() => this.wake(), POLL_MS));
    const complain = (error: unknown) => this.logger.warn({ err: error }, 'the sweep waits');
    this.timers.push(setInterval(() => void this.sweep().catch(complain), SWEEP_MS));
    this.wake();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.unlisten();
    for (const timer of this.timers) clearInterval(timer);
    await this.running;
  }

  private wake(): void {
    if (this.closed) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'the outbox waits'))
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  private async drain(): Promise<void> {
    for (;;) {
      const rows = await this.database.query<Waiting>(
        `select o.id, o.job_id, j.kind, j.request_id, j.parent_id is not null as part from outbox o join job j on j.id = o.job_id
         where o.enqueued_at is null order by o.created_at limit ${BATCH}`,
      );
      for (const row of rows) {
        await this.queue.add(row.job_id, row.kind, { requestId: row.request_id }, row.part);
        await this.database.query('update outbox set enqueued_at = now() where id = $1', [row.id]);
      }
      if (rows.length < BATCH || this.closed) return;
    }
  }

  /** Brings back jobs that the queue has forgotten (a Redis that lost its memory), and forgets old rows. */
  private async sweep(): Promise<void> {
    const silent = await this.database.query<{ id: string }>(
      `select j.id from job j where j.state in ('queued', 'running') and j.updated_at < now() - interval '${SILENT}'
         and not exists (select 1 from outbox o where o.job_id = j.id and o.enqueued_at is null) limit ${BATCH}`,
    );
    for (const { id } of silent) {
      if (await this.queue.knows(id)) continue;
      this.logger.warn({ jobId: id }, 'the queue lost a job: queued again');
      await this.database.query('insert into outbox (job_id) values ($1)', [id]);
      this.wake();
    }
    await this.database.query(`delete from outbox where enqueued_at < now() - interval '7 days'`);
    await this.database.query(`delete from idempotency_key where created_at < now() - interval '2 days'`);
    await this.database.query(`delete from login_attempt where last_at < now() - interval '1 day'`);
  }
}
