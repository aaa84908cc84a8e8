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
  /** There when the facts of many are read at once. */
  readonly shared?: SharedReads | undefined;
}

/** What readers keep for each other, by what it is of, while the facts of many subjects are read. */
export class SharedReads {
  private readonly kept = new Map<string, Promise<unknown>>();

  /** Reads it the first time that it is asked for; the same key is always of the same type. */
  once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const kept = (this.kept.get(key) as Promise<T> | undefined) ?? read();
    this.kept.set(key, kept);
    return kept;
  }
}

/**
 * Reads what a kind of document is drawn from: plain JSON, of one instant, in an order that does not change by itself.
 * It runs in the worker, and in the API to say what changed since.
 */
export interface FactsReader {
  /** @throws DomainError `not_found` when the subject is gone, `not_ready` when it does not give this document yet */
  read(subject: FactsSubject): Promise<DocumentFacts>;
}
