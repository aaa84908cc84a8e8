import { Injectable } from '@nestjs/common';
import type { BatchDetail, BatchKind, BatchRow, Language } from '@jalon/contracts';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface NewBatch {
  readonly id: string;
  readonly kind: BatchKind;
  readonly label: string;
  readonly language: Language;
  readonly jobId: string;
}

export type StoredBatch = BatchRow & { readonly kind: BatchKind; readonly accountId: string | null };
export type StoredPart = BatchDetail['parts'][number] & { readonly versionId: string };

/** A batch with the state of the job that stands for its parts. */
const BATCHES = `select b.id, b.kind, b.label, b.language, b.job_id as "jobId", j.state, j.total, j.done,
    (select count(*)::int from job p where p.parent_id = j.id and p.state = 'failed') as failed,
    s.name as "byName", b.requested_by as "accountId", b.created_at as "createdAt", j.finished_at as "finishedAt"
  from deliverable_batch b join job j on j.id = b.job_id
    left join account a on a.id = b.requested_by left join person s on s.id = a.person_id`;

/** Its parts are the versions that the jobs below its job make, whatever became of their deliverables since. */
const PARTS = `deliverable_batch b join job p on p.parent_id = b.job_id
  join deliverable_version v on v.job_id = p.id join deliverable d on d.id = v.deliverable_id`;
/** Titles begin with a day or a code: the order in which they were asked for, and one that stays. */
const IN_ORDER = 'd.title_fold, d.id';

/** Batches as they are written and read. */
@Injectable()
export class BatchStore {
  constructor(private readonly database: Database) {}

  /** Of two batches of a kind asked for at once, one waits for the other and finds what it made. */
  async oneAtATime(tx: Transaction, kind: BatchKind): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`deliverable_batch ${kind}`]);
  }

  async add(tx: Transaction, { id, kind, label, language, jobId }: NewBatch): Promise<void> {
    await tx.query(
      `insert into deliverable_batch (id, kind, label, language, job_id, requested_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, kind, label, language, jobId, tx.actor.accountId, tx.now],
    );
  }

  /** Deliverables that were there are found among those of the batch too. */
  async take(tx: Transaction, batchId: string, deliverableIds: readonly string[]): Promise<void> {
    await tx.query('update deliverable set batch_id = $1 where id = any($2::uuid[])', [
      batchId,
      deliverableIds,
    ]);
  }

  /** Of the person, newest first. */
  mine(accountId: string, most: number): Promise<StoredBatch[]> {
    return this.database.query<StoredBatch>(
      `${BATCHES} where b.requested_by = $1 order by b.created_at desc, b.id limit $2`,
      [accountId, most],
      'deliverable-batches-mine',
    );
  }

  async read(id: string, tx?: Transaction): Promise<StoredBatch | undefined> {
    const [row] = await (tx ?? this.database).query<StoredBatch>(`${BATCHES} where b.id = $1`, [id]);
    return row;
  }

  parts(id: string, tx?: Transaction): Promise<StoredPart[]> {
    return (tx ?? this.database).query<StoredPart>(
      `select v.id as "versionId", d.id as "deliverableId", d.title, e.name as "entityName", v.number, v.state, v.error,
         coalesce((select json_agg(json_build_object('format', f.format, 'fileName', f.file_name, 'size', f.size,
           'sha256', f.sha256) order by array_position(array['pptx','docx','xlsx','pdf'], f.format))
           from deliverable_file f where f.version_id = v.id), '[]') as files
       from ${PARTS} left join partner_entity e on e.id = d.entity_id where b.id = $1 order by ${IN_ORDER}`,
      [id],
    );
  }

  /** The bytes of a file of a part. */
  async bytes(versionId: string, format: string): Promise<Buffer> {
    const [row] = await this.database.query<{ bytes: Buffer }>(
      'select bytes from deliverable_file where version_id = $1 and format = $2',
      [versionId, format],
      'deliverable-batch-bytes',
    );
    if (!row) throw new Error('A file went away while it was handed out');
    return row.bytes;
  }
}
