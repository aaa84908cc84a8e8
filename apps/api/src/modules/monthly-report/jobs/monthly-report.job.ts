import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { JOB_STEPS } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { JobHandler, JobReporter, JobRow } from '../../../queue/job-handler.js';
import type { FileFormat } from '../../../rendering/documents.js';
import { RENDERER, type Renderer } from '../../../rendering/renderer.js';
import { ReportDocuments, type ReportTask, type StoredFile } from '../application/report-documents.js';

const TOTAL = 5;

/** What the tray shows while the documents are drawn, and how much is done by then. */
const STEPS: Readonly<Record<FileFormat, readonly [name: JobStep, done: number]>> = {
  pptx: ['writing_deck', 1],
  docx: ['writing_note', 2],
  xlsx: ['writing_workbook', 3],
};
type JobStep = (typeof JOB_STEPS.monthly_report)[number];

/** Reads the month, draws its documents, stores them with their hashes and ends the job in one transaction. */
@Injectable()
export class MonthlyReportJob implements JobHandler {
  constructor(
    private readonly documents: ReportDocuments,
    private readonly work: UnitOfWork,
    @Inject(RENDERER) private readonly renderer: Renderer,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(job: JobRow, reporter: JobReporter): Promise<void> {
    await reporter.step('reading', 0, TOTAL);
    const task = await this.documents.task(job.subjectId);
    if (!task) throw new DomainError('not_found', 'The request is gone');
    const facts = await this.documents.facts(task, this.config.labName, today(this.clock));

    let steps = Promise.resolve();
    const { pptx, docx } = await this.documents.templates(task);
    const onFile = (format: FileFormat): void => {
      // Progress must not overtake itself, and a cancellation shows at the end.
      const [name, done] = STEPS[format];
      steps = steps.then(() => reporter.step(name, done, TOTAL));
      steps.catch(() => undefined);
    };
    const files = await this.renderer.render({ kind: 'monthly_report', facts }, onFile, {
      ...(pptx && { pptx: pptx.bytes }),
      ...(docx && { docx: docx.bytes }),
    });
    const drawnOn = { pptx, docx, xlsx: null };
    await steps;
    await reporter.step('storing', 4, TOTAL);
    await this.work.run(
      { accountId: job.accountId, personId: job.personId, requestId: job.requestId },
      async (tx) => {
        const stored = files.map(({ format, bytes }) =>
          storedFile(format, bytes, task, drawnOn[format]?.versionId ?? null),
        );
        await this.documents.store(tx, task.id, facts, stored);
        await tx.audit({ action: 'report.generated', subjectType: 'report_document', subjectId: task.id });
        await reporter.finish(tx);
      },
    );
  }

  async failed(tx: Transaction, job: JobRow, code: string): Promise<void> {
    await this.documents.fail(tx, job.subjectId, code);
  }
}

/** Names carry the month and the language, never what is inside. */
function storedFile(
  format: FileFormat,
  bytes: Uint8Array,
  task: ReportTask,
  templateVersionId: string | null,
): StoredFile {
  const name = task.language === 'fr' ? 'restitution-mensuelle' : 'monthly-report';
  return {
    format,
    bytes,
    fileName: `jalon-${name}-${task.month}.${format}`,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    templateVersionId,
  };
}
