import type { Condition, Health, Stage, Trend } from '@jalon/domain';
import type { ReportMove } from './facts.js';
import type { KeyFigureId, ReportPart } from './view.js';

/**
 * Every word of the monthly report. Counts come as numbers and as text already formatted; months come as
 * `avril 2026`. Sentences are written with ordinary spaces: the view-model sets the French ones.
 */
export interface Messages {
  readonly parts: Readonly<Record<ReportPart, string>>;
  readonly stage: Readonly<Record<Stage, string>>;
  readonly condition: Readonly<Record<Condition, string>>;
  readonly health: Readonly<Record<Health, string>>;
  readonly trend: Readonly<Record<Trend, string>>;
  readonly figure: Readonly<Record<KeyFigureId, string>>;
  readonly stale: string;
  readonly title: (month: string) => string;
  readonly wholePortfolio: string;
  readonly scope: (name: string) => string;
  readonly asOf: (date: string) => string;
  readonly confidentiality: string;
  readonly demoNotice: string;
  readonly source: (lab: string, date: string, frozen: string | null) => string;
  /** When the month was frozen: since then its figures are what they are. */
  readonly frozenOn: (date: string) => string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly agendaTitle: (parts: number) => string;
  readonly since: (change: string, month: string) => string;
  readonly unchanged: (month: string) => string;
  readonly figuresTitle: (c: Counted, change: number, month: string) => string;
  readonly figureColumn: string;
  readonly changeColumn: string;
  readonly healthHighlight: (off: Counted, change: number, month: string, risk: Counted) => string;
  readonly gatesHighlight: (entered: Counted, advanced: Counted, left: Counted) => string;
  readonly reachedHighlight: (reached: Counted, late: Counted) => string;
  readonly decisionsHighlight: (c: Counted) => string;
  readonly dueHighlight: (c: Counted, month: string) => string;
  readonly stagesTitle: (c: Counted, stage: string, total: Counted) => string;
  readonly stagesEmpty: string;
  readonly stageMessage: (stage: string, c: Counted, change: string) => string;
  readonly useCaseUnit: string;
  readonly stageColumn: string;
  readonly monthColumn: string;
  readonly healthsTitle: (off: Counted, risk: Counted) => string;
  readonly healthsAllGreen: (c: Counted) => string;
  readonly healthsEmpty: string;
  readonly healthMessage: (health: Health, c: Counted, change: string) => string;
  readonly movesTitle: (total: Counted, month: string) => string;
  readonly movesLead: (entered: Counted, gates: Counted, left: Counted, other: Counted) => string;
  readonly movesEmpty: (month: string) => string;
  readonly movesHeaders: readonly string[];
  readonly move: (kind: ReportMove['kind'], from: string | null, to: string) => string;
  readonly slippedTitle: (c: Counted, worst: Counted, late: Counted) => string;
  readonly slippedLead: string;
  readonly slippedEmpty: (month: string) => string;
  readonly slippedHeaders: readonly string[];
  readonly slip: (days: Counted) => string;
  readonly onTime: string;
  readonly overdueOn: (date: string) => string;
  readonly reachedOn: (date: string) => string;
  readonly offTrackTitle: (c: Counted, decisions: Counted) => string;
  /** Decisions needed on use cases off track, at risk, and on the others. */
  readonly offTrackLead: (off: Counted, risk: Counted, other: Counted) => string;
  readonly offTrackEmpty: string;
  readonly offTrackHeaders: readonly string[];
  readonly noReason: string;
  readonly noDecision: string;
  readonly cardsLead: (shown: Counted, total: Counted) => string;
  readonly restTitle: (c: Counted) => string;
  readonly restLead: string;
  readonly restEmpty: string;
  readonly restHeaders: readonly string[];
  readonly noMilestone: string;
  readonly untitled: string;
  readonly nextTitle: (c: Counted, month: string) => string;
  readonly nextLead: (month: string) => string;
  readonly nextEmpty: (month: string) => string;
  readonly nextHeaders: readonly string[];
  readonly capped: (shown: Counted, total: Counted) => string;
  readonly nothingTitle: (c: Counted) => string;
  readonly readingKeyTitle: string;
  readonly readingKey: readonly string[];
  readonly continued: (page: number, pages: number) => string;
  readonly tableOf: (title: string, page: number, pages: number) => string;
  readonly card: CardMessages;
  readonly note: NoteMessages;
}

export interface Counted {
  readonly n: number;
  readonly text: string;
}

export interface CardMessages {
  readonly decision: (code: string, decision: string, state: DecisionState) => string;
  readonly offTrack: (code: string, reason: string) => string;
  readonly atRisk: (code: string, reason: string) => string;
  readonly backOnTrack: (code: string, previous: string) => string;
  readonly moved: (code: string, move: string, date: string) => string;
  readonly changed: (code: string, previous: string, now: string) => string;
  readonly reasonLabel: string;
  readonly decisionLabel: string;
  readonly monthLabel: string;
  readonly summaryLabel: string;
  readonly noSummary: string;
  readonly monthMove: (move: string, date: string) => string;
  readonly healthMove: (previous: string, now: string) => string;
  readonly identity: (parts: IdentityParts) => readonly string[];
  readonly milestoneHeaders: readonly string[];
  readonly noMilestone: string;
  readonly valueLabel: string;
  readonly feasibilityLabel: string;
  readonly notScored: string;
  readonly timelineLabel: string;
  readonly legendBaseline: string;
  readonly legendForecast: string;
  readonly legendReached: string;
  readonly otherMilestones: (c: Counted) => string;
  readonly milestonesAlt: (facts: MilestoneConclusion) => string;
}

/** What a use case that awaits a decision is in besides. */
export type DecisionState = 'off_track' | 'at_risk' | 'on_hold' | 'other';

export interface MilestoneConclusion {
  readonly code: string;
  readonly total: Counted;
  readonly reached: Counted;
  readonly slipping: Counted;
  readonly late: Counted;
  /** The milestone that slips most, with how much; the next one due, with its day. */
  readonly worst: { readonly name: string; readonly text: string } | null;
  readonly next: { readonly name: string; readonly text: string } | null;
}

export interface IdentityParts {
  readonly entity: string;
  readonly referent: string | null;
  readonly sponsor: string | null;
  readonly product: string | null;
  readonly domain: string | null;
  readonly since: string;
  readonly condition: string | null;
}

export interface NoteMessages {
  readonly contents: string;
  readonly essentials: string;
  readonly tableLabel: string;
  readonly figuresCaption: (month: string) => string;
  readonly stagesHeading: string;
  readonly healthsHeading: string;
  readonly stagesCaption: string;
  readonly healthsCaption: string;
  readonly slippedHeading: string;
  readonly offTrackHeading: string;
  readonly milestonesCaption: (code: string) => string;
  readonly page: string;
  readonly of: string;
  readonly statusLabel: string;
  readonly pageShort: string;
  readonly seeSlipped: string;
  readonly decisionIn: string;
  readonly others: (c: Counted) => string;
}
