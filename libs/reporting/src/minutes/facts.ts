import type {
  AgendaState,
  AttendanceStatus,
  LocalDate,
  MeetingKind,
  MinutesContent,
  RegisterState,
} from '@jalon/domain';

/** Everything the minutes of a meeting say, taken from one approved submission and from the meeting around it. */
export interface MinutesFacts {
  readonly language: 'fr' | 'en';
  readonly labName: string;
  readonly demo: boolean;
  readonly meeting: {
    readonly title: string;
    readonly kind: MeetingKind;
    readonly objective: string;
    /** The partner entity it was held with; null for the lab's own. */
    readonly entityName: string | null;
    readonly heldOn: LocalDate;
    /** HH:MM, and how long it lasted in minutes. */
    readonly startsAt: string;
    readonly minutes: number;
    readonly place: string;
    readonly chairName: string | null;
  };
  /** Who wrote the minutes down. */
  readonly authorName: string | null;
  readonly edition: number;
  /** Null while nobody approved them. */
  readonly approval: { readonly byName: string | null; readonly on: LocalDate } | null;
  readonly useCases: readonly { readonly id: string; readonly code: string; readonly title: string }[];
  readonly attendance: readonly {
    readonly personName: string;
    readonly entityName: string | null;
    readonly status: AttendanceStatus;
  }[];
  readonly agenda: readonly MinutesAgendaItem[];
  readonly previousActions: readonly MinutesPreviousAction[];
  readonly content: MinutesContent;
  /** Names of the people that typed rows name, by id. */
  readonly people: Readonly<Record<string, string>>;
  /** What typed rows became in the register, by `entryId`. */
  readonly registered: Readonly<Record<string, { readonly code: string; readonly state: RegisterState }>>;
  readonly next: { readonly heldOn: LocalDate; readonly startsAt: string; readonly place: string } | null;
}

export interface MinutesAgendaItem {
  readonly id: string;
  readonly title: string;
  readonly ownerName: string | null;
  /** Planned minutes; null when nobody said. */
  readonly minutes: number | null;
  readonly useCaseId: string | null;
  readonly state: AgendaState;
}

export interface MinutesPreviousAction {
  /** Of the use case, as `UC-001`, and of the action in its register, as `A-3`. */
  readonly useCaseCode: string;
  readonly code: string;
  readonly title: string;
  readonly ownerName: string | null;
  readonly dueOn: LocalDate | null;
  readonly state: RegisterState;
  /** Its day had passed when the meeting was held and it was still open. */
  readonly overdue: boolean;
}
