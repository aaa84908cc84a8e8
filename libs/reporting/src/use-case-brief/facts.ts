import type { LocalDate, StudyAnswers } from '@jalon/domain';
import type { ReportUseCase } from '../monthly-report/facts.js';

/** The page of a use case in the catalogue of use cases, from one consistent read. */
export interface UseCaseBriefFacts {
  readonly language: 'fr' | 'en';
  readonly labName: string;
  readonly demo: boolean;
  /** The day the facts were read. */
  readonly asOf: LocalDate;
  readonly useCase: ReportUseCase & {
    readonly businessOwnerName: string | null;
    readonly tags: readonly string[];
  };
  /** The study it comes from: the decided one, else the latest the lab has seen; null without one. */
  readonly study: {
    readonly code: string;
    readonly answers: StudyAnswers;
  } | null;
}
