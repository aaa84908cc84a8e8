import { Injectable } from '@nestjs/common';
import {
  DomainError,
  EMPTY_CONTENTS,
  type BibliographyContent,
  type ComparativeStudyContent,
  type LocalDate,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';

const USE_CASE = `select u.code, u.title, u.is_demo as demo, e.name as "entityName"
  from use_case u join partner_entity e on e.id = u.entity_id where u.id = $1`;

interface Head {
  readonly language: 'fr' | 'en';
  readonly labName: string;
  readonly authorName: string;
  readonly demo: boolean;
  readonly asOf: LocalDate;
  readonly useCase: { readonly code: string; readonly title: string };
  readonly entityName: string;
}

/** What people wrote about a use case, with the names of the use case as they are. */
@Injectable()
export class WrittenFactsReader implements FactsReader {
  constructor(private readonly database: Database) {}

  async read(subject: FactsSubject): Promise<DocumentFacts> {
    const head = await this.head(subject);
    const { kind, content } = subject;
    // The content was checked by its kind when it was kept.
    if (kind === 'comparative_study') {
      const written = (content as ComparativeStudyContent | null) ?? EMPTY_CONTENTS.comparative_study;
      return { kind, facts: { ...head, content: written } };
    }
    if (kind === 'bibliography') {
      const written = (content as BibliographyContent | null) ?? EMPTY_CONTENTS.bibliography;
      return { kind, facts: { ...head, content: written } };
    }
    throw new DomainError('not_ready', 'Nobody writes this kind', [
      { path: 'kind', code: 'document_not_ready' },
    ]);
  }

  private async head({ subjectId, language, labName, authorName, today }: FactsSubject): Promise<Head> {
    const [row] = await this.database.query<{
      code: string;
      title: string;
      demo: boolean;
      entityName: string;
    }>(USE_CASE, [subjectId], 'facts-written');
    if (!row) throw new DomainError('not_found', 'No such use case');
    const { code, title, demo, entityName } = row;
    return { language, labName, authorName, demo, asOf: today, useCase: { code, title }, entityName };
  }
}
