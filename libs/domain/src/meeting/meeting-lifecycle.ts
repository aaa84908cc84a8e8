import type { MinutesState } from '../minutes/minutes.js';
import { DomainError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';
import type { MeetingState } from './meeting.js';

/** What a move asks to see before it is made. */
export const MEETING_GUARDS = ['day_reached', 'reason', 'no_minutes_under_review'] as const;
export type MeetingGuard = (typeof MEETING_GUARDS)[number];

export interface MeetingMove {
  readonly from: MeetingState;
  readonly to: MeetingState;
  readonly guards: readonly MeetingGuard[];
}

/** The life of a meeting as data. What was held stays held: its minutes tell of it. */
export const MEETING_MOVES: readonly MeetingMove[] = [
  { from: 'planned', to: 'held', guards: ['day_reached'] },
  { from: 'planned', to: 'cancelled', guards: ['reason', 'no_minutes_under_review'] },
  { from: 'cancelled', to: 'planned', guards: [] },
];

export interface MeetingMoveRequest {
  readonly to: MeetingState;
  readonly reason: string;
  readonly today: LocalDate;
}

/** What a meeting's own rules look at. */
export interface MeetingFacts {
  readonly state: MeetingState;
  readonly heldOn: LocalDate;
  readonly minutesState: MinutesState | null;
}

/**
 * What becomes of the meeting; a cancelled one keeps its reason until it is planned again.
 * @throws DomainError `transition_not_allowed`, `reason_required`, or `invalid_value` for a day that is still to come
 */
export function moveMeeting(
  meeting: MeetingFacts,
  { to, reason, today }: MeetingMoveRequest,
): { readonly state: MeetingState; readonly cancelReason: string | null } {
  const move = MEETING_MOVES.find((row) => row.from === meeting.state && row.to === to);
  if (!move) {
    throw new DomainError('transition_not_allowed', `A ${meeting.state} meeting does not become ${to}`, [
      { path: 'to', code: 'transition_not_allowed' },
    ]);
  }
  for (const guard of move.guards) GUARDS[guard](meeting, { to, reason, today });
  return { state: to, cancelReason: to === 'cancelled' ? reason.trim() : null };
}

const GUARDS: Readonly<Record<MeetingGuard, (meeting: MeetingFacts, request: MeetingMoveRequest) => void>> = {
  day_reached: (meeting, { today }) => checkHeldDay('held', meeting.heldOn, today, 'to'),
  reason: (_, { reason }) => {
    if (reason.trim() !== '') return;
    throw new DomainError('reason_required', 'Say why it is cancelled', [
      { path: 'reason', code: 'reason_required' },
    ]);
  },
  no_minutes_under_review: ({ minutesState }) => {
    if (minutesState === null || minutesState === 'draft') return;
    throw new DomainError('transition_not_allowed', 'Minutes of this meeting were submitted', [
      { path: 'to', code: 'minutes_submitted' },
    ]);
  },
};

/** @throws DomainError `invalid_value` when a meeting that was held would be in the future */
export function checkHeldDay(state: MeetingState, heldOn: LocalDate, today: LocalDate, path: string): void {
  if (state !== 'held' || heldOn <= today) return;
  throw new DomainError('invalid_value', 'It cannot have been held in the future', [
    { path, code: 'in_future', params: { max: today } },
  ]);
}

/** Why nothing of the meeting is written any more; null while it is. */
export function meetingClosed({
  state,
  minutesState,
}: Omit<MeetingFacts, 'heldOn'>): 'meeting_cancelled' | 'minutes_approved' | null {
  if (state === 'cancelled') return 'meeting_cancelled';
  return minutesState === 'approved' || minutesState === 'distributed' ? 'minutes_approved' : null;
}

/**
 * A meeting, its agenda and who attended are written until its minutes are approved: they are part of what was.
 * @throws DomainError `transition_not_allowed`
 */
export function checkMeetingOpen(meeting: Omit<MeetingFacts, 'heldOn'>): void {
  const code = meetingClosed(meeting);
  if (code === null) return;
  throw new DomainError('transition_not_allowed', 'This meeting is only read', [{ path: 'meeting', code }]);
}
