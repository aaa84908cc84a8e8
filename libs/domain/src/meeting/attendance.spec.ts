import { attendanceCounts, ATTENDANCE_ORDER, isInvited, isPointed } from './attendance.js';
import { ATTENDANCE_STATUSES } from './meeting.js';

it('names every status once', () => {
  expect([...ATTENDANCE_ORDER].sort()).toEqual([...ATTENDANCE_STATUSES].sort());
});

it('tells who was invited, and of whom it was said if they came', () => {
  expect(ATTENDANCE_STATUSES.filter(isInvited)).toEqual(['expected', 'present', 'excused', 'absent']);
  expect(ATTENDANCE_STATUSES.filter(isPointed)).toEqual(['present', 'excused', 'absent']);
});

it('counts each status', () => {
  const people = (['present', 'present', 'excused', 'distribution'] as const).map((status) => ({ status }));
  expect(attendanceCounts(people)).toEqual({
    expected: 0,
    present: 2,
    excused: 1,
    absent: 0,
    distribution: 1,
  });
});
