import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import { readMonth } from '../../monthly-report/index.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';

/** A month of the portfolio, or of one partner entity. */
@Injectable()
export class MonthlyReportFactsReader implements FactsReader {
  constructor(private readonly database: Database) {}

  async read(subject: FactsSubject): Promise<DocumentFacts> {
    const facts = await readMonth(this.database, { ...subject, month: subject.month ?? '' });
    return { kind: 'monthly_report', facts };
  }
}
