import { Inject, Injectable } from '@nestjs/common';
import type { JOB_STEPS } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { JobHandler, JobReporter, JobRow } from '../../../queue/job-handler.js';
import type { FileFormat } from '../../../rendering/documents.js';
import { RENDERER, type Renderer } from '../../../rendering/renderer.js';
import { VersionWork } from '../application/version-work.js';

type JobStep = (typeof JOB_STEPS.deliverable)[number];
const STEPS: Readonly<Record<'pptx' | 'docx' | 'xlsx', JobStep>> = {
  pptx: 'writing_deck',
  docx: 'writing_note',
  xlsx: 'writing_workbook',
};

/** Reads the facts, draws the files on their templates, stores all of it with its hashes and ends the job. */
@Injectable()
export class DeliverableJob implements JobHandler {
  constructor(
    private readonly versions: VersionWork,
    private readonly work: UnitOfWork,
    @Inject(RENDERER) private readonly renderer: Renderer,
  ) {}

  async run(job: JobRow, reporter: JobReporter): Promise<void> {
    await reporter.step('reading' satisfies JobStep, 0, null);
    const task = await this.versions.task(job.id);
    if (!task) throw new DomainError('not_found', 'The request is gone');
    const total = this.versions.filesOf(task) + 2;
    const facts = await this.versions.factsOf(task);
    const templates = await this.versions.templatesOf(task);

    let steps = Promise.resolve();
    let done = 0;
    const onFile = (format: FileFormat): void => {
      // Progress must not overtake itself, and a cancellation shows at the end.
      const at = ++done;
      steps = steps.then(() => reporter.step(STEPS[format], at, total));
      steps.catch(() => undefined);
    };
    const files = await this.renderer.render(facts, onFile, templates);
    await steps;
    if (files.length === 0) throw new Error('Nothing was drawn');
    await reporter.step('storing' satisfies JobStep, total - 1, total);
    await this.work.run(
      { accountId: job.accountId, personId: job.personId, requestId: job.requestId },
      async (tx) => {
        await this.versions.store(tx, task, facts, files);
        await tx.audit({
          action: 'deliverable.generated',
          subjectType: 'deliverable',
          subjectId: task.deliverableId,
        });
        await reporter.finish(tx);
      },
    );
  }

  async failed(tx: Transaction, job: JobRow, code: string): Promise<void> {
    await this.versions.fail(tx, job.id, code);
  }
}
