import type { Job } from '@jalon/contracts';

/** Too little is known before this much is done for a forecast to mean anything. */
const KNOWN_FROM = 0.08;

/** Seconds left at the pace so far, at least 1; null while nothing sensible can be said. `now` in milliseconds. */
export function remainingSeconds(job: Job, now: number): number | null {
  if (job.state !== 'running' || job.startedAt === null || job.total === null || job.total <= 0) return null;
  const share = job.done / job.total;
  const spent = (now - Date.parse(job.startedAt)) / 1000;
  if (share < KNOWN_FROM || share >= 1 || spent < 1) return null;
  return Math.max(1, Math.round((spent / share) * (1 - share)));
}
