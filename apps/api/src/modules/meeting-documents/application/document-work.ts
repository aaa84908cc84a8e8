import { Injectable } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import { MinutesFactsReader } from '../facts/minutes-facts.js';
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
      case 'workshop_deck':
        throw new DomainError('not_found', 'No such document is drawn');
    }
  }

  store(tx: Transaction, id: string, facts: DocumentFacts, file: StoredFile): Promise<void> {
    return this.documents.store(tx, id, facts.facts, file);
  }

  fail(tx: Transaction, jobId: string, code: string): Promise<void> {
    return this.documents.fail(tx, jobId, code);
  }
}
