import { Injectable } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import type { WorkshopFacts } from '@jalon/reporting';
import { MeetingDocumentStore } from '../persistence/meeting-document.store.js';
import { MinutesFactsReader } from './minutes-facts.js';

/** Reads what the restitution of a workshop is drawn from: its minutes as last approved, else as last submitted. */
@Injectable()
export class WorkshopFactsReader {
  constructor(
    private readonly documents: MeetingDocumentStore,
    private readonly minutes: MinutesFactsReader,
  ) {}

  /** @throws DomainError `not_found` when nothing was submitted, or what was submitted was returned */
  async read(meetingId: string, language: 'fr' | 'en'): Promise<WorkshopFacts> {
    const submissionId = await this.documents.standingSubmission(meetingId);
    if (submissionId === null) throw new DomainError('not_found', 'The submission is gone');
    return this.minutes.read(submissionId, language);
  }
}
