import type { Job } from '@jalon/contracts';
import { remainingSeconds } from './remaining';

const now = Date.parse('2026-04-20T08:00:30Z');
const job = { state: 'running', startedAt: '2026-04-20T08:00:00Z', done: 25, total: 100 } as Job;

describe('remainingSeconds', () => {
  it('follows the pace so far', () => {
    expect(remainingSeconds(job, now)).toBe(90);
  });
  it.each([
    ['queued', { state: 'queued' }],
    ['of unknown length', { total: null }],
    ['empty', { total: 0 }],
    ['barely started', { done: 2 }],
    ['done in fact', { done: 100 }],
    ['without a start', { startedAt: null }],
  ] as const)('says nothing of a job %s', (_, change) => {
    expect(remainingSeconds({ ...job, ...change }, now)).toBeNull();
  });
});
