import { Injectable } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { JobHandler, JobReporter, JobRow } from '../../../queue/job-handler.js';
import { CheckWork } from '../application/check-work.js';
import { TemplateChecker } from '../check/template-checker.js';

const TOTAL = 3;

/** Reads a template, draws a proof on it, and stores what was found with the end of the job. */
@Injectable()
export class TemplateCheckJob implements JobHandler {
  constructor(
    private readonly checks: CheckWork,
    private readonly checker: TemplateChecker,
    private readonly work: UnitOfWork,
  ) {}

  async run(job: JobRow, reporter: JobReporter): Promise<void> {
    await reporter.step('reading', 0, TOTAL);
    const task = await this.checks.task(job.id);
    if (!task) throw new DomainError('not_found', 'The version is gone');
    await reporter.step('checking', 1, TOTAL);
    await this.checker.check(task, async (outcome) => {
      await reporter.step('storing', 2, TOTAL);
      const actor = { accountId: job.accountId, personId: job.personId, requestId: job.requestId };
      await this.work.run(actor, async (tx) => {
        await this.checks.store(tx, task.versionId, job.id, outcome);
        await tx.audit({ action: 'template.checked', subjectType: 'template', subjectId: job.subjectId });
        await reporter.finish(tx);
      });
    });
  }

  async failed(tx: Transaction, job: JobRow, code: string): Promise<void> {
    await this.checks.fail(tx, job.id, code);
  }
}
