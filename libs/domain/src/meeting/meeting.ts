/** COPIL, COPROJ, COTECH, atelier (PRODUCT.md). */
export const MEETING_KINDS = [
  'steering_committee',
  'project_committee',
  'technical_committee',
  'workshop',
] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const MEETING_STATES = ['planned', 'held', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** How often a series meets; on demand has no next date of its own. */
export const MEETING_RHYTHMS = ['weekly', 'every_two_weeks', 'monthly', 'on_demand'] as const;
export type MeetingRhythm = (typeof MEETING_RHYTHMS)[number];

/** `expected` is invited and not yet pointed; `distribution` gets the minutes without having been invited. */
export const ATTENDANCE_STATUSES = ['expected', 'present', 'excused', 'absent', 'distribution'] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];

/** `carried` went on to a later meeting or back to the series' backlog. */
export const AGENDA_STATES = ['open', 'done', 'carried'] as const;
export type AgendaState = (typeof AGENDA_STATES)[number];

export const MEETING_LIMITS = {
  title: 200,
  objective: 1000,
  place: 200,
  reason: 1000,
  useCases: 40,
  people: 100,
  agendaItems: 60,
  backlogItems: 200,
  agendaTitle: 300,
  agendaNote: 2000,
  /** Minutes of the clock, of a meeting and of an agenda item. */
  shortest: 5,
  longest: 600,
  occurrences: 60,
} as const;
