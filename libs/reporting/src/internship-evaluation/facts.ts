import type { LocalDate, ReviewContent } from '@jalon/domain';
import type { InternshipNoteFacts } from '../internship-note/context.js';

export interface SharedReview {
  readonly kind: 'mid_term' | 'final';
  readonly heldOn: LocalDate;
  /** The day it was shared with the intern. */
  readonly sharedOn: LocalDate;
  readonly byName: string;
  readonly content: ReviewContent;
}

/** The evaluations of one internship that were shared with its intern; the others are no facts of any document. */
export interface InternshipEvaluationFacts extends InternshipNoteFacts {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly tutor: string;
  readonly academicTutor: string;
  /** One at least, mid-term before final. */
  readonly reviews: readonly SharedReview[];
}
