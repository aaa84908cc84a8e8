import { Injectable } from '@nestjs/common';
import type { ImportRow, Language } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { CSV_BOM, csvRecord } from '../../../http/csv.js';
import { ImportStore } from '../persistence/import.store.js';
import { issueText, REPORT_WORDS } from './report-words.js';

const PAGE = 1_000;

export interface ReportFile {
  readonly fileName: string;
  /** UTF-8 text with its byte order mark, so that Excel reads it as such; piece by piece. */
  readonly pieces: AsyncIterable<string>;
}

/** What became of each row, as a spreadsheet people open: `;` in French, where the comma is the decimal mark. */
@Injectable()
export class ImportReport {
  constructor(private readonly store: ImportStore) {}

  /** @throws DomainError `not_found` */
  async csv(id: string, language: Language): Promise<ReportFile> {
    const view = await this.store.view(id);
    if (!view) throw new DomainError('not_found', 'No such import');
    const words = REPORT_WORDS[language];
    const day = view.createdAt.slice(0, 10);
    return { fileName: `jalon-${words.fileName}-${day}.csv`, pieces: this.pieces(id, language) };
  }

  private async *pieces(id: string, language: Language): AsyncGenerator<string> {
    const words = REPORT_WORDS[language];
    yield CSV_BOM + csvRecord([words.row, words.outcome, words.code, words.title, words.remarks], language);
    for (let after = 0; ;) {
      const rows = await this.store.rowsAfter(id, after, PAGE);
      if (rows.length === 0) return;
      yield rows.map((row) => csvRecord(cells(row, language), language)).join('');
      after = rows.at(-1)?.row ?? after;
    }
  }
}

function cells(row: ImportRow, language: Language): readonly string[] {
  const remarks = row.reasons.map((issue) => issueText(issue, language)).join(' · ');
  return [
    String(row.row),
    REPORT_WORDS[language].outcomes[row.outcome],
    row.useCaseCode ?? '',
    row.title ?? '',
    remarks,
  ];
}
