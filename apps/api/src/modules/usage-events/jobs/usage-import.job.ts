import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../../config/logger.js';
import type { JobHandler, JobReporter, JobRow } from '../../../queue/job-handler.js';
import { RollUpUsage } from '../../usage-metrics/index.js';
import { ImportUsageFile } from '../application/import-usage-file.js';

/** Reads a file of events in, and makes the figures it changes. */
@Injectable()
export class UsageImportJob implements JobHandler {
  constructor(
    private readonly files: ImportUsageFile,
    private readonly figures: RollUpUsage,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(job: JobRow, reporter: JobReporter): Promise<void> {
    await reporter.step('reading', 0, null);
    const actor = { accountId: job.accountId, personId: job.personId, requestId: job.requestId };
    const solutionId = await this.files.run(actor, job.id, {
      writing: (done) => reporter.step('writing', done, null),
      finish: (tx) => reporter.finish(tx),
    });
    // Who uploaded looks at once. The file is in, so the clock of the minute mends what fails here.
    await this.figures
      .solution(solutionId)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'the figures of a file were not made'));
  }

  /** The file stays as it came: its job can be tried again. */
  failed(): Promise<void> {
    return Promise.resolve();
  }
}
