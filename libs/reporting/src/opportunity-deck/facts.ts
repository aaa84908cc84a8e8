import type { LocalDate, StudyAnswers, StudyRecommendation, StudyState } from '@jalon/domain';

/** Everything the restitution of an opportunity study says, from one consistent read. */
export interface OpportunityFacts {
  readonly language: 'fr' | 'en';
  readonly labName: string;
  readonly demo: boolean;
  /** The day the facts were read. */
  readonly asOf: LocalDate;
  readonly study: {
    readonly code: string;
    readonly title: string;
    readonly entityName: string;
    readonly authorName: string | null;
    readonly state: StudyState;
    /** What was decided; null before. */
    readonly recommendation: StudyRecommendation | null;
    readonly recommendationReason: string | null;
    readonly revisitOn: LocalDate | null;
    readonly submittedOn: LocalDate | null;
    readonly decidedOn: LocalDate | null;
    readonly decidedByName: string | null;
    readonly answers: StudyAnswers;
  };
  /** Names of who carries the study; null where nobody is named. */
  readonly people: {
    readonly sponsorName: string | null;
    readonly businessOwnerName: string | null;
    readonly functionalReferentName: string | null;
  };
  /** What the study became. */
  readonly useCase: { readonly code: string; readonly title: string } | null;
}
