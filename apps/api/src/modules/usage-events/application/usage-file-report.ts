import { Injectable } from '@nestjs/common';
import type { Language, UsageFile } from '@jalon/contracts';
import { DomainError, type EventRefusalCode } from '@jalon/domain';
import { CSV_BOM, csvRecord } from '../../../http/csv.js';
import { UsageFileStore } from '../persistence/file.store.js';
import { REFUSAL_WORDS, REPORT_HEADERS } from './report-words.js';

/** What became of the files of a solution. */
@Injectable()
export class UsageFileQueries {
  constructor(private readonly files: UsageFileStore) {}

  async list(solutionId: string): Promise<{ items: UsageFile[] }> {
    return { items: await this.files.list(solutionId) };
  }

  /** The rows that were rejected and why, for a spreadsheet. @throws DomainError `not_found`, `not_ready` */
  async csv(id: string, language: Language): Promise<string> {
    const report = await this.files.report(id);
    if (report === undefined) throw new DomainError('not_found', 'No such file');
    if (report === null) throw new DomainError('not_ready', 'This file was not read yet');
    const words = REFUSAL_WORDS[language];
    return (
      CSV_BOM +
      csvRecord(REPORT_HEADERS[language], language) +
      report.rows
        .map(({ row, field, code }) =>
          csvRecord([String(row), field, words[code as EventRefusalCode]], language),
        )
        .join('')
    );
  }
}
