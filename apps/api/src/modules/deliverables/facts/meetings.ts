import { Injectable } from '@nestjs/common';
import type { MeetingDocumentKind } from '@jalon/domain';
import type { DocumentFacts } from '../../../rendering/documents.js';
import { MeetingFacts } from '../../meeting-documents/index.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';

/** The four documents of a meeting, from the meeting's own readers. */
@Injectable()
export class MeetingFactsReader implements FactsReader {
  constructor(private readonly meetings: MeetingFacts) {}

  read({ kind, subjectId, language }: FactsSubject): Promise<DocumentFacts> {
    return this.meetings.read(kind as MeetingDocumentKind, subjectId ?? '', language);
  }
}
