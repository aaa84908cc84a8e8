import { Injectable } from '@nestjs/common';
import type { DeliverableFormat, DeliverableVersionState } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface PdfVersion {
  readonly id: string;
  readonly state: DeliverableVersionState;
  /** The job that makes its PDF now. */
  readonly openJobId: string | null;
  readonly formats: readonly DeliverableFormat[];
}

/** A version whose PDF is asked for, as its job finds it. */
export interface PdfTask {
  readonly versionId: string;
  readonly deliverableId: string;
  readonly format: Exclude<DeliverableFormat, 'pdf'>;
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** The PDF of versions, beside the files they were made of. */
@Injectable()
export class PdfStore {
  constructor(private readonly database: Database) {}

  /** The version, held until the transaction ends. */
  async hold(tx: Transaction, deliverableId: string, number: number): Promise<PdfVersion | undefined> {
    const [row] = await tx.query<PdfVersion>(
      `select v.id, v.state, (select j.id from job j where j.id = v.pdf_job_id and j.state in ('queued', 'running'))
           as "openJobId",
         array(select f.format from deliverable_file f where f.version_id = v.id) as formats
       from deliverable_version v where v.deliverable_id = $1 and v.number = $2 for update of v`,
      [deliverableId, number],
    );
    return row;
  }

  async request(tx: Transaction, versionId: string, jobId: string): Promise<void> {
    await tx.query('update deliverable_version set pdf_job_id = $2, pdf_error = null where id = $1', [
      versionId,
      jobId,
    ]);
  }

  async task(jobId: string): Promise<PdfTask | undefined> {
    const [row] = await this.database.query<PdfTask>(
      `select v.id as "versionId", v.deliverable_id as "deliverableId", f.format, f.file_name as "fileName", f.bytes
       from deliverable_version v join deliverable_file f on f.version_id = v.id and f.format <> 'pdf'
       where v.pdf_job_id = $1 order by array_position(array['pptx','docx','xlsx'], f.format) limit 1`,
      [jobId],
    );
    return row;
  }

  async store(tx: Transaction, versionId: string, file: { fileName: string; bytes: Buffer; sha256: string }) {
    await tx.query(
      `insert into deliverable_file (version_id, format, file_name, bytes, size, sha256)
       values ($1, 'pdf', $2, $3, $4, $5) on conflict do nothing`,
      [versionId, file.fileName, file.bytes, file.bytes.length, file.sha256],
    );
    await tx.query('update deliverable_version set pdf_error = null where id = $1', [versionId]);
  }

  async fail(tx: Transaction, jobId: string, code: string): Promise<void> {
    await tx.query('update deliverable_version set pdf_error = $2 where pdf_job_id = $1', [jobId, code]);
  }
}
