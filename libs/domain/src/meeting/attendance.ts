import { ATTENDANCE_STATUSES, type AttendanceStatus } from './meeting.js';

/** In the order that minutes name them: who was there, who excused themselves, who was missed, who gets a copy. */
export const ATTENDANCE_ORDER = [
  'present',
  'excused',
  'absent',
  'expected',
  'distribution',
] as const satisfies readonly AttendanceStatus[];

/** Invited to the meeting, unlike those who only get its minutes. */
export function isInvited(status: AttendanceStatus): boolean {
  return status !== 'distribution';
}

/** Whether it was said if the person came. */
export function isPointed(status: AttendanceStatus): boolean {
  return status !== 'expected' && status !== 'distribution';
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
