export const MINUTES_STATES = ['draft', 'in_review', 'approved', 'distributed'] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];

export const MINUTES_MOVE_NAMES = ['submit', 'return', 'approve', 'distribute', 'correct'] as const;
export type MinutesMoveName = (typeof MINUTES_MOVE_NAMES)[number];

/** What completeness finds missing. Each is said in words by the screens, with the place it speaks of. */
export const MINUTES_GAPS = [
  'meeting_not_held',
  'no_attendee',
  'attendee_not_pointed',
  'empty',
  'entry_without_text',
  'entry_too_long',
  'action_without_owner',
  'action_without_due_date',
  'action_due_before_meeting',
  'risk_without_grades',
  'entry_without_use_case',
  'decision_without_decider',
  'entry_repeated',
  'too_many_entries',
  'unknown_person',
  'no_decision',
] as const;
export type MinutesGapCode = (typeof MINUTES_GAPS)[number];

/** `entryId` names the typed row, `personId` the person; null when it is about the whole. */
export interface MinutesGap {
  readonly code: MinutesGapCode;
  readonly entryId: string | null;
  readonly personId: string | null;
  /** Warnings do not hold the submission back: no decision was recorded, somebody was not pointed. */
  readonly blocking: boolean;
}

/** The documents a meeting gives (DOCUMENTS.md). */
export const MEETING_DOCUMENT_KINDS = ['minutes', 'decisions', 'committee_deck', 'workshop_deck'] as const;
export type MeetingDocumentKind = (typeof MEETING_DOCUMENT_KINDS)[number];
