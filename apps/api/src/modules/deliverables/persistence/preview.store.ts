import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DeliverablePreview } from '@jalon/contracts';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface PreviewTask<Request> {
  readonly id: string;
  readonly request: Request;
  readonly authorName: string;
}

const KEPT = '1 day';

/** Pages that were asked for before a document is made; each is its account's alone, for a day. */
@Injectable()
export class PreviewStore {
  constructor(private readonly database: Database) {}

  /** Asks for pages, and forgets those of yesterday. */
  async add(tx: Transaction, accountId: string, request: object, label: string): Promise<DeliverablePreview> {
    await tx.query(
      `delete from deliverable_preview where created_at < $1::timestamptz - interval '${KEPT}'`,
      [tx.now],
    );
    const id = randomUUID();
    const jobId = await tx.enqueue({
      kind: 'deliverable_preview',
      subjectId: id,
      label,
      accountId,
      shown: false,
    });
    await tx.query(
      `insert into deliverable_preview (id, account_id, request, job_id, created_at) values ($1, $2, $3, $4, $5)`,
      [id, accountId, JSON.stringify(request), jobId, tx.now],
    );
    return { id, state: 'queued', jobId, error: null, pages: [] };
  }

  async read(accountId: string, id: string): Promise<DeliverablePreview | undefined> {
    const [row] = await this.database.query<DeliverablePreview>(
      `select id, state, job_id as "jobId", error, coalesce(pages, '[]') as pages from deliverable_preview
       where id = $1 and account_id = $2`,
      [id, accountId],
      'deliverable-preview',
    );
    return row;
  }

  /** Takes up the pages of a job. What was cancelled in between stays so. */
  async task<Request>(jobId: string): Promise<PreviewTask<Request> | undefined> {
    const [row] = await this.database.query<PreviewTask<Request>>(
      `update deliverable_preview v set state = case when state = 'queued' then 'rendering' else state end
       from account a join person p on p.id = a.person_id
       where v.job_id = $1 and a.id = v.account_id returning v.id, v.request, p.name as "authorName"`,
      [jobId],
    );
    return row;
  }

  async store(tx: Transaction, id: string, pages: readonly unknown[]): Promise<void> {
    await tx.query(`update deliverable_preview set state = 'ready', pages = $2, error = null where id = $1`, [
      id,
      JSON.stringify(pages),
    ]);
  }

  async fail(tx: Transaction, jobId: string, code: string): Promise<void> {
    await tx.query(
      `update deliverable_preview set state = 'failed', error = $2 where job_id = $1 and state <> 'ready'`,
      [jobId, code],
    );
  }
}
