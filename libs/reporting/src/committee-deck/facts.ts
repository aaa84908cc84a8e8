import type {
  Border,
  Condition,
  Health,
  LocalDate,
  MeetingKind,
  RegisterState,
  ReviewState,
  RiskResponse,
  Stage,
  Trend,
} from '@jalon/domain';
import type { ReportMilestone, ReportMove } from '../monthly-report/facts.js';

/** Everything the deck of a committee says of the meeting's use cases, from one consistent read. */
export interface CommitteeFacts {
  readonly language: 'fr' | 'en';
  readonly labName: string;
  readonly demo: boolean;
  /** The day the facts were read. */
  readonly asOf: LocalDate;
  readonly meeting: {
    readonly title: string;
    readonly kind: MeetingKind;
    readonly objective: string;
    /** The partner entity it is held with; null for the lab's own. */
    readonly entityName: string | null;
    readonly heldOn: LocalDate;
    /** HH:MM, and its length in minutes. */
    readonly startsAt: string;
    readonly minutes: number;
    readonly place: string;
    readonly chairName: string | null;
  };
  /** The meeting of the series before this one; null for the first, and without a series. */
  readonly previousOn: LocalDate | null;
  /** From when on events are highlights: the day of the previous meeting, else thirty days back. */
  readonly sinceOn: LocalDate;
  readonly next: { readonly heldOn: LocalDate; readonly startsAt: string; readonly place: string } | null;
  readonly agenda: readonly {
    readonly title: string;
    readonly ownerName: string | null;
    readonly minutes: number | null;
    readonly useCaseCode: string | null;
  }[];
  /** In the order of their codes, forty at most. */
  readonly useCases: readonly CommitteeUseCase[];
  /** Moves between stages and conditions since `sinceOn`, oldest first. */
  readonly moves: readonly Omit<ReportMove, 'title'>[];
  /** Health declarations since `sinceOn` that changed the health, oldest first. */
  readonly healthMoves: readonly {
    readonly code: string;
    readonly on: LocalDate;
    readonly from: Health;
    readonly to: Health;
    readonly reason: string | null;
  }[];
  readonly decisions: readonly CommitteeDecision[];
  readonly actions: readonly CommitteeAction[];
  /** Open ones. */
  readonly risks: readonly CommitteeRisk[];
}

export interface CommitteeUseCase {
  readonly code: string;
  readonly title: string;
  /** What the study wants to reach, else the summary. */
  readonly objective: string;
  /** Code of the study the objective was taken from. */
  readonly studyCode: string | null;
  readonly entityName: string;
  readonly sponsorName: string | null;
  readonly referentName: string | null;
  readonly stage: Stage;
  readonly condition: Condition;
  readonly health: Health;
  readonly trend: Trend;
  readonly healthReason: string | null;
  readonly healthDeclaredOn: LocalDate | null;
  readonly decisionNeeded: string | null;
  /** The gate review that is open. */
  readonly gate: {
    readonly border: Border;
    readonly state: ReviewState;
    readonly requestedOn: LocalDate;
    readonly reviewOn: LocalDate | null;
  } | null;
  readonly milestones: readonly CommitteeMilestone[];
  /** What is signed, amendments counted in; null without a signed agreement. */
  readonly agreement: CommitteeAgreement | null;
}

export interface CommitteeMilestone extends ReportMilestone {
  /** What was expected at each report date since it is known; at least two points where there is a history. */
  readonly trend: readonly { readonly on: LocalDate; readonly dueOn: LocalDate }[];
  /** How many times in a row it was put off, up to now. */
  readonly slips: number;
}

export interface CommitteeAgreement {
  readonly title: string;
  readonly signedOn: LocalDate;
  readonly validTo: LocalDate | null;
  readonly amendments: number;
  readonly financing: 'lab' | 'shared' | 'rebilled' | null;
  /** Euro cents; null where nothing is billed. */
  readonly rebilledCents: number | null;
  /** Person-days of all lines. */
  readonly days: number;
}

interface RegisterRow {
  /** Of the use case. */
  readonly code: string;
  /** Within its register: `A-3`. */
  readonly number: string;
  readonly title: string;
  readonly ownerName: string | null;
}

/** Proposed ones, and those taken since `sinceOn`. */
export interface CommitteeDecision extends RegisterRow {
  readonly state: Extract<RegisterState, 'proposed' | 'taken'>;
  readonly dueOn: LocalDate | null;
  readonly decidedOn: LocalDate | null;
}

/** Open ones, and those done since `sinceOn`. */
export interface CommitteeAction extends RegisterRow {
  readonly state: Extract<RegisterState, 'todo' | 'in_progress' | 'done'>;
  readonly dueOn: LocalDate | null;
  readonly closedOn: LocalDate | null;
}

export interface CommitteeRisk extends RegisterRow {
  /** 1 to 5. */
  readonly probability: number;
  readonly impact: number;
  readonly response: RiskResponse | null;
  readonly responsePlan: string | null;
}
