import { Injectable } from '@nestjs/common';
import type { ReportDocument, RequestMonthlyReport } from '@jalon/contracts';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export type FileFormat = 'pptx' | 'docx' | 'xlsx';

export interface StoredFile {
  readonly format: FileFormat;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** The house template it was drawn on; null for Jalon's own. */
  readonly templateVersionId: string | null;
}

export interface ReportTask {
  readonly id: string;
  readonly month: string;
  readonly entityId: string | null;
  readonly language: 'fr' | 'en';
  readonly authorName: string;
  readonly ready: boolean;
}

const SELECT = `select d.id, d.kind, d.month, d.entity_id as "entityId", e.name as "entityName", d.language, d.state,
    d.job_id as "jobId", d.error, p.name as "byName", d.created_at as "createdAt", d.ready_at as "readyAt",
    coalesce((select json_agg(json_build_object('format', f.format, 'fileName', f.file_name, 'size', f.size,
      'sha256', f.sha256, 'template', case when t.id is not null
        then json_build_object('name', t.name, 'number', v.number) end)
      order by array_position(array['pptx','docx','xlsx'], f.format)) from report_document_file f
        left join template_version v on v.id = f.template_version_id left join template t on t.id = v.template_id
      where f.document_id = d.id), '[]') as files
  from report_document d left join partner_entity e on e.id = d.entity_id
    left join account a on a.id = d.requested_by left join person p on p.id = a.person_id`;

type Row = Omit<ReportDocument, 'title'>;

/** Requested documents and their files. */
@Injectable()
export class ReportDocumentStore {
  constructor(private readonly database: Database) {}

  async recent(month: string | undefined): Promise<ReportDocument[]> {
    const rows = await this.database.query<Row>(
      `${SELECT} where ($1::text is null or d.month = $1) order by d.created_at desc limit 50`,
      [month ?? null],
    );
    return rows.map(titled);
  }

  async one(id: string): Promise<ReportDocument | undefined> {
    const [row] = await this.database.query<Row>(`${SELECT} where d.id = $1`, [id]);
    return row && titled(row);
  }

  async insert(
    tx: Transaction,
    id: string,
    request: RequestMonthlyReport,
    jobId: string,
  ): Promise<ReportDocument> {
    await tx.query(
      `insert into report_document (id, kind, month, entity_id, language, job_id, requested_by)
       values ($1, 'monthly_report', $2, $3, $4, $5, $6)`,
      [id, request.month, request.entityId, request.language, jobId, tx.actor.accountId],
    );
    const [row] = await tx.query<Row>(`${SELECT} where d.id = $1`, [id]);
    if (!row) throw new Error('The document is not there');
    return titled(row);
  }

  async task(id: string): Promise<ReportTask | undefined> {
    const [row] = await this.database.query<ReportTask>(
      `update report_document d set state = case when state = 'ready' then state else 'rendering' end
       from account a join person p on p.id = a.person_id
       where d.id = $1 and a.id = d.requested_by
       returning d.id, d.month, d.entity_id as "entityId", d.language, p.name as "authorName", d.state = 'ready' as ready`,
      [id],
    );
    return row;
  }

  /** Stores facts and files together; a second call for the same document changes nothing. */
  async store(tx: Transaction, id: string, facts: unknown, files: readonly StoredFile[]): Promise<void> {
    for (const file of files) {
      await tx.query(
        `insert into report_document_file
           (document_id, format, file_name, bytes, size, sha256, template_version_id)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [
          id,
          file.format,
          file.fileName,
          Buffer.from(file.bytes),
          file.bytes.byteLength,
          file.sha256,
          file.templateVersionId,
        ],
      );
    }
    await tx.query(
      `update report_document set state = 'ready', facts = $2, error = null, ready_at = now() where id = $1`,
      [id, JSON.stringify(facts)],
    );
  }

  async fail(tx: Transaction, id: string, code: string): Promise<void> {
    await tx.query(
      `update report_document set state = 'failed', error = $2 where id = $1 and state <> 'ready'`,
      [id, code],
    );
  }

  async file(
    id: string,
    format: FileFormat,
  ): Promise<{ file_name: string; bytes: Buffer; sha256: string } | undefined> {
    const [row] = await this.database.query<{ file_name: string; bytes: Buffer; sha256: string }>(
      'select file_name, bytes, sha256 from report_document_file where document_id = $1 and format = $2',
      [id, format],
    );
    return row;
  }
}

function titled(row: Row): ReportDocument {
  const title = row.language === 'fr' ? 'Restitution mensuelle' : 'Monthly report';
  return { ...row, title: row.entityName === null ? title : `${title} – ${row.entityName}` };
}
