import type { ApplicationState, InternshipState, LocalDate, Month, OfferState } from '@jalon/domain';

/** A year of internships in figures: nobody is named in any of them. */
export interface ProgrammeReportFacts {
  readonly language: 'fr' | 'en';
  readonly labName: string;
  /** The day the facts were read. */
  readonly asOf: LocalDate;
  readonly demo: boolean;
  readonly year: number;
  /** Of the year's campaign, by number. */
  readonly offers: readonly {
    readonly number: number;
    readonly title: string;
    readonly state: OfferState;
    readonly places: number;
    readonly applications: number;
    readonly accepted: number;
    readonly internships: number;
  }[];
  readonly applications: readonly { readonly state: ApplicationState; readonly count: number }[];
  /** Those that have a day in the year. */
  readonly internships: readonly { readonly state: InternshipState; readonly count: number }[];
  /** How many internships are at each step of their course. */
  readonly steps: readonly { readonly step: string; readonly inProgress: number; readonly done: number }[];
  /** Closed months. Minutes of presence, cents. */
  readonly months: readonly {
    readonly month: Month;
    readonly internships: number;
    readonly minutes: number;
    readonly owedCents: number;
    readonly paidCents: number;
  }[];
  /** How many of each kind were held, and shared with the intern; what they say is nobody else's. */
  readonly reviews: readonly {
    readonly kind: 'check_in' | 'mid_term' | 'final';
    readonly held: number;
    readonly shared: number;
  }[];
  /** What these internships read, compared and published. */
  readonly research: readonly {
    readonly kind: 'reference' | 'study' | 'publication';
    /** Verdict of a study, state of a publication; null for what is read. */
    readonly state: string | null;
    readonly count: number;
  }[];
}
