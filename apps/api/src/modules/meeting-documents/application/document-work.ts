import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import { CommitteeFactsReader } from '../facts/committee-facts.js';
import { MinutesFactsReader } from '../facts/minutes-facts.js';
import { WorkshopFactsReader } from '../facts/workshop-facts.js';
import {
  MeetingDocumentStore,
  type DocumentTask,
  type StoredFile,
} from '../persistence/meeting-document.store.js';

export type { DocumentTask, StoredFile };

/** What the job needs of a requested document: its facts, and where its file goes. */
@Injectable()
export class DocumentWork {
  constructor(
    private readonly documents: MeetingDocumentStore,
    private readonly minutes: MinutesFactsReader,
    private readonly committees: CommitteeFactsReader,
    private readonly workshops: WorkshopFactsReader,
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

  store(tx: Transaction, id: string, facts: DocumentFacts, file: StoredFile): Promise<void> {
    return this.documents.store(tx, id, facts.facts, file);
  }

  fail(tx: Transaction, jobId: string, code: string): Promise<void> {
    return this.documents.fail(tx, jobId, code);
  }
}
