import type { Border, MeetingKind, ReviewState, RiskResponse } from '@jalon/domain';
import type { Counted } from '../monthly-report/messages-type.js';

export const COMMITTEE_PARTS = [
  'agenda',
  'decisions',
  'health',
  'objectives',
  'highlights',
  'milestones',
  'budget',
  'risks',
  'actions',
  'next',
  'key',
] as const;
export type CommitteePart = (typeof COMMITTEE_PARTS)[number];

/** Title, lead and columns of a table, and what is said when it would be empty. */
export interface TableMessages<Args extends readonly unknown[]> {
  readonly title: (...args: Args) => string;
  readonly lead: string;
  readonly headers: readonly string[];
  readonly empty: string;
}

/** Every word of the committee's deck that the monthly report and the minutes do not have. */
export interface CommitteeMessages {
  readonly parts: Readonly<Record<CommitteePart, string>>;
  readonly title: (kind: MeetingKind, title: string) => string;
  readonly subject: (kind: MeetingKind, date: string) => string;
  readonly when: (date: string, time: string, place: string) => string;
  readonly chair: (name: string) => string;
  readonly withEntity: (name: string) => string;
  readonly asOf: (date: string) => string;
  readonly source: (lab: string, date: string) => string;
  readonly headline: (useCases: Counted, decisions: Counted) => string;
  readonly agendaTitle: (parts: number) => string;
  readonly agenda: TableMessages<[points: Counted, minutes: number]>;
  readonly objectiveIs: (objective: string) => string;
  readonly minutes: (n: number) => string;
  readonly decisions: TableMessages<[total: Counted]> & {
    readonly gate: (border: Border) => string;
    readonly gateSince: (state: ReviewState, date: string) => string;
    readonly health: string;
    readonly register: (number: string) => string;
  };
  readonly health: TableMessages<[total: Counted, off: Counted, risk: Counted]> & {
    readonly onTrackReason: string;
    readonly noReason: string;
    readonly notRatedReason: string;
  };
  readonly objectives: TableMessages<[total: Counted]> & {
    readonly none: string;
    readonly people: (sponsor: string | null, referent: string | null) => string;
    readonly fromStudy: (code: string) => string;
    /** Of the page of the meeting's one use case. */
    readonly singleTitle: (code: string, title: string) => string;
  };
  readonly highlights: TableMessages<[total: Counted, since: string]> & {
    readonly since: (date: string, previous: boolean) => string;
    readonly stage: string;
    readonly health: string;
    readonly milestone: string;
    readonly decision: string;
    readonly action: string;
    readonly healthMove: (from: string, to: string) => string;
    readonly reached: (name: string) => string;
    readonly reachedLate: (name: string, days: Counted) => string;
    readonly taken: (number: string, title: string) => string;
    readonly done: (number: string, title: string) => string;
  };
  readonly milestones: TableMessages<[open: Counted, slipping: Counted, late: Counted]> & {
    readonly timelineTitle: (
      code: string,
      slipping: Counted,
      late: Counted,
      total: Counted,
      open: Counted,
    ) => string;
  };
  readonly trend: {
    readonly title: (code: string, name: string, times: Counted) => string;
    /** Dates that moved without being put off at the last. */
    readonly backTitle: (code: string, total: Counted) => string;
    readonly unit: string;
    readonly format: string;
    readonly moved: (name: string, from: string, to: string, days: string) => string;
    readonly kept: (name: string, date: string) => string;
    readonly reading: string;
    readonly conclusion: (code: string, sentences: string) => string;
  };
  readonly budget: TableMessages<[signed: Counted, total: Counted, rebilled: string | null]> & {
    readonly financing: Readonly<Record<'lab' | 'shared' | 'rebilled', string>>;
    readonly notSaid: string;
    readonly none: string;
    readonly days: (text: string) => string;
    readonly euros: (text: string) => string;
    readonly nothing: string;
    readonly signed: (date: string, amendments: Counted) => string;
    readonly until: (date: string) => string;
    readonly expired: (date: string) => string;
    readonly open: string;
  };
  readonly risks: TableMessages<[open: Counted, severe: Counted]> & {
    readonly response: Readonly<Record<RiskResponse, string>>;
    readonly noResponse: string;
  };
  readonly actions: TableMessages<[open: Counted, overdue: Counted]> & {
    readonly late: (days: Counted) => string;
    readonly state: Readonly<Record<'todo' | 'in_progress', string>>;
  };
  readonly next: TableMessages<[total: Counted, until: string]> & {
    readonly milestone: string;
    readonly action: string;
    readonly meeting: string;
    readonly nextMeeting: (time: string, place: string) => string;
  };
  readonly capped: (shown: Counted, total: Counted) => string;
  readonly quietTitle: (topics: Counted) => string;
  readonly untitled: string;
  readonly nobody: string;
  readonly noDate: string;
  readonly keyTitle: string;
  readonly key: readonly string[];
}
