import type { LocalDate, OfferContent, OfferState } from '@jalon/domain';

/** One internship offer as candidates read it, with who follows it. Its texts are French, the language they were written in. */
export interface InternshipOfferSheetFacts {
  readonly language: 'fr' | 'en';
  readonly labName: string;
  readonly authorName: string;
  readonly demo: boolean;
  /** The day it is read. */
  readonly asOf: LocalDate;
  readonly campaign: string;
  readonly number: number;
  readonly title: string;
  readonly state: OfferState;
  readonly content: OfferContent;
  /** Names of the lab's product and squad it belongs to, of its tutor and its functional referent; null while unknown. */
  readonly product: string | null;
  readonly squad: string | null;
  readonly tutor: string | null;
  readonly referent: string | null;
  readonly places: number;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  /** The last day to apply. */
  readonly closesOn: LocalDate | null;
}
