import { Injectable } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { JobHandler, JobReporter, JobRow } from '../../../queue/job-handler.js';
import { PdfWork } from '../application/pdf-work.js';

/** Makes the PDF of a version and keeps it beside the file it was made of. */
@Injectable()
export class DeliverablePdfJob implements JobHandler {
  constructor(
    private readonly pdfs: PdfWork,
    private readonly work: UnitOfWork,
  ) {}

  async run(job: JobRow, reporter: JobReporter): Promise<void> {
    await reporter.step('converting', 0, 2);
    const task = await this.pdfs.task(job.id);
    if (!task) throw new DomainError('not_found', 'The request is gone');
    const pdf = await this.pdfs.convert(task);
    await reporter.step('storing', 1, 2);
    await this.work.run(
      { accountId: job.accountId, personId: job.personId, requestId: job.requestId },
      async (tx) => {
        await this.pdfs.keep(tx, task, pdf);
        await tx.audit({
          action: 'deliverable.pdf_made',
          subjectType: 'deliverable',
          subjectId: task.deliverableId,
        });
        await reporter.finish(tx);
      },
    );
  }

  async failed(tx: Transaction, job: JobRow, code: string): Promise<void> {
    await this.pdfs.fail(tx, job.id, code);
  }
}
