import * as fc from 'fast-check';
import { addDays } from '../shared/local-date.js';
import { HEALTHS, healthNeedsReason, healthTrend, isHealthStale, TRENDS } from './health.js';

const health = fc.constantFrom(...HEALTHS);

describe('health', () => {
  it('needs a reason when it is amber or red', () => {
    expect(HEALTHS.filter(healthNeedsReason)).toEqual(['at_risk', 'off_track']);
  });

  it('has to be confirmed after thirty days', () => {
    const declared = '2026-02-01';
    expect(isHealthStale('on_track', declared, addDays(declared, 30))).toBe(false);
    expect(isHealthStale('on_track', declared, addDays(declared, 31))).toBe(true);
    expect(isHealthStale('on_track', null, '2026-12-31')).toBe(false);
    expect(isHealthStale('not_rated', declared, '2026-12-31')).toBe(false);
  });

  it('reads its trend from the declaration before', () => {
    const table = HEALTHS.map((before) => HEALTHS.map((after) => healthTrend(before, after)));
    expect(table).toEqual([
      ['stable', 'worsening', 'worsening', 'stable'],
      ['improving', 'stable', 'worsening', 'stable'],
      ['improving', 'improving', 'stable', 'stable'],
      ['stable', 'stable', 'stable', 'stable'],
    ]);
    for (const after of HEALTHS) expect(healthTrend(null, after)).toBe('stable');
  });

  it('turns its trend round with the direction', () => {
    fc.assert(
      fc.property(health, health, (a, b) => {
        const there = TRENDS.indexOf(healthTrend(a, b));
        expect(TRENDS.indexOf(healthTrend(b, a))).toBe(TRENDS.length - 1 - there);
      }),
    );
  });
});
