import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type MeetingDocumentKind, type MeetingKind } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { JobHandler, JobReporter, JobRow } from '../../../queue/job-handler.js';
import type { DrawnFile } from '../../../rendering/documents.js';
import { RENDERER, type Renderer } from '../../../rendering/renderer.js';
import {
  DocumentWork,
  MEETING_FORMATS,
  type DocumentTask,
  type StoredFile,
} from '../application/document-work.js';

const TOTAL = 3;

/** Reads the meeting, draws one document, stores it with its hash and ends the job in one transaction. */
@Injectable()
export class MeetingDocumentJob implements JobHandler {
  constructor(
    private readonly documents: DocumentWork,
    private readonly work: UnitOfWork,
    @Inject(RENDERER) private readonly renderer: Renderer,
  ) {}

  async run(job: JobRow, reporter: JobReporter): Promise<void> {
    await reporter.step('reading', 0, TOTAL);
    const task = await this.documents.task(job.id);
    if (!task) throw new DomainError('not_found', 'The request is gone');
    const facts = await this.documents.facts(task);
    await reporter.step('writing', 1, TOTAL);
    const template = await this.documents.template(task);
    const [drawn] = await this.renderer.render(
      facts,
      () => undefined,
      template === null ? {} : { [MEETING_FORMATS[task.kind]]: template.bytes },
    );
    if (!drawn) throw new Error('Nothing was drawn');
    await reporter.step('storing', 2, TOTAL);
    await this.work.run(
      { accountId: job.accountId, personId: job.personId, requestId: job.requestId },
      async (tx) => {
        await this.documents.store(tx, task.id, facts, storedFile(drawn, task, template?.versionId ?? null));
        await tx.audit({
          action: 'meeting_document.generated',
          subjectType: 'meeting',
          subjectId: task.meetingId,
        });
        await reporter.finish(tx);
      },
    );
  }

  async failed(tx: Transaction, job: JobRow, code: string): Promise<void> {
    await this.documents.fail(tx, job.id, code);
  }
}

const DOCUMENTS: Readonly<Record<'fr' | 'en', Readonly<Record<MeetingDocumentKind, string>>>> = {
  fr: {
    minutes: 'compte-rendu',
    decisions: 'releve-de-decisions',
    committee_deck: 'presentation',
    workshop_deck: 'presentation',
  },
  en: {
    minutes: 'minutes',
    decisions: 'decisions',
    committee_deck: 'presentation',
    workshop_deck: 'presentation',
  },
};
const MEETINGS: Readonly<Record<'fr' | 'en', Readonly<Record<MeetingKind, string>>>> = {
  fr: {
    steering_committee: 'copil',
    project_committee: 'coproj',
    technical_committee: 'cotech',
    workshop: 'atelier',
  },
  en: {
    steering_committee: 'steering-committee',
    project_committee: 'project-committee',
    technical_committee: 'technical-committee',
    workshop: 'workshop',
  },
};

/** Names carry what kind of meeting it was, its day and the edition, never what is inside. */
function storedFile(
  { format, bytes }: DrawnFile,
  task: DocumentTask,
  templateVersionId: string | null,
): StoredFile {
  const { language, kind, meetingKind, heldOn, edition } = task;
  const parts = ['jalon', DOCUMENTS[language][kind], MEETINGS[language][meetingKind], heldOn];
  if (edition !== null && edition > 1) parts.push(`v${edition}`);
  return {
    format,
    bytes,
    fileName: `${parts.join('-')}.${format}`,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    templateVersionId,
  };
}
