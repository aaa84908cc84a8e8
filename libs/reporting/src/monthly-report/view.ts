import type { Health, LocalDate, Month, Stage, Trend } from '@jalon/domain';
import type { ReportLanguage } from './facts.js';

/**
 * The monthly report as plain data with every sentence written: what the deck, the note and the monthly page show.
 * Safe to send as JSON. Texts are clean and typeset in the language; dates that have to be computed with are ISO days.
 */
export interface MonthlyReportView {
  readonly language: ReportLanguage;
  readonly languageTag: 'fr-FR' | 'en-GB';
  readonly month: Month;
  readonly monthLabel: string;
  readonly asOf: LocalDate;
  readonly asOfLabel: string;
  /** « Mois figé le 6 mars 2026 »; null while the month is open. */
  readonly frozenLabel: string | null;
  readonly title: string;
  readonly subtitle: string;
  readonly labName: string;
  readonly authorName: string;
  readonly scopeLabel: string;
  readonly confidentiality: string;
  /** Set on demonstration data only. */
  readonly demoNotice: string | null;
  readonly source: string;
  /** The month in one sentence. */
  readonly headline: string;
  /** At most six sentences of at most fifteen words or so. */
  readonly highlights: readonly string[];
  readonly keyFigures: KeyFiguresView;
  readonly stages: StagesView;
  readonly healths: HealthsView;
  readonly moves: TableView<MoveRow>;
  readonly slipped: TableView<SlippedRow>;
  readonly offTrack: TableView<OffTrackRow>;
  /** What is in use; null where there is nothing to say of it. */
  readonly use: UseView | null;
  readonly cards: CardsView;
  readonly rest: TableView<UseCaseRow>;
  readonly nextMonth: TableView<DueRow>;
  /** Topics with nothing to say this month, said together. */
  readonly quiet: { readonly title: string; readonly sentences: readonly string[] };
  /** The parts this report has, in order. */
  readonly outline: readonly ReportPart[];
  readonly readingKey: readonly string[];
  readonly readingKeyTitle: string;
  readonly agendaTitle: string;
  /** Names of the parts, for agendas, sections and headings. */
  readonly parts: Readonly<Record<ReportPart, string>>;
}

