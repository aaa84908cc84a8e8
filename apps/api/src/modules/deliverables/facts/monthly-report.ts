import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import { readMonth, readMonthForMany } from '../../monthly-report/index.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';

/** A month of the portfolio, or of one partner entity. */
@Injectable()
export class MonthlyReportFactsReader implements FactsReader {
  constructor(private readonly database: Database) {}

  async read(subject: FactsSubject): Promise<DocumentFacts> {
    const { shared } = subject;
    const request = { ...subject, month: subject.month ?? '' };
    if (!shared) return { kind: 'monthly_report', facts: await readMonth(this.database, request) };
    const tell = await shared.once(`month ${request.month}`, () => readMonthForMany(this.database, request));
    return { kind: 'monthly_report', facts: await tell(request) };
  }
}
