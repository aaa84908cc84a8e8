/** What people write in Jalon for the deliverables that facts alone do not make. Texts may be empty while it is a draft. */
export const DELIVERABLE_LIMITS = {
  title: 300,
  line: 200,
  prose: 4_000,
  note: 500,
  reason: 2_000,
  datasets: 20,
  approaches: 20,
  criteria: 12,
  results: 2_000,
  references: 200,
  key: 40,
} as const;

export const COMMUNICATION_AUDIENCES = ['internal', 'external'] as const;
export type CommunicationAudience = (typeof COMMUNICATION_AUDIENCES)[number];

/** A page that tells of a use case, within the group or outside: outside it says no name, health, money or risk. */
export interface CommunicationContent {
  readonly audience: CommunicationAudience;
  readonly headline: string;
  readonly message: string;
  readonly benefit: string;
  readonly contact: string;
}

export const DATASET_ORIGINS = ['internal', 'external'] as const;
export type DatasetOrigin = (typeof DATASET_ORIGINS)[number];
export const CRITERION_SENSES = ['higher', 'lower'] as const;
export type CriterionSense = (typeof CRITERION_SENSES)[number];

/** A comparison of approaches on internal and external data (the catalogue's `ETUDE_COMPARATIVE`, `BENCHMARK_*`). */
export interface ComparativeStudyContent {
  readonly question: string;
  readonly protocol: string;
  readonly datasets: readonly {
    readonly key: string;
    readonly name: string;
    readonly origin: DatasetOrigin;
    readonly description: string;
  }[];
  readonly approaches: readonly {
    readonly key: string;
    readonly name: string;
    readonly description: string;
  }[];
  readonly criteria: readonly {
    readonly key: string;
    readonly name: string;
    readonly unit: string;
    /** Which end is the better one. */
    readonly better: CriterionSense;
  }[];
  /** One value a cell; a cell without a row was not measured. */
  readonly results: readonly {
    readonly approach: string;
    readonly dataset: string;
    readonly criterion: string;
    readonly value: number;
  }[];
  readonly findings: string;
  readonly limits: string;
  readonly recommendation: string;
}

/** A reading list with what each brings (the catalogue's `ETAT_ART`, `ETAT_ART_AXE`). */
export interface BibliographyContent {
  readonly question: string;
  readonly method: string;
  readonly references: readonly {
    readonly key: string;
    readonly authors: string;
    readonly year: number | null;
    readonly title: string;
    readonly venue: string;
    readonly url: string;
    readonly summary: string;
    /** 1 (aside) to 5 (central); null while not judged. */
    readonly relevance: number | null;
  }[];
  readonly synthesis: string;
  readonly gaps: string;
}

export interface DeliverableContents {
  readonly communication: CommunicationContent;
  readonly comparative_study: ComparativeStudyContent;
  readonly bibliography: BibliographyContent;
}
export type WrittenKind = keyof DeliverableContents;

/** What a written deliverable starts from. */
export const EMPTY_CONTENTS: DeliverableContents = {
  communication: { audience: 'internal', headline: '', message: '', benefit: '', contact: '' },
  comparative_study: {
    question: '',
    protocol: '',
    datasets: [],
    approaches: [],
    criteria: [],
    results: [],
    findings: '',
    limits: '',
    recommendation: '',
  },
  bibliography: { question: '', method: '', references: [], synthesis: '', gaps: '' },
};
