import type { DeliverableContents, DeliverableKind, LocalDate } from '@jalon/domain';
import type { DocumentFacts } from '../../../rendering/documents.js';

/** What a deliverable is made from: one of subject, month and year, as its kind asks. */
export interface FactsSubject {
  readonly kind: DeliverableKind;
  readonly subjectId: string | null;
  readonly month: string | null;
  readonly year: number | null;
  /** Narrows a month to one partner entity. */
  readonly entityId: string | null;
  readonly language: 'fr' | 'en';
  /** What people wrote, of the written kinds; null for the others. */
  readonly content: DeliverableContents[keyof DeliverableContents] | null;
  readonly labName: string;
  /** Who asked for the version. */
  readonly authorName: string;
  /** In Paris. */
  readonly today: LocalDate;
}

/**
 * Reads what a kind of document is drawn from: plain JSON, of one instant, in an order that does not change by itself.
 * It runs in the worker, and in the API to say what changed since.
 */
export interface FactsReader {
  /** @throws DomainError `not_found` when the subject is gone, `not_ready` when it does not give this document yet */
  read(subject: FactsSubject): Promise<DocumentFacts>;
}
