import { Injectable } from '@nestjs/common';
import { DomainError, internshipProgramme } from '@jalon/domain';
import type { DocumentFacts } from '../../../rendering/documents.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';

/** The internship programme of a year. */
@Injectable()
export class InternshipCatalogueFactsReader implements FactsReader {
  read({ year, language, labName, today }: FactsSubject): Promise<DocumentFacts> {
    const programme = year === null ? undefined : internshipProgramme(year);
    if (!programme) {
      return Promise.reject(new DomainError('not_found', 'The lab has no internship programme of that year'));
    }
    return Promise.resolve({
      kind: 'internship_catalogue',
      facts: { language, labName, asOf: today, programme },
    });
  }
}