export const REPORT_PARTS = ['figures', 'moves', 'attention', 'use', 'cards', 'rest', 'next', 'key'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

export interface KeyFiguresView {
  readonly title: string;
  readonly label: string;
  readonly changeLabel: string;
  readonly figures: readonly KeyFigure[];
}

export type KeyFigureId =
  'total' | 'entered' | 'left' | 'onHold' | 'offTrack' | 'atRisk' | 'milestonesReached' | 'milestonesLate';

export interface KeyFigure {
  readonly id: KeyFigureId;
  readonly label: string;
  readonly value: number;
  readonly valueText: string;
  readonly change: number;
  /** `+2 depuis mars 2026`, `stable depuis mars 2026`. */
  readonly changeText: string;
  readonly judgement: 'good' | 'bad' | 'neutral';
}

export interface StagesView {
  readonly title: string;
  readonly conclusion: string;
  readonly messages: readonly string[];
  readonly unit: string;
  readonly currentLabel: string;
  readonly previousLabel: string;
  readonly stageLabel: string;
  readonly rows: readonly {
    readonly stage: Stage;
    readonly label: string;
    readonly current: number;
    readonly previous: number;
  }[];
}

export interface HealthsView {
  readonly title: string;
  readonly conclusion: string;
  readonly messages: readonly string[];
  readonly unit: string;
  readonly monthLabel: string;
  readonly months: readonly string[];
  readonly series: readonly {
    readonly health: Health;
    readonly label: string;
    readonly values: readonly number[];
  }[];
}

/** Health as the house shows it: shape, word and trend say it without the colour. */
export interface HealthView {
  readonly health: Health;
  readonly shape: '●' | '▲' | '◆' | '○';
  readonly word: string;
  readonly trend: Trend;
  readonly arrow: '↗' | '→' | '↘';
  readonly trendWord: string;
  readonly stale: boolean;
  /** What is said of an old status. */
  readonly staleWord: string;
  /** `◆ Critique ↘`, with `· à actualiser` when the status is old. */
  readonly text: string;
}

export interface TableView<Row> {
  readonly title: string;
  /** One line under the title: what the table holds, and what it leaves out. */
  readonly lead: string;
  readonly headers: readonly string[];
  readonly rows: readonly Row[];
  /** Rows the facts hold; more than `rows` when the table is capped. */
  readonly total: number;
  /** Said in place of an empty table. */
  readonly emptyText: string;
  /** Alternative text: the conclusion. */
  readonly alt: string;
}

export interface MoveRow {
  readonly code: string;
  readonly title: string;
  readonly on: LocalDate;
  readonly onText: string;
  readonly moveText: string;
  readonly reason: string;
}

export interface SlippedRow {
  readonly code: string;
  readonly title: string;
  readonly milestone: string;
  readonly baselineText: string;
  readonly expectedText: string;
  readonly slipDays: number;
  readonly slipText: string;
  /** Past its day and not reached. */
  readonly late: boolean;
}

export interface OffTrackRow {
  readonly code: string;
  readonly title: string;
  readonly entity: string;
  readonly health: HealthView;
  readonly reason: string;
  readonly decision: string;
}

export interface UseCaseRow {
  readonly code: string;
  readonly title: string;
  readonly entity: string;
  readonly stageText: string;
  readonly health: HealthView;
  readonly nextMilestone: string;
}

export interface DueRow {
  readonly code: string;
  readonly title: string;
  readonly milestone: string;
  readonly dueOn: LocalDate;
  readonly dueText: string;
  readonly referent: string;
}

export interface CardsView {
  readonly lead: string;
  readonly total: number;
  readonly milestoneHeaders: readonly string[];
  readonly noMilestone: string;
  readonly cards: readonly UseCaseCard[];
}

export interface UseCaseCard {
  readonly code: string;
  readonly useCaseTitle: string;
  /** The action title: a sentence with a verb, the code and what has to be known or decided. */
  readonly title: string;
  readonly health: HealthView;
  readonly stage: Stage;
  readonly stageText: string;
  /** Every stage in order, for the stepper. */
  readonly steps: readonly { readonly label: string; readonly state: 'done' | 'current' | 'ahead' }[];
  readonly identity: string;
  /** Value and feasibility, from 1 to 5; null where nobody rated them. */
  readonly scores: readonly ScoreView[];
  readonly awaitsDecision: boolean;
  readonly blocks: readonly { readonly label: string; readonly text: string }[];
  /** The milestones that matter most, by date. */
  readonly milestones: readonly CardMilestone[];
  /** Milestones the use case has, shown or not. */
  readonly milestoneTotal: number;
  /** Says the conclusion: how many are reached, slip or are late, the worst and the next. */
  readonly milestonesAlt: string;
}

export interface CardMilestone {
  readonly name: string;
  readonly baselineText: string;
  readonly expectedText: string;
  readonly slipText: string;
  /** Slips or is past its day. */
  readonly late: boolean;
  readonly baselineOn: LocalDate | null;
  /** The day reached, or the day expected. */
  readonly on: LocalDate | null;
  readonly reached: boolean;
  /** 0 for the one that matters most. */
  readonly rank: number;
}

export interface ScoreView {
  readonly label: string;
  readonly value: number | null;
  /** `●●●○○ 3/5`. */
  readonly text: string;
}

/** Adoption and benefits at the end of the month. */
export interface UseView {
  readonly title: string;
  readonly messages: readonly string[];
  readonly unit: string;
  /** Adoption in whole percents, the greatest first. */
  readonly bars: readonly { readonly label: string; readonly value: number }[];
  readonly deployments: TableView<UseDeploymentRow>;
  readonly benefits: TableView<UseBenefitRow>;
  readonly alerts: TableView<UseAlertRow>;
}

export interface UseDeploymentRow {
  readonly code: string;
  readonly title: string;
  readonly entity: string;
  readonly eligible: string;
  readonly users: string;
  readonly share: string;
}

export interface UseBenefitRow {
  readonly code: string;
  readonly benefit: string;
  readonly month: string;
  readonly expectedMonth: string;
  readonly cumulated: string;
  readonly expectedCumulated: string;
}

export interface UseAlertRow {
  readonly code: string;
  readonly title: string;
  readonly entity: string;
  readonly rule: string;
  readonly since: string;
}
