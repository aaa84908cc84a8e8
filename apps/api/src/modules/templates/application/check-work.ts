import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { CheckOutcome } from '../check/check.js';
import { TemplateCheckStore, type CheckTask } from '../persistence/template-check.store.js';

/** What the job needs of a version to check: its file, and where what was found goes. */
@Injectable()
export class CheckWork {
  constructor(private readonly checks: TemplateCheckStore) {}

  task(jobId: string): Promise<CheckTask | undefined> {
    return this.checks.task(jobId);
  }

  store(tx: Transaction, versionId: string, jobId: string, outcome: CheckOutcome): Promise<void> {
    return this.checks.store(tx, versionId, jobId, outcome);
  }

  fail(tx: Transaction, jobId: string, code: string): Promise<void> {
    return this.checks.fail(tx, jobId, code);
  }
}
