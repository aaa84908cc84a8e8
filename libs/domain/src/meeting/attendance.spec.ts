import { attendanceCounts, isInvited } from './attendance.js';
import { ATTENDANCE_STATUSES } from './meeting.js';

it('tells who was invited', () => {
  expect(ATTENDANCE_STATUSES.filter(isInvited)).toEqual(['expected', 'present', 'excused', 'absent']);
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
