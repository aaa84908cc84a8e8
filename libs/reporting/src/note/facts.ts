import type { LocalDate } from '@jalon/domain';

/** What a document that people write about a use case is made from, whatever they write. */
export interface WrittenNoteFacts<Content> {
  readonly language: 'fr' | 'en';
  readonly labName: string;
  readonly authorName: string;
  readonly demo: boolean;
  /** The day it is read. */
  readonly asOf: LocalDate;
  readonly useCase: { readonly code: string; readonly title: string };
  readonly entityName: string;
  readonly content: Content;
}
