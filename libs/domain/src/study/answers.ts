import type { AiActAnswers } from './ai-act.js';
import { NO_AI_ACT_ANSWER } from './ai-act.js';
import type { DpiaCriterion } from './personal-data.js';

/** The steps of an opportunity study (étude d'opportunité), in the order they are asked. Source: domain rules §8. */
export const STUDY_SECTIONS = [
  'need',
  'businessCase',
  'stakeholders',
  'options',
  'data',
  'effort',
  'benefits',
  'risks',
  'aiAct',
  'personalData',
  'sobriety',
] as const;
export type StudySection = (typeof STUDY_SECTIONS)[number];

/** What an option is: doing nothing more, something without AI, or something with it. */
export const STUDY_OPTION_KINDS = ['status_quo', 'without_ai', 'with_ai'] as const;
export type StudyOptionKind = (typeof STUDY_OPTION_KINDS)[number];
export const DATA_AVAILABILITIES = ['available', 'partial', 'to_collect', 'unknown'] as const;
export type DataAvailability = (typeof DATA_AVAILABILITIES)[number];
export const EFFORT_ESTIMATES = ['estimated', 'by_lab'] as const;
export type EffortEstimate = (typeof EFFORT_ESTIMATES)[number];
export const BENEFIT_KINDS = [
  'time',
  'quality',
  'satisfaction',
  'compliance',
  'risk',
  'environment',
  'knowledge',
] as const;
export type BenefitKind = (typeof BENEFIT_KINDS)[number];
/** What is leaner than AI (AFNOR SPEC 2314: the need for AI is shown against a leaner option). */
export const LEANER_OPTIONS = ['rules', 'existing_tool', 'process_change', 'no_tool'] as const;
export type LeanerOption = (typeof LEANER_OPTIONS)[number];
export const AI_NEEDS = ['needed', 'partly', 'not_needed'] as const;
export type AiNeed = (typeof AI_NEEDS)[number];

export interface StudyOption {
  /** Names the option within its study, so that one can be preferred. */
  readonly key: string;
  readonly kind: StudyOptionKind;
  readonly title: string;
  readonly description: string;
  /** Cost over three years, whole euros; null when unknown. */
  readonly euros: number | null;
}

export interface StudyRisk {
  readonly title: string;
  /** 1 (rare, slight) to 5 (certain, severe). */
  readonly probability: number | null;
  readonly impact: number | null;
  readonly response: string;
}

/** What the author answered. Texts may be empty and choices null: a draft is saved as it is. Money is whole euros. */
export interface StudyAnswers {
  readonly need: { readonly problem: string; readonly domain: string; readonly tags: readonly string[] };
  readonly businessCase: { readonly objective: string; readonly costOfNotDoing: string };
  readonly stakeholders: {
    readonly sponsorId: string | null;
    /** Names the sponsor when the lists do not know them. */
    readonly sponsorName: string;
    readonly businessOwnerId: string | null;
    readonly functionalReferentId: string | null;
    readonly users: string;
    readonly userCount: number | null;
  };
  readonly options: { readonly list: readonly StudyOption[]; readonly preferred: string | null };
  readonly data: {
    readonly sources: string;
    readonly availability: DataAvailability | null;
    readonly limits: string;
  };
  readonly effort: {
    readonly estimate: EffortEstimate | null;
    readonly personDays: number | null;
    readonly weeks: number | null;
    /** Beside the people: licences, infrastructure, services; whole euros. */
    readonly euros: number | null;
  };
  readonly benefits: {
    /** Whole euros a year once deployed; 0 when there is none. */
    readonly eurosPerYear: number | null;
    readonly basis: string;
    readonly kinds: readonly BenefitKind[];
    readonly description: string;
  };
  readonly risks: { readonly list: readonly StudyRisk[] };
  readonly aiAct: AiActAnswers;
  readonly personalData: {
    readonly processed: boolean | null;
    readonly criteria: readonly DpiaCriterion[];
    /** Why no impact assessment is made, when fewer than two criteria are met. */
    readonly justification: string;
  };
  readonly sobriety: {
    readonly considered: readonly LeanerOption[];
    readonly need: AiNeed | null;
    readonly reason: string;
  };
}

/** What the person may change about one step: the answers, and the title and entity the study is filed under. */
export type StudySectionValue<S extends StudySection> = S extends 'need'
  ? StudyAnswers['need'] & { readonly title: string; readonly entityId: string }
  : StudyAnswers[S];

export const STUDY_LIMITS = {
  title: 200,
  line: 160,
  prose: 4000,
  options: 6,
  risks: 10,
  tags: 20,
  tag: 40,
  domain: 80,
  reason: 2000,
  people: 10_000_000,
  personDays: 100_000,
  weeks: 520,
  euros: 1_000_000_000,
} as const;

const STATUS_QUO: StudyOption = {
  key: 'status-quo',
  kind: 'status_quo',
  title: '',
  description: '',
  euros: null,
};

/** A study nobody answered yet: the status quo is there from the start, since it is an option of every study. */
export const NO_STUDY_ANSWERS: StudyAnswers = {
  need: { problem: '', domain: '', tags: [] },
  businessCase: { objective: '', costOfNotDoing: '' },
  stakeholders: {
    sponsorId: null,
    sponsorName: '',
    businessOwnerId: null,
    functionalReferentId: null,
    users: '',
    userCount: null,
  },
  options: { list: [STATUS_QUO], preferred: null },
  data: { sources: '', availability: null, limits: '' },
  effort: { estimate: null, personDays: null, weeks: null, euros: null },
  benefits: { eurosPerYear: null, basis: '', kinds: [], description: '' },
  risks: { list: [] },
  aiAct: NO_AI_ACT_ANSWER,
  personalData: { processed: null, criteria: [], justification: '' },
  sobriety: { considered: [], need: null, reason: '' },
};

/** Complete answers from what was stored: a step never opened is as nobody answered it. */
export function studyAnswers(stored: Partial<StudyAnswers>): StudyAnswers {
  return { ...NO_STUDY_ANSWERS, ...stored };
}
