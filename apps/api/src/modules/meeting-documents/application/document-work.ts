import { Injectable } from '@nestjs/common';
import type { MeetingDocumentKind, TemplateFormat } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import { TemplateChoice, type ChosenTemplate } from '../../templates/index.js';
import { CommitteeFactsReader } from '../facts/committee-facts.js';
import { MinutesFactsReader } from '../facts/minutes-facts.js';
import { WorkshopFactsReader } from '../facts/workshop-facts.js';
import {
  MeetingDocumentStore,
  type DocumentTask,
  type StoredFile,
} from '../persistence/meeting-document.store.js';

export type { DocumentTask, StoredFile };

/** The one file a document of a meeting is. */
export const MEETING_FORMATS = {
  minutes: 'docx',
  decisions: 'docx',
  committee_deck: 'pptx',
  workshop_deck: 'pptx',
} as const satisfies Record<MeetingDocumentKind, TemplateFormat>;

/** What the job needs of a requested document: its facts, and where its file goes. */
@Injectable()
export class DocumentWork {
  constructor(
    private readonly documents: MeetingDocumentStore,
    private readonly minutes: MinutesFactsReader,
    private readonly committees: CommitteeFactsReader,
    private readonly workshops: WorkshopFactsReader,
    private readonly templates: TemplateChoice,
  ) {}

  task(jobId: string): Promise<DocumentTask | undefined> {
    return this.documents.task(jobId);
  }

  /** @throws DomainError `not_found` when what it was to be made from is gone */
  async facts(task: DocumentTask): Promise<DocumentFacts> {
    switch (task.kind) {
      case 'minutes':
      case 'decisions':
        return { kind: task.kind, facts: await this.minutes.read(task.submissionId ?? '', task.language) };
      case 'committee_deck':
        return { kind: task.kind, facts: await this.committees.read(task.meetingId, task.language) };
      case 'workshop_deck':
        return { kind: task.kind, facts: await this.workshops.read(task.meetingId, task.language) };
    }
  }

  /** The house template that applies now; null for Jalon's own. */
  template({ kind, entityId }: DocumentTask): Promise<ChosenTemplate | null> {
    return this.templates.published(kind, MEETING_FORMATS[kind], entityId);
  }

  store(tx: Transaction, id: string, facts: DocumentFacts, file: StoredFile): Promise<void> {
    return this.documents.store(tx, id, facts.facts, file);
  }

  fail(tx: Transaction, jobId: string, code: string): Promise<void> {
    return this.documents.fail(tx, jobId, code);
  }
}
