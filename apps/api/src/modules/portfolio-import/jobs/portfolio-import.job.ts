import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { JobHandler, JobReporter, JobRow } from '../../../queue/job-handler.js';
import { RunImport } from '../application/run-import.js';

/** Brings an uploaded portfolio in. */
@Injectable()
export class PortfolioImportJob implements JobHandler {
  constructor(private readonly imports: RunImport) {}

  async run(job: JobRow, reporter: JobReporter): Promise<void> {
    await reporter.step('reading', 0, null);
    const actor = { accountId: job.accountId, personId: job.personId, requestId: job.requestId };
    await this.imports.run(actor, job.subjectId, {
      checking: (total) => reporter.step('checking', 0, total),
      writing: (done, total) => reporter.step(done < total ? 'writing' : 'finishing', done, total),
      finish: (tx) => reporter.finish(tx),
    });
  }

  async failed(tx: Transaction, job: JobRow): Promise<void> {
    await this.imports.fail(tx, job.subjectId);
  }
}
