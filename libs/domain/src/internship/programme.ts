/** A text of the catalogue: a paragraph (0) or an item of a list (1). */
export interface CatalogueText {
  readonly text: string;
  readonly level: 0 | 1;
}

/** A phase every internship goes through, a work package, or work that recurs or runs across. */
export interface InternshipStep {
  readonly code: string;
  readonly label: string;
  /** When it is taken at all; null for always. */
  readonly condition: string | null;
  readonly kind: 'phase' | 'package' | 'across' | 'recurring' | 'monthly';
}

export interface InternshipMission {
  readonly text: string;
  /** Heading it stands under; null without one. */
  readonly group: string | null;
  /** Code of the step it belongs to; a word of its own for what runs across them. */
  readonly step: string;
}

/** A product of the lab that receives the work. */
export interface InternshipProduct {
  readonly name: string;
  readonly kind: string;
  readonly status: string;
}

export interface InternshipOffer {
  readonly code: string;
  readonly number: number;
  readonly title: string;
  readonly role: string;
  readonly hashtags: readonly string[];
  readonly context: readonly CatalogueText[];
  readonly objective: string;
  /** The words the missions follow. */
  readonly missionsLead: string;
  readonly missions: readonly InternshipMission[];
  readonly organisation: readonly CatalogueText[];
  readonly steps: readonly InternshipStep[];
  readonly deliverables: readonly { readonly code: string; readonly label: string; readonly step: string }[];
  readonly references: readonly {
    readonly authors: string;
    readonly year: number;
    readonly title: string;
    readonly venue: string;
  }[];
  readonly products: readonly InternshipProduct[];
  readonly audiences: readonly string[];
  readonly team: string;
  readonly functionalReferent: string;
  readonly supervision: string | null;
  readonly evaluationData: readonly string[];
  readonly constraints: readonly string[];
  readonly applyLabel: string;
}

/** A yearly internship programme: who offers it, how an internship goes, and its offers. */
export interface InternshipProgramme {
  readonly year: number;
  readonly title: string;
  readonly organisation: {
    readonly name: string;
    readonly parents: readonly string[];
    readonly motto: string;
  };
  readonly presentation: readonly CatalogueText[];
  readonly course: {
    readonly introduction: string;
    readonly steps: readonly InternshipStep[];
    readonly conditions: readonly string[];
  };
  readonly offers: readonly InternshipOffer[];
}
