import { Injectable } from '@nestjs/common';
import type { ReportDocument } from '@jalon/contracts';
import { ReportDocumentStore, type FileFormat } from '../persistence/report-document.store.js';

/** What has been generated, and its files. */
@Injectable()
export class ReportQueries {
  constructor(private readonly documents: ReportDocumentStore) {}

  recent(month: string | undefined): Promise<ReportDocument[]> {
    return this.documents.recent(month);
  }

  one(id: string): Promise<ReportDocument | undefined> {
    return this.documents.one(id);
  }

  file(
    id: string,
    format: FileFormat,
  ): Promise<{ file_name: string; bytes: Buffer; sha256: string } | undefined> {
    return this.documents.file(id, format);
  }
}
