import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@jalon/domain';
import type { MonthlyReportFacts } from '@jalon/reporting';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import {
  ReportDocumentStore,
  type ReportTask,
  type StoredFile,
} from '../persistence/report-document.store.js';
import { TemplateChoice, type ChosenTemplate } from '../../templates/index.js';
import { readMonth } from '../read/month-facts.js';

export type { ReportTask, StoredFile };

/** What the job needs of a requested report: its facts, and where its files go. */
@Injectable()
export class ReportDocuments {
  constructor(
    private readonly documents: ReportDocumentStore,
    private readonly database: Database,
    private readonly choice: TemplateChoice,
  ) {}

  task(id: string): Promise<ReportTask | undefined> {
    return this.documents.task(id);
  }

  facts(task: ReportTask, labName: string, today: LocalDate): Promise<MonthlyReportFacts> {
    const { month, entityId, language, authorName } = task;
    return readMonth(this.database, { month, entityId, language, labName, authorName, today });
  }

  /** The house templates that apply now, a format each. */
  async templates({
    entityId,
  }: ReportTask): Promise<{ readonly pptx: ChosenTemplate | null; readonly docx: ChosenTemplate | null }> {
    return {
      pptx: await this.choice.published('monthly_report', 'pptx', entityId),
      docx: await this.choice.published('monthly_report', 'docx', entityId),
    };
  }

  store(tx: Transaction, id: string, facts: MonthlyReportFacts, files: readonly StoredFile[]): Promise<void> {
    return this.documents.store(tx, id, facts, files);
  }

  fail(tx: Transaction, id: string, code: string): Promise<void> {
    return this.documents.fail(tx, id, code);
  }
}
