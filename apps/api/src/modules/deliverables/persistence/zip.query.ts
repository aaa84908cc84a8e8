import { Injectable } from '@nestjs/common';
import type { DeliverableKind } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values } from '../../../database/visibility.js';
import { FORMAT_ORDER } from './columns.js';
import { internshipRows, type RowReader } from './internship-rows.js';

export interface ZipEntry {
  readonly home: 'deliverable' | 'meeting' | 'month';
  readonly id: string;
  readonly kind: DeliverableKind;
  /** Of the version, or of the document. */
  readonly holder: string;
  readonly format: string;
  readonly fileName: string;
  readonly size: number;
}

const entriesFor = (
  rows: string,
): string => `select 'deliverable' as home, d.id, d.kind, v.id as holder, f.format, f.file_name as "fileName", f.size
  from deliverable d
    cross join lateral (select id from deliverable_version where deliverable_id = d.id and state = 'ready'
      order by number desc limit 1) v
    join deliverable_file f on f.version_id = v.id
  where d.id = any($1::uuid[]) and ${rows}
  union all
  select 'meeting', d.id, d.kind, d.id, '', f.file_name, f.size
  from meeting_document d join meeting_document_file f on f.document_id = d.id where d.id = any($1::uuid[])
  union all
  select 'month', d.id, d.kind, d.id, f.format, f.file_name, f.size
  from report_document d join report_document_file f on f.document_id = d.id where d.id = any($1::uuid[])`;

const BYTES: Readonly<Record<ZipEntry['home'], string>> = {
  deliverable: 'select bytes from deliverable_file where version_id = $1 and format = $2',
  meeting: `select bytes from meeting_document_file where document_id = $1 and $2 = ''`,
  month: 'select bytes from report_document_file where document_id = $1 and format = $2',
};

/** The files of several rows of the list, whatever their home. */
@Injectable()
export class ZipQuery {
  constructor(private readonly database: Database) {}

  /** Of each id the last files, in the order of the ids; none of what the rows do not let `reader` see. */
  entries(reader: RowReader, ids: readonly string[]): Promise<ZipEntry[]> {
    const values = new Values();
    values.add(ids);
    return this.database.query<ZipEntry>(
      `select f.* from (${entriesFor(internshipRows(reader, values))}) f order by array_position($1::uuid[], f.id), ${FORMAT_ORDER}`,
      values.all,
    );
  }

  async bytes({ home, holder, format }: ZipEntry): Promise<Buffer> {
    const [row] = await this.database.query<{ bytes: Buffer }>(BYTES[home], [holder, format]);
    if (!row) throw new Error('A file went away while it was handed out');
    return row.bytes;
  }
}
