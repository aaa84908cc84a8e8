import type { CommunicationContent, Condition, LocalDate, Stage } from '@jalon/domain';

/** A page that tells of a use case: what a person wrote, and the facts that may stand beside it. */
export interface CommunicationFacts {
  readonly language: 'fr' | 'en';
  readonly labName: string;
  readonly demo: boolean;
  /** The day the facts were read. */
  readonly asOf: LocalDate;
  readonly content: CommunicationContent;
  readonly useCase: {
    readonly code: string;
    readonly title: string;
    readonly entityName: string;
    readonly domain: string | null;
  };
  /** What is said within the group alone; null in a page that leaves it, whatever is known. */
  readonly inside: {
    readonly stage: Stage;
    readonly condition: Condition;
    readonly productName: string | null;
    readonly referentName: string | null;
    /** Who works on it now, with their part in it. */
    readonly team: readonly { readonly name: string; readonly role: string }[];
    /** People the study expects to use it; null where it does not say. */
    readonly userCount: number | null;
  } | null;
}
