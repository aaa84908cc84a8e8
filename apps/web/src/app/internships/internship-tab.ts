import type { InternshipDetail } from '@jalon/contracts';
import type { Action } from '@jalon/domain';

/** A tab of an internship's page, or of the home of internships, as these pages read it from their routes. */
export interface InternshipTab {
  /** Its word: `internships.tabs.<id>`. */
  readonly id: string;
  readonly action: Action;
  /** Whether this internship has it, for who looks at it; always when left out. */
  readonly shown?: (detail: InternshipDetail) => boolean;
}
