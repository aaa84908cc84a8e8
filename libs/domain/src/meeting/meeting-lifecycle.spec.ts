import { MINUTES_STATES } from '../minutes/minutes.js';
import { MEETING_STATES } from './meeting.js';
import {
  checkHeldDay,
  checkMeetingOpen,
  MEETING_GUARDS,
  MEETING_MOVES,
  meetingClosed,
  moveMeeting,
  type MeetingFacts,
} from './meeting-lifecycle.js';
import { refusal } from './testing/refusal.js';

const TODAY = '2026-03-18';
const planned: MeetingFacts = { state: 'planned', heldOn: TODAY, minutesState: null };
const move = (meeting: MeetingFacts, to: MeetingFacts['state'], reason = '') =>
  moveMeeting(meeting, { to, reason, today: TODAY });

it('reaches every state from the first, and uses every guard', () => {
  expect(new Set(['planned', ...MEETING_MOVES.map((row) => row.to)])).toEqual(new Set(MEETING_STATES));
  expect(new Set(MEETING_MOVES.flatMap((row) => row.guards))).toEqual(new Set(MEETING_GUARDS));
});

it.each(MEETING_STATES.flatMap((from) => MEETING_STATES.map((to) => [from, to] as const)))(
  'goes from %s to %s only by the table',
  (state, to) => {
    const make = () => move({ ...planned, state }, to, 'Salle prise');
    if (MEETING_MOVES.some((row) => row.from === state && row.to === to)) expect(make().state).toBe(to);
    else expect(refusal(make).code).toBe('transition_not_allowed');
  },
);

it('is held on its day or later', () => {
  expect(move(planned, 'held')).toEqual({ state: 'held', cancelReason: null });
  expect(refusal(() => move({ ...planned, heldOn: '2026-03-19' }, 'held'))).toMatchObject({
    code: 'invalid_value',
    fields: [{ path: 'to', code: 'in_future', params: { max: TODAY } }],
  });
  expect(() => checkHeldDay('held', '2026-03-19', TODAY, 'changes.heldOn')).toThrow();
  expect(() => checkHeldDay('planned', '2026-03-19', TODAY, 'changes.heldOn')).not.toThrow();
});

it('is cancelled for a reason, which goes when it is planned again', () => {
  expect(refusal(() => move(planned, 'cancelled', '  '))).toMatchObject({ code: 'reason_required' });
  expect(move(planned, 'cancelled', ' Salle prise ')).toEqual({
    state: 'cancelled',
    cancelReason: 'Salle prise',
  });
  expect(move({ ...planned, state: 'cancelled' }, 'planned').cancelReason).toBeNull();
});

it.each(['in_review', 'approved', 'distributed'] as const)(
  'is not cancelled once its minutes are %s',
  (state) => {
    expect(
      refusal(() => move({ ...planned, minutesState: state }, 'cancelled', 'Salle prise')),
    ).toMatchObject({ fields: [{ path: 'to', code: 'minutes_submitted' }] });
  },
);

it('is written until it is cancelled or its minutes are approved', () => {
  const open = (minutesState: MeetingFacts['minutesState'], state: MeetingFacts['state'] = 'held') =>
    meetingClosed({ state, minutesState });
  expect([null, ...MINUTES_STATES].map((state) => open(state))).toEqual([
    null,
    null,
    null,
    'minutes_approved',
    'minutes_approved',
  ]);
  expect(open(null, 'cancelled')).toBe('meeting_cancelled');
  expect(() => checkMeetingOpen(planned)).not.toThrow();
  expect(refusal(() => checkMeetingOpen({ ...planned, state: 'cancelled' }))).toEqual({
    code: 'transition_not_allowed',
    fields: [{ path: 'meeting', code: 'meeting_cancelled' }],
  });
});
