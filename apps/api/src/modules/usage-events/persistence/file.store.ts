import { Injectable } from '@nestjs/common';
import type { UsageFile, UsageFileReport } from '@jalon/contracts';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface NewUsageFile {
  readonly solutionId: string;
  readonly fileName: string;
  readonly content: Buffer;
  readonly sha256: Buffer;
}

export interface TakenUsageFile {
  readonly id: string;
  readonly solutionId: string;
  /** Gone once it was read. */
  readonly content: Buffer | null;
}

/** Files of events, and what became of their rows. */
@Injectable()
export class UsageFileStore {
  constructor(private readonly database: Database) {}

  /** Undefined for a solution that is not there. */
  async create(
    tx: Transaction,
    file: NewUsageFile,
  ): Promise<{ readonly id: string; readonly useCaseId: string } | undefined> {
    const [row] = await tx.query<{ id: string; useCaseId: string }>(
      `insert into usage_file (solution_id, file_name, content, size, sha256, uploaded_by, uploaded_at)
       select id, $2, $3, $4, $5, $6, $7 from solution where id = $1
       returning id, (select use_case_id from solution where id = $1) as "useCaseId"`,
      [
        file.solutionId,
        file.fileName,
        file.content,
        file.content.length,
        file.sha256,
        tx.actor.accountId,
        tx.now,
      ],
    );
    return row;
  }

  async setJob(tx: Transaction, id: string, jobId: string): Promise<void> {
    await tx.query('update usage_file set job_id = $2 where id = $1', [id, jobId]);
  }

  list(solutionId: string): Promise<UsageFile[]> {
    return this.database.query<UsageFile>(
      `select f.id, f.file_name as "fileName", f.size, f.uploaded_at as "uploadedAt", p.name as "byName",
         coalesce(j.state, case when f.report is null then 'failed' else 'done' end) as state, j.error, f.report - 'rows' as report
       from usage_file f left join account a on a.id = f.uploaded_by left join person p on p.id = a.person_id
         left join job j on j.id = f.job_id
       where f.solution_id = $1 order by f.uploaded_at desc, f.id limit 50`,
      [solutionId],
    );
  }

  async report(id: string): Promise<UsageFileReport | null | undefined> {
    const [row] = await this.database.query<{ report: UsageFileReport | null }>(
      'select report from usage_file where id = $1',
      [id],
    );
    return row && row.report;
  }

  /** The file a job reads. */
  async take(jobId: string): Promise<TakenUsageFile | undefined> {
    const [row] = await this.database.query<TakenUsageFile>(
      'select id, solution_id as "solutionId", content from usage_file where job_id = $1',
      [jobId],
    );
    return row;
  }

  async finish(tx: Transaction, id: string, report: UsageFileReport): Promise<void> {
    await tx.query('update usage_file set report = $2, content = null where id = $1', [
      id,
      JSON.stringify(report),
    ]);
  }
}
