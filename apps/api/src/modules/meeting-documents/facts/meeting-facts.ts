import { Injectable } from '@nestjs/common';
import { DomainError, type MeetingDocumentKind } from '@jalon/domain';
import type { DocumentFacts } from '../../../rendering/documents.js';
import { MeetingDocumentStore } from '../persistence/meeting-document.store.js';
import { CommitteeFactsReader } from './committee-facts.js';
import { MinutesFactsReader } from './minutes-facts.js';
import { WorkshopFactsReader } from './workshop-facts.js';

/** What a document of a meeting is drawn from, as it stands now. */
@Injectable()
export class MeetingFacts {
  constructor(
    private readonly documents: MeetingDocumentStore,
    private readonly minutes: MinutesFactsReader,
    private readonly committees: CommitteeFactsReader,
    private readonly workshops: WorkshopFactsReader,
  ) {}

  /** @throws DomainError `not_found` when the meeting is gone, `not_ready` before its minutes are approved */
  async read(kind: MeetingDocumentKind, meetingId: string, language: 'fr' | 'en'): Promise<DocumentFacts> {
    switch (kind) {
      case 'minutes':
      case 'decisions': {
        const submissionId = await this.documents.approvedSubmission(meetingId);
        if (submissionId === null) {
          throw new DomainError('not_ready', 'No minutes of this meeting are approved', [
            { path: 'subjectId', code: 'document_not_ready' },
          ]);
        }
        return { kind, facts: await this.minutes.read(submissionId, language) };
      }
      case 'committee_deck':
        return { kind, facts: await this.committees.read(meetingId, language) };
      case 'workshop_deck':
        return { kind, facts: await this.workshops.read(meetingId, language) };
    }
  }
}
