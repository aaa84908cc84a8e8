import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { JobHandler, JobReporter, JobRow } from '../../../queue/job-handler.js';
import { RENDERER, type Renderer } from '../../../rendering/renderer.js';
import { PreviewWork } from '../application/preview-work.js';

/** Reads the facts and describes the pages, from the specification that the document would be drawn from. */
@Injectable()
export class DeliverablePreviewJob implements JobHandler {
  constructor(
    private readonly previews: PreviewWork,
    private readonly work: UnitOfWork,
    @Inject(RENDERER) private readonly renderer: Renderer,
  ) {}

  async run(job: JobRow, reporter: JobReporter): Promise<void> {
    await reporter.step('reading', 0, 2);
    const task = await this.previews.task(job.id);
    if (!task) throw new DomainError('not_found', 'The request is gone');
    const facts = await this.previews.factsOf(task);
    await reporter.step('drawing', 1, 2);
    const pages = await this.renderer.preview(facts);
    await this.work.run(
      { accountId: job.accountId, personId: job.personId, requestId: job.requestId },
      async (tx) => {
        await this.previews.store(tx, task.id, pages);
        await tx.audit({
          action: 'deliverable.preview_drawn',
          subjectType: 'deliverable_preview',
          subjectId: task.id,
        });
        await reporter.finish(tx);
      },
    );
  }

  async failed(tx: Transaction, job: JobRow, code: string): Promise<void> {
    await this.previews.fail(tx, job.id, code);
  }
}
