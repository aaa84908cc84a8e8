import { Injectable } from '@nestjs/common';
import type { Job, JobKind } from '@jalon/contracts';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { countParts } from '../../../queue/parent-job.js';

const COLUMNS = `id, kind, subject_id as "subjectId", label, state, step, done, total, error, attempts,
  created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;

export type JobEvent = Job & { readonly eventId: number };

/** Jobs as their owner sees them: the list, the stream, cancel and retry. */
@Injectable()
export class JobStore {
  constructor(private readonly database: Database) {}

  mine(accountId: string): Promise<JobEvent[]> {
    return this.database.query<JobEvent>(
      `select ${COLUMNS}, event_id as "eventId" from job where account_id = $1 and shown
       order by created_at desc limit 50`,
      [accountId],
      'job-mine',
    );
  }

  async one(accountId: string, id: string): Promise<JobEvent | undefined> {
    const [row] = await this.database.query<JobEvent>(
      `select ${COLUMNS}, event_id as "eventId" from job where account_id = $1 and id = $2 and shown`,
      [accountId, id],
      'job-one',
    );
    return row;
  }

  async lock(tx: Transaction, accountId: string, id: string): Promise<(Job & { kind: JobKind }) | undefined> {
    const [row] = await tx.query<Job>(
      `select ${COLUMNS} from job where account_id = $1 and id = $2 for update`,
      [accountId, id],
    );
    return row;
  }

  async cancel(tx: Transaction, accountId: string, id: string): Promise<void> {
    await tx.query(
      `update job set state = 'cancelled', finished_at = now(), updated_at = now(), event_id = nextval('job_event')
       where id = $1`,
      [id],
    );
    await tx.query('delete from outbox where job_id = $1 and enqueued_at is null', [id]);
    await this.announce(tx, accountId, id);
  }

  async retry(tx: Transaction, accountId: string, id: string): Promise<void> {
    await tx.query(
      `update job set state = 'queued', step = null, done = 0, total = null, error = null, attempts = 0,
         finished_at = null, started_at = null, updated_at = now(), event_id = nextval('job_event') where id = $1`,
      [id],
    );
    await tx.query('insert into outbox (job_id) values ($1)', [id]);
    await tx.query(`select pg_notify('jalon_outbox', '')`);
    await this.announce(tx, accountId, id);
  }

  /** The parts of a job that have not ended, or that did not end well, each locked. */
  parts(
    tx: Transaction,
    parentId: string,
    which: 'open' | 'unfinished',
  ): Promise<(Job & { kind: JobKind })[]> {
    const states = which === 'open' ? `'queued', 'running'` : `'failed', 'cancelled'`;
    return tx.query<Job>(
      `select ${COLUMNS} from job where parent_id = $1 and state in (${states}) order by id for update`,
      [parentId],
    );
  }

  /** A parent goes on: its parts were queued again. */
  async reopen(tx: Transaction, accountId: string, id: string): Promise<void> {
    await tx.query(`update job set state = 'running', error = null, finished_at = null where id = $1`, [id]);
    await countParts(tx, id);
    await this.announce(tx, accountId, id);
  }

  private async announce(tx: Transaction, accountId: string, id: string): Promise<void> {
    await tx.query(`select pg_notify('jalon_job', $1)`, [`${accountId}:${id}`]);
  }
}
