import type { AfterGoLive, Condition, Health, LocalDate, Month, Stage, Trend } from '@jalon/domain';

export type ReportLanguage = 'fr' | 'en';

/** Everything the monthly report says, taken from one consistent read at the end of the month (or today, for the month under way). */
export interface MonthlyReportFacts {
  readonly month: Month;
  readonly language: ReportLanguage;
  /** The day the figures were read: the last day of the month, or earlier while the month runs. */
  readonly asOf: LocalDate;
  /** The day the month was frozen: since then its facts are these, whatever changed. Null, or left out, while it is open. */
  readonly frozenOn?: LocalDate | null;
  /** Name of the partner entity when the report covers only one; null for the whole portfolio. */
  readonly scopeName: string | null;
  readonly labName: string;
  readonly authorName: string;
  readonly demo: boolean;
  readonly current: PortfolioFigures;
  readonly previous: PortfolioFigures;
  /** The six months up to this one, oldest first (fewer where there is no history). */
  readonly history: readonly PortfolioFigures[];
  /** Every active or on-hold use case, plus those closed or abandoned in the month, by code. */
  readonly useCases: readonly ReportUseCase[];
  /** Moves of the month, oldest first: entries (from = null), gates passed, closures, condition changes. */
  readonly moves: readonly ReportMove[];
  /** What is in use and what it brings; left out by months that were frozen before it was kept. */
  readonly afterGoLive?: AfterGoLive;
}

export interface PortfolioFigures {
  readonly month: Month;
  /** Use cases neither closed nor abandoned. */
  readonly total: number;
  readonly entered: number;
  readonly left: number;
  readonly onHold: number;
  readonly byStage: Readonly<Record<Stage, number>>;
  readonly byHealth: Readonly<Record<Health, number>>;
  readonly milestonesReached: number;
  readonly milestonesLate: number;
}

export interface ReportUseCase {
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  readonly entityName: string;
  readonly domain: string | null;
  readonly productName: string | null;
  readonly referentName: string | null;
  readonly sponsorName: string | null;
  readonly stage: Stage;
  readonly condition: Condition;
  readonly stageSince: LocalDate;
  readonly health: Health;
  readonly healthReason: string | null;
  readonly decisionNeeded: string | null;
  readonly healthDeclaredOn: LocalDate | null;
  /** Health at the end of the month before; null when the use case did not exist yet. */
  readonly previousHealth: Health | null;
  readonly trend: Trend;
  readonly valueScore: number | null;
  readonly feasibilityScore: number | null;
  readonly milestones: readonly ReportMilestone[];
}

export interface ReportMilestone {
  readonly name: string;
  readonly baselineOn: LocalDate | null;
  readonly forecastOn: LocalDate | null;
  readonly actualOn: LocalDate | null;
  /** Working days of the actual (or forecast) after the baseline; 0 when on time, early or without baseline. */
  readonly slipDays: number;
}

export interface ReportMove {
  readonly code: string;
  readonly title: string;
  readonly on: LocalDate;
  readonly fromStage: Stage | null;
  readonly toStage: Stage;
  readonly toCondition: Condition;
  readonly kind: 'entered' | 'advanced' | 'returned' | 'closed' | 'held' | 'resumed' | 'abandoned';
  readonly reason: string | null;
}
