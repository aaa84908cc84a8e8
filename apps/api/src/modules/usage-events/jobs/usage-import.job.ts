import { Injectable } from '@nestjs/common';
import type { JobHandler, JobReporter, JobRow } from '../../../queue/job-handler.js';
import { ImportUsageFile } from '../application/import-usage-file.js';

/** Reads a file of events in. */
@Injectable()
export class UsageImportJob implements JobHandler {
  constructor(private readonly files: ImportUsageFile) {}

  async run(job: JobRow, reporter: JobReporter): Promise<void> {
    await reporter.step('reading', 0, null);
    const actor = { accountId: job.accountId, personId: job.personId, requestId: job.requestId };
    await this.files.run(actor, job.id, {
      writing: (done) => reporter.step('writing', done, null),
      finish: (tx) => reporter.finish(tx),
    });
  }

  /** The file stays as it came: its job can be tried again. */
  failed(): Promise<void> {
    return Promise.resolve();
  }
}
