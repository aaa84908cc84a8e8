import type { AttendanceStatus, EntryKind, MeetingKind, RegisterState, RiskLevel } from '@jalon/domain';

/** How a table of the minutes is called, its columns, and what it tells who cannot see it. */
export interface TableWords {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly alt: (rows: string) => string;
}

/** Every word of the minutes. Counts come formatted; sentences have ordinary spaces: the view sets the French ones. */
export interface MinutesMessages {
  readonly document: string;
  readonly shortDocument: string;
  /** `Compte rendu du comité de pilotage du 18 mars 2026`. */
  readonly subtitle: (document: string, kind: MeetingKind, date: string) => string;
  readonly kind: Readonly<Record<MeetingKind, string>>;
  readonly confidentiality: string;
  readonly sharedWith: (lab: string, entity: string) => string;
  readonly demoNotice: string;
  readonly keywords: readonly string[];
  readonly contents: string;
  readonly page: string;
  readonly of: string;
  readonly tableWord: string;
  /** Between a field's label and what it says. */
  readonly colon: string;
  readonly field: Readonly<
    Record<
      'object' | 'body' | 'date' | 'place' | 'chair' | 'author' | 'useCases' | 'edition' | 'essentials',
      string
    >
  >;
  readonly bodyWith: (kind: string, entity: string) => string;
  readonly time: (from: string, to: string) => string;
  readonly clock: (hours: number, minutes: string) => string;
  readonly duration: (minutes: string) => string;
  readonly edition: (edition: string) => string;
  readonly approved: (edition: string, name: string | null, date: string) => string;
  readonly notApproved: (edition: string) => string;
  readonly nobody: string;
  readonly heading: Readonly<
    Record<
      | 'attendance'
      | 'agenda'
      | 'previous'
      | 'points'
      | 'decisions'
      | 'actions'
      | 'risks'
      | 'next'
      | 'untitled',
      string
    >
  >;
  readonly attendance: Readonly<Record<AttendanceStatus, string>>;
  readonly empty: Readonly<
    Record<'attendance' | 'agenda' | 'previous' | 'points' | 'decisions' | 'actions' | 'next', string>
  >;
  /** How many of a kind were recorded: `3 décisions`. */
  readonly count: Readonly<Record<Exclude<EntryKind, 'info'>, (n: number, text: string) => string>>;
  readonly entry: Readonly<Record<EntryKind, string>>;
  readonly detail: Readonly<
    Record<'decider' | 'owner' | 'due' | 'follower' | 'grades' | 'severity' | 'useCase', string>
  >;
  readonly noOwner: string;
  readonly noDate: string;
  readonly noGrades: string;
  readonly state: Readonly<Record<RegisterState, string>>;
  readonly late: (state: string) => string;
  readonly carried: string;
  readonly notDealtWith: string;
  readonly level: Readonly<Record<RiskLevel, string>>;
  readonly table: Readonly<Record<'agenda' | 'previous' | 'decisions' | 'actions' | 'risks', TableWords>>;
  /** Of the register or of the use case a row belongs to; only where there are several. */
  readonly registerColumn: string;
  readonly pointColumn: string;
  readonly typedTableAlt: (rows: string, columns: string, heads: string) => string;
  readonly nextAt: (date: string, time: string, place: string) => string;
}
