import { endingSoon } from './session-end';

const minute = 60_000;
const start = Date.parse('2026-04-20T08:00:00Z');
const facts = { endsAt: '2026-04-20T16:00:00Z', idleMinutes: 30, lastContact: start };

describe('endingSoon', () => {
  it('says nothing while there is time', () => {
    expect(endingSoon({ ...facts, now: start + 27 * minute })).toBeNull();
  });

  it('warns two minutes before the idle end', () => {
    expect(endingSoon({ ...facts, now: start + 28 * minute })).toEqual({
      reason: 'idle',
      at: start + 30 * minute,
    });
  });

  it('warns ten minutes before the last end, even of who is active', () => {
    const now = start + 471 * minute;
    expect(endingSoon({ ...facts, lastContact: now, now })).toEqual({
      reason: 'absolute',
      at: start + 480 * minute,
    });
  });

  it('names the nearest of the two', () => {
    const now = start + 475 * minute;
    expect(endingSoon({ ...facts, lastContact: now - 29 * minute, now })?.reason).toBe('idle');
  });

  it('knows sessions without a last end', () => {
    expect(endingSoon({ ...facts, endsAt: null, now: start + 10 * minute })).toBeNull();
  });
});
