import { ATTENDANCE_STATUSES, type AttendanceStatus } from './meeting.js';

/** Invited to the meeting, unlike those who only get its minutes. */
export function isInvited(status: AttendanceStatus): boolean {
  return status !== 'distribution';
}

/** How many people have each status. */
export function attendanceCounts(
  people: readonly { readonly status: AttendanceStatus }[],
): Readonly<Record<AttendanceStatus, number>> {
  const counts = Object.fromEntries(ATTENDANCE_STATUSES.map((status) => [status, 0])) as Record<
    AttendanceStatus,
    number
  >;
  for (const { status } of people) counts[status]++;
  return counts;
}
