import type { InternshipProgramme, LocalDate } from '@jalon/domain';

/** The catalogue of a yearly internship programme. Its texts are French, the language they were written in. */
export interface InternshipCatalogueFacts {
  readonly language: 'fr' | 'en';
  readonly labName: string;
  /** The day the facts were read. */
  readonly asOf: LocalDate;
  readonly programme: InternshipProgramme;
}
